"""The gate: most pairs are not worth a question, and hardly one of those that hold something is lost."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.network.arrays import Array, Numbers
from loaders.network.gate import PARTS, promising
from loaders.network.judge import judge
from loaders.network.packing import Window
from loaders.network.reader import scene, settle
from loaders.network.weights import Encoded, weights
from loaders.pipeline import parts, trees_of
from ontology.read import load

CORPUS = Path(__file__).parents[3] / "corpus"
Seen = Sequence[tuple[Window, Encoded, list[tuple[int, int]]]]


@pytest.fixture(scope="module")
def seen() -> Seen:
    """Some windows of development articles, what the encoder makes of them, and the pairs of mentions of two things."""
    return list(_seen())


def _seen() -> Iterator[tuple[Window, Encoded, list[tuple[int, int]]]]:
    for article in list(read_gold([CORPUS / "dev"]))[::75]:
        for part in parts(Document(article.text, article.id), article.language, load()):
            for window in settle(scene(article.text, part, trees_of(part))).windows:
                mentions = list(enumerate(window.mentions))
                pairs = [
                    (i, j)
                    for i, m in mentions
                    for j, n in mentions
                    if m.thing != n.thing and min(m.thing, n.thing) >= 0
                ]
                yield window, weights().encoded(window), pairs


def test_most_pairs_are_spared_and_what_holds_passes(seen: Seen) -> None:
    held, said = (
        [
            {(j.subject, j.object, j.relation) for j in judge(window, encoded, pairs, weights(), 0.0, sparing=sparing)}
            for window, encoded, pairs in seen
        ]
        for sparing in (False, True)
    )
    asked = [len({(j.subject, j.object) for j in judge(*each, weights(), -99.0)}) for each in seen]

    assert 0 < sum(asked) < sum(len(pairs) for _, _, pairs in seen) / 2
    assert sum(map(len, said)) >= 0.98 * sum(map(len, held)) > 0


def test_where_a_symmetric_relation_may_hold_both_ways_are_asked(seen: Seen) -> None:
    both = [name for name, relation in load().relations.items() if relation.symmetric]
    for window, encoded, every_pair in seen:
        first = {mentions[0] for mentions in window.by_thing().values()}
        pairs = [pair for pair in every_pair if first.issuperset(pair)]
        one_way = judge(window, encoded, pairs, weights(), -4.0)
        found = judge(window, encoded, pairs, weights(), -4.0, symmetric=both)
        every = judge(window, encoded, pairs, weights(), -4.0, sparing=False)
        wanted = {(j.object, j.subject, j.relation) for j in one_way if j.relation in both}

        assert {(j.subject, j.object, j.relation) for j in every} & wanted <= {
            (j.subject, j.object, j.relation) for j in found
        }


def test_a_bar_that_nothing_reaches_spares_all_but_pairs_that_are_given(seen: Seen) -> None:
    window, encoded, pairs = seen[0]
    closed = replace(weights(), head={**weights().head, "gate.least": np.array(99, np.float32)})

    assert judge(window, encoded, pairs, closed, -99.0) == []
    assert judge(window, encoded, pairs, closed, -99.0, sparing=False)


def test_a_pair_passes_alone_as_among_others(seen: Seen) -> None:
    window, encoded, pairs = seen[0]
    together = {(j.subject, j.object) for j in judge(window, encoded, pairs, weights(), -99.0)}

    for s, o in pairs[:40]:
        alone = {(j.subject, j.object) for j in judge(window, encoded, [(s, o), (o, s)], weights(), -99.0)}

        assert alone <= together


def test_a_score_is_of_its_own_pair_and_of_both_ends() -> None:
    chance = np.random.default_rng(1)
    head = {
        name: chance.normal(0, 1, shape).astype(np.float32)
        for name, shape in {
            **{f"gate.{each}.weight": (3, 4) for each in ("subject", "object", "asks", "answers")},
            **{f"gate.{each}.bias": (3,) for each in ("subject", "asks", "answers")},
            "gate.far.weight": (2, 3),
            "gate.path.weight": (2, 3),
            "gate.hidden.weight": (1, 3),
            "gate.hidden.bias": (1,),
        }.items()
    }
    assert set(head) | {"gate.least"} == PARTS
    states = chance.normal(0, 1, (5, 4)).astype(np.float32)
    places = np.array([(0, 1), (1, 0), (4, 0), (2, 3)])
    far, paths = np.array([0, 1, 0, 1]), np.array([1, 1, 0, 0])

    scores = [_score(states, places[i], int(far[i]), int(paths[i]), head) for i in range(len(places))]
    for least in (*scores, -99.0, 99.0):
        head["gate.least"] = np.array(least + 1e-4, np.float32)
        assert promising(states, places, far, paths, head).tolist() == [score >= least + 1e-4 for score in scores]


def _score(states: Array, place: Numbers, far: int, path: int, head: dict[str, Array]) -> float:
    def through(name: str, state: Array) -> Array:
        return np.asarray(head[f"gate.{name}.weight"] @ state + head.get(f"gate.{name}.bias", 0), np.float32)

    s, o = states[place[0]], states[place[1]]
    hidden = (
        through("subject", s) + through("object", o) + head["gate.far.weight"][far] + head["gate.path.weight"][path]
    )
    curved = np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in hidden])
    product = float(through("asks", s) @ through("answers", o)) / math.sqrt(3)
    return float((head["gate.hidden.weight"] @ curved + head["gate.hidden.bias"])[0]) + product
