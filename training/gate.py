"""Teaches a trained network which pairs of mentions are worth a question (loaders/network/gate.py).

    python -m training.gate schema.json articles.jsonl dev.jsonl out.pt

The teacher is the network itself: it is asked about every pair of some articles, and the gate learns from the states of
the text alone which of them come near a relation. Of the development articles' pairs that do (log-odds above NEAR) all
but MISSED must pass; that sets the gate's bar. What is learnt is put into the checkpoint.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor, nn
from torch.nn import functional

from loaders.network.judge import FAR
from loaders.network.kinship import PATHS
from loaders.network.packing import Encode, encode
from training.batches import batch
from training.examples import Row, Schema, schema
from training.export import loaded
from training.fit import made, read_rows, whole
from training.loss import half
from training.network import Network, distance

ARTICLES = 300
"""How many of the articles are asked about, drawn by chance."""
NEAR = -2.0
"""The log-odds from which a pair must not be missed: those of a statement, or little below."""
MISSED = 0.005
"""The share of such pairs that the gate may miss."""
EPOCHS, BATCH, RATE, DROP = 8, 512, 1e-3, 0.2
"""How it learns."""
WIDE, ALIKE = 64, 48
"""Widths of its layer and of its product."""
STEEP = 1.5
"""How fast what is wanted goes from 0 to 1 with the log-odds, around half a one below NEAR."""
DEARER = 5.0
"""What a pair near a relation weighs against one that is not: few are, and it may miss hardly any."""


def wanted(logit: Tensor) -> Tensor:
    """How much the gate should let through pairs of these log-odds, 0 to 1."""
    return torch.sigmoid(STEEP * (logit - NEAR + 0.5))


class Gate(nn.Module):
    """A layer over two states and where they stand, and a product of the two: how likely the pair holds anything."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.subject, self.object = nn.Linear(size, WIDE), nn.Linear(size, WIDE, bias=False)
        self.far, self.path = nn.Embedding(2 * FAR, WIDE), nn.Embedding(PATHS, WIDE)
        self.hidden = nn.Linear(WIDE, 1)
        self.asks, self.answers = nn.Linear(size, ALIKE), nn.Linear(size, ALIKE)
        nn.init.zeros_(self.far.weight)
        nn.init.zeros_(self.path.weight)

    def forward(self, asked: Asked) -> Tensor:
        """Log-odds [pairs]."""
        told = self.far(asked.far) + self.path(asked.path)
        hidden = functional.gelu(self.subject(asked.subject) + self.object(asked.object) + told)
        hidden = functional.dropout(hidden, DROP, self.training)
        product = (self.asks(asked.subject) * self.answers(asked.object)).sum(1)
        return self.hidden(hidden)[:, 0] + product * ALIKE**-0.5


@dataclass(frozen=True)
class Asked:
    """Pairs of mentions: the states of both [pairs, size], where they stand, and the highest log-odds of a relation."""

    subject: Tensor
    object: Tensor
    far: Tensor
    path: Tensor
    logit: Tensor

    def of(self, rows: Tensor) -> Asked:
        """Some of them."""
        return Asked(*(getattr(self, each.name)[rows] for each in fields(self)))


@torch.no_grad()
def asked(network: Network, rows: Sequence[Row], ontology: Schema, pieces: Encode) -> Asked:
    """Every pair of the rows as the network sees and judges it."""
    network.eval()
    found: list[tuple[Tensor, ...]] = []
    for example in made(rows, ontology, pieces):
        b = batch([example])
        with half():
            states = network.states(b.pieces, b.named, b.dependencies, b.places, b.mask, b.kin)
            seen = network.seen(states, b.pieces.shape[1], b.places)[0]
            logit = network.relations(seen, b.apart[0], b.paths[0]).float().max(1).values
        at = states[0].float()
        subject, object_ = b.places[0].T
        found.append((at[subject], at[object_], distance(b.apart[0]), b.paths[0], logit))
    return Asked(*(torch.cat(part) for part in zip(*found, strict=True)))


def taught(pairs: Asked) -> Gate:
    """A gate that learnt what comes near a relation, and what of that most."""
    gate = Gate(pairs.subject.shape[1])
    optimiser = torch.optim.AdamW(gate.parameters(), RATE, weight_decay=0.05)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(pairs.logit)).split(BATCH):
            optimiser.zero_grad()
            said, want = gate(pairs.of(rows)), wanted(pairs.logit[rows])
            weight = 1 + (DEARER - 1) * want
            functional.binary_cross_entropy_with_logits(said, want, weight=weight).backward()
            optimiser.step()
    return gate.eval()


@torch.no_grad()
def bar(gate: Gate, pairs: Asked) -> tuple[float, float]:
    """The score that all but MISSED of the pairs near a relation have at least, and the share of all pairs below it."""
    scores = gate(pairs)
    near = scores[pairs.logit > NEAR].sort().values
    least = float(near[int(len(near) * MISSED)])
    return least, float((scores < least).float().mean())


def main(schema_path: str, articles: str, dev: str, checkpoint: str) -> None:
    """Put a gate into the checkpoint of a network."""
    torch.manual_seed(1)
    torch.set_num_threads(2)
    network, saved = loaded(checkpoint)
    pieces = partial(encode, sentencepiece.SentencePieceProcessor(model_proto=saved["model"]))
    ontology, chance = schema(Path(schema_path)), random.Random(1)
    rows = whole(read_rows(articles))
    gate = taught(asked(network, chance.sample(rows, min(ARTICLES, len(rows))), ontology, pieces))
    least, spared = bar(gate, asked(network, whole(read_rows(dev)), ontology, pieces))
    saved["gate"] = {**gate.state_dict(), "least": torch.tensor(least)}
    torch.save(saved, checkpoint)
    print(f"gate: {spared:.0%} of the development articles' pairs need not be asked about")


if __name__ == "__main__":
    main(*sys.argv[1:5])
