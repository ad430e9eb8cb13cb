"""Training rows as numbers: windows with their pairs, facts, statuses and types."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from loaders.network.kinship import chains, path
from loaders.network.packing import NOBODY, Encode, Mention, Window, asked, windows

STATUSES = ("current", "planned", "rumoured", "denied", "ended", "abandoned")
CODES = ("ORG", "PER", "PRO", "LOC", "NONE")
KEPT = 0.25
"""Of the pairs that hold nothing, the share that an epoch draws; each epoch draws anew."""
UNTOLD = 0.15
"""Of the descriptions, the share whose meaning an epoch keeps from the pairs, as reading does not always find it."""
MISTAKEN = 0.25
"""Of the pronouns whose meaning facts tell, the share that an epoch takes for the last one mentioned that fits.

All others are taken for that one always: reading takes them for somebody, who may be wrong.
"""
TRAP = 3.0
"""What a trap weighs against any other pair that holds nothing."""

Row = Mapping[str, object]


@dataclass(frozen=True)
class Schema:
    """Relations by number, the codes their ends may have, which are symmetric, and dependencies' numbers (from 1)."""

    relations: tuple[str, ...]
    domain: Mapping[str, frozenset[str]]
    range: Mapping[str, frozenset[str]]
    symmetric: frozenset[str]
    dependencies: Mapping[str, int]


@dataclass(frozen=True)
class Example:
    """One window in numbers.

    `places` [P, 2] are first pieces of mentions; `pair` [P] the pair of characters each row asks for, `apart` [P] how
    many sentences its subject stands after its object.
    `gold` and `weight` are [pairs, relations]; `status` is [pairs, relations], -100 where nothing holds.
    `names` [N, 2] are the pieces of the mentions, `types` [N] their codes' numbers, `things` [N] their characters,
    `described` [N] whether they are descriptions or pronouns, `taught` [N] whether it is known whom such a one means,
    `sentences` [N] where they stand.
    `dependencies` [L] and `nodes` are those of the pieces, `heads` those of the words; `paths` [P] the way in the tree.
    """

    article: str
    pieces: Tensor
    named: Tensor
    places: Tensor
    pair: Tensor
    apart: Tensor
    gold: Tensor
    weight: Tensor
    status: Tensor
    names: Tensor
    types: Tensor
    things: Tensor
    described: Tensor
    taught: Tensor
    sentences: Tensor
    dependencies: Tensor
    paths: Tensor
    nodes: tuple[int, ...]
    heads: tuple[int, ...]


def schema(path: Path) -> Schema:
    """The relations as `training.schema` wrote them."""
    written = json.loads(path.read_text(encoding="utf-8"))
    rows = written["relations"]
    return Schema(
        tuple(r["name"] for r in rows),
        {r["name"]: frozenset(r["domain"]) for r in rows},
        {r["name"]: frozenset(r["range"]) for r in rows},
        frozenset(r["name"] for r in rows if r["symmetric"]),
        {name: number for number, name in enumerate(written["dependencies"], 1)},
    )


def examples(row: Row, schema: Schema, encode: Encode, chance: random.Random | None = None) -> Iterator[Example]:
    """Every window of an article; with `chance`, types are taken for others now and then, as reading does."""
    things = row["things"]
    codes = [_possible(t, chance) for t in things]
    spans = [Mention(a, b, i) for i, t in enumerate(things) for a, b in t["mentions"]]
    spans += [Mention(a, b, thing, described=True) for a, b, thing, *_ in (*row["descriptions"], *row["pronouns"])]
    facts = _facts(row, schema)
    trees = dict(row["trees"])
    for window in windows(row["text"], [tuple(s) for s in row["sentences"]], spans, encode, trees):
        example = _example(row, window, codes, facts, schema, chance)
        if example is not None:
            yield example


def _possible(thing: Mapping[str, str], chance: random.Random | None) -> frozenset[str]:
    if "only" in thing:
        return frozenset(CODES[:4])
    guesses = {thing["guess"]} | ({thing["code"]} - {"NONE"})
    if chance is not None and chance.random() < 0.1:
        guesses.add(chance.choice(CODES[:4]))
    return frozenset(guesses)


_Facts = tuple[dict[tuple[int, int], dict[int, int]], set[tuple[int, int, int]], set[tuple[int, int, int]]]


def _facts(row: Row, schema: Schema) -> _Facts:
    """Held facts by pair (relation to status), triples left aside, and traps; symmetric ones both ways."""
    held: dict[tuple[int, int], dict[int, int]] = {}
    found: list[set[tuple[int, int, int]]] = [set(), set()]
    for s, o, r, status in _triples(row["facts"], schema):
        held.setdefault((s, o), {})[r] = STATUSES.index(status) if status else -100
    for part, into in zip(("maybe", "never"), found, strict=True):
        into.update((s, o, r) for s, o, r, _ in _triples(row[part], schema))
    return held, found[0], found[1]


def _triples(rows: Sequence[Sequence[object]], schema: Schema) -> Iterator[tuple[int, int, int, str | None]]:
    for s, name, o, status in rows:
        if name in schema.relations:
            r = schema.relations.index(name)
            yield s, o, r, status
            if name in schema.symmetric:
                yield o, s, r, status


def _taken(row: Row, window: Window, chance: random.Random | None) -> dict[int, int]:
    """Whom the pairs take descriptions and pronouns for, by mention, where that is not whom they mean.

    With no `chance` pronouns are nobody: whom they mean was told by the very facts that are asked for.
    """
    last = {a: who for a, _, _, who in row["pronouns"]}
    taken: dict[int, int] = {}
    for i, m in enumerate(window.mentions):
        if m.described and m.start in last:
            if chance is None:
                taken[i] = NOBODY
            elif m.thing == NOBODY or chance.random() < MISTAKEN:
                taken[i] = last[m.start]
        elif m.described and chance is not None and chance.random() < UNTOLD:
            taken[i] = NOBODY
    return taken


def _trap(s: int, o: int, never: set[tuple[int, int, int]]) -> bool:
    return any((s, o) == (a, b) for a, b, _ in never)


def _example(
    row: Row,
    window: Window,
    codes: Sequence[frozenset[str]],
    facts: _Facts,
    schema: Schema,
    chance: random.Random | None,
) -> Example | None:
    held, maybe, never = facts
    taught = {a for a, *_ in row["descriptions"]} | {a for a, _, thing, _ in row["pronouns"] if thing != NOBODY}
    by_thing = window.meaning(_taken(row, window, chance)).by_thing()
    only = row.get("pairs")
    pairs = (
        [(s, o) for s in by_thing for o in by_thing if s != o]
        if only is None
        else [tuple(p) for p in only if set(p) <= set(by_thing)]
    )
    places: list[list[int]] = []
    paths: list[int] = []
    above = chains(window.heads)
    belongs: list[int] = []
    apart: list[int] = []
    rows: list[tuple[list[float], list[float], list[int]]] = []
    for s, o in pairs:
        fits = [
            bool(codes[s] & schema.domain[name]) and bool(codes[o] & schema.range[name]) for name in schema.relations
        ]
        if not any(fits) and (s, o) not in held:
            continue
        if chance is not None and (s, o) not in held and not _trap(s, o, never) and chance.random() > KEPT:
            continue
        gold, weight, status = [0.0] * len(fits), [float(f) for f in fits], [-100] * len(fits)
        for r in range(len(fits)):
            if r in held.get((s, o), {}):
                gold[r], weight[r], status[r] = 1.0, 1.0, held[s, o][r]
            elif (s, o, r) in maybe:
                weight[r] = 0.0
            elif (s, o, r) in never:
                weight[r] = TRAP
        for one, other in asked(window, by_thing[s], by_thing[o]):
            places.append([window.places[one][0], window.places[other][0]])
            paths.append(path(window.nodes[places[-1][0]], window.nodes[places[-1][1]], above))
            belongs.append(len(rows))
            apart.append(window.sentences[one] - window.sentences[other])
        rows.append((gold, weight, status))
    if not rows:
        return None
    types = [
        CODES.index(row["things"][m.thing]["code"])
        if m.thing != NOBODY and "only" not in row["things"][m.thing] and (not m.described or m.start in taught)
        else -100
        for m in window.mentions
    ]
    return Example(
        str(row["id"]),
        torch.tensor(window.pieces),
        torch.tensor(window.named()),
        torch.tensor(places),
        torch.tensor(belongs),
        torch.tensor(apart),
        torch.tensor([g for g, _, _ in rows]),
        torch.tensor([w for _, w, _ in rows]),
        torch.tensor([s for _, _, s in rows]),
        torch.tensor(window.places).reshape(-1, 2),
        torch.tensor(types, dtype=torch.long),
        torch.tensor([m.thing for m in window.mentions]),
        torch.tensor([m.described for m in window.mentions]),
        torch.tensor([m.described and m.start in taught for m in window.mentions]),
        torch.tensor(window.sentences),
        torch.tensor(window.told(schema.dependencies)),
        torch.tensor(paths),
        window.nodes,
        window.heads,
    )
