"""What the network says of a batch in training, and how wrong that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.network import Network

RARE = torch.tensor([1.0, 1.5, 2.0, 2.0, 1.5, 2.0])
"""Weights of the statuses, in the order of STATUSES."""
NOBODY_WEIGHS = 0.5
"""Weight of a description that means nobody: the gold does not list every one."""


def half() -> torch.autocast:
    """Where sums are taken in bfloat16: on CPUs with AMX three times faster, on others slower than as they are."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported())


@dataclass(frozen=True)
class Forward:
    """What the network says of a batch.

    `best` are logits of relations by pair, `row` for each pair and relation the row of `seen` that says most, `spans`
    the states of each example's mentions, `types` their logits.
    """

    best: Tensor
    seen: Tensor
    row: Tensor
    spans: list[Tensor]
    types: Tensor


def forward(network: Network, b: Batch) -> Forward:
    """One pass over a batch."""
    states = network.states(b.pieces, b.named, b.dependencies, b.places, b.mask, b.kin)
    length = b.pieces.shape[1]
    real = b.pair >= 0
    seen = network.seen(states, length, b.places)[real]
    each = network.relations(seen, b.apart[real], b.paths[real]).float()
    best, row = largest(each, b.pair[real], len(b.gold))
    spans = [torch.stack([states[i, a:z].mean(0) for a, z in names.tolist()]) for i, names in enumerate(b.names)]
    types = network.kind(network.drop(torch.cat(spans))).float()
    return Forward(best, seen, row, spans, types)


def meanings(network: Network, b: Batch, spans: Sequence[Tensor]) -> Iterator[tuple[Tensor, Tensor]]:
    """For each example with N names and D descriptions taught: log-shares [D, N + 1] of whom each means; the right."""
    rows = zip(spans, b.things, b.described, b.taught, b.sentences, strict=True)
    for of, things, described, taught, sentences in rows:
        if not bool(taught.any()) or bool(described.all()):
            continue
        apart = sentences[taught][:, None] - sentences[~described][None]
        logits = network.meant(of[taught], of[~described], apart).float()
        right = things[taught][:, None] == things[~described][None]
        yield logits.log_softmax(1), torch.cat([right, ~right.any(1, keepdim=True)], 1)


def largest(each: Tensor, pair: Tensor, pairs: int) -> tuple[Tensor, Tensor]:
    """For each pair and relation the largest logit of its rows, and which row that was."""
    rows = [[] for _ in range(pairs)]
    for i, p in enumerate(pair.tolist()):
        rows[p].append(i)
    table = torch.tensor([(r * 2)[:2] for r in rows])
    both = each[table]
    best, which = both.max(1)
    return best, table.gather(1, which)


def loss_of(network: Network, b: Batch) -> Tensor:
    """Cross entropy over pairs and relations, over the statuses of what holds, types, and whom descriptions mean."""
    with half():
        found = forward(network, b)
        means = list(meanings(network, b, found.spans))
    plain = functional.binary_cross_entropy_with_logits(found.best, b.gold, weight=b.weight, reduction="sum")
    total = plain / (4 + b.gold.sum())
    at = ((b.gold > 0) & (b.status >= 0)).nonzero()
    if len(at):
        with half():
            logits = network.statuses(found.seen[found.row[at[:, 0], at[:, 1]]], at[:, 1]).float()
        total = total + 0.5 * functional.cross_entropy(logits, b.status[at[:, 0], at[:, 1]], weight=RARE)
    codes = torch.cat(b.types)
    if bool((codes >= 0).any()):
        total = total + 0.5 * functional.cross_entropy(found.types, codes, ignore_index=-100)
    if means:
        each = torch.cat([(logs + right.log()).logsumexp(1) for logs, right in means])
        weight = torch.cat([torch.where(right[:, -1], NOBODY_WEIGHS, 1.0) for _, right in means])
        total = total - 0.5 * (each * weight).mean()
    return total
