"""Training rows as tensors: windows with their pairs, facts and statuses."""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import sentencepiece
import torch
from torch import Tensor

from loaders.network.windows import CODES, Span, Window, windows

STATUSES = ("current", "planned", "rumoured", "denied", "ended", "abandoned")


@dataclass(frozen=True)
class Example:
    """One window: its pieces, pairs by place in the window, gold and counted [pairs, relations], statuses."""

    article: str
    window: Window
    pairs: Tensor
    gold: Tensor
    counted: Tensor
    statuses: Tensor
    """[pairs, relations]: the status's number where gold is 1, else -100."""


@dataclass(frozen=True)
class Schema:
    """Relations by number, the codes their ends may have, and which are symmetric."""

    relations: tuple[str, ...]
    domain: Mapping[str, frozenset[str]]
    range: Mapping[str, frozenset[str]]
    symmetric: frozenset[str]


def examples(path: Path, schema: Schema, pieces: sentencepiece.SentencePieceProcessor, noise: float = 0.0) -> Iterator[Example]:
    """Every window of every row of a file of `training.pairs`.

    With `noise`, that share of the characters get a random type: types are guessed better on articles
    that the guesser was trained on, and the network must not lean on them too much.
    """
    chance = random.Random(1)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        guesses = [chance.choice(CODES) if chance.random() < noise else t["guess"] for t in row["things"]]
        spans = [Span(a, b, i, guesses[i]) for i, t in enumerate(row["things"]) for a, b in t["mentions"]]

        def encode(text: str) -> list[int]:
            return list(pieces.encode(unicodedata.normalize("NFKC", text)))

        for window in windows(row["text"], [tuple(s) for s in row["sentences"]], spans, encode):
            example = _example(row, window, schema)
            if len(example.pairs):
                yield example


def _example(row: Mapping[str, object], window: Window, schema: Schema) -> Example:
    things = row["things"]
    place = {thing: i for i, thing in enumerate(window.things)}
    allowed = {}
    for s in window.things:
        for o in window.things:
            fitting = [r for r, name in enumerate(schema.relations) if s != o and _fits(things, s, o, name, schema)]
            if fitting:
                allowed[s, o] = fitting
    order = sorted(allowed)
    gold = torch.zeros(len(order), len(schema.relations))
    counted = torch.zeros_like(gold)
    statuses = torch.full(gold.shape, -100)
    number = {pair: i for i, pair in enumerate(order)}
    for pair, fitting in allowed.items():
        counted[number[pair], fitting] = 1
    for part in ("maybe", "facts"):
        for s, relation, o, status in row[part]:
            if relation not in schema.relations:
                continue
            r = schema.relations.index(relation)
            for pair in ((s, o), (o, s)) if relation in schema.symmetric else ((s, o),):
                if pair in number and part == "maybe":
                    counted[number[pair], r] = 0
                elif pair in number:
                    gold[number[pair], r] = counted[number[pair], r] = 1
                    statuses[number[pair], r] = STATUSES.index(status)
    pairs = torch.tensor([[place[s], place[o]] for s, o in order], dtype=torch.long).reshape(-1, 2)
    return Example(str(row["id"]), window, pairs, gold, counted, statuses)


def _fits(things: Sequence[Mapping[str, object]], s: int, o: int, relation: str, schema: Schema) -> bool:
    codes = [{things[i]["code"], things[i]["guess"]} for i in (s, o)]
    return bool(codes[0] & schema.domain[relation]) and bool(codes[1] & schema.range[relation])
