"""How well a network does on the development rows, by pairs of characters."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch

from training.batches import batch
from training.examples import Example
from training.loss import forward, half, meanings
from training.network import Network


@torch.no_grad()
def measured(network: Network, rows: Sequence[Example]) -> str:
    """F1 over pairs at the best single threshold, right statuses among the hits, right types, descriptions resolved.

    Pronouns mean nobody here, as their answers come from the facts that are asked for.
    """
    network.eval()
    scores, golds, statuses, types, means = [], [], [], [], []
    for e in rows:
        b = batch([e])
        with half():
            found = forward(network, b)
            means += [
                right.gather(1, logs.argmax(1, keepdim=True)) for logs, right in meanings(network, b, found.spans)
            ]
        best = found.best
        counted = b.weight > 0
        scores.append(best[counted])
        golds.append(b.gold[counted])
        at = ((b.gold > 0) & (best > -0.5)).nonzero()
        if len(at):
            said = network.statuses(found.seen.float()[found.row[at[:, 0], at[:, 1]]], at[:, 1]).argmax(1)
            statuses.append(said == b.status[at[:, 0], at[:, 1]])
        types.append((found.types.argmax(1) == b.types[0])[b.types[0] >= 0])
    network.train()
    score, gold = torch.cat(scores).numpy(), torch.cat(golds).numpy()
    order = np.argsort(-score)
    right = np.cumsum(gold[order])
    f1 = 2 * right / (np.arange(len(order)) + 1 + gold.sum())
    top = int(f1.argmax())
    status = float(torch.cat(statuses).float().mean()) if statuses else 0.0
    return (
        f"P {right[top] / (top + 1):.3f} R {right[top] / gold.sum():.3f} F1 {f1[top]:.3f} at {score[order][top]:.2f} "
        f"status {status:.3f} type {float(torch.cat(types).float().mean()):.3f} "
        f"meaning {float(torch.cat(means).float().mean()) if means else 0.0:.3f}"
    )
