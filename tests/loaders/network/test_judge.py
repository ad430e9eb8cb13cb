"""The shipped network: pairs are judged by themselves, its arithmetic is exact, nothing is asked of nothing."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.network.arrays import gelu
from loaders.network.judge import judge, sight
from loaders.network.packing import NOBODY, Mention, Window, windows
from loaders.network.reader import scene, settle, weigh
from loaders.network.weights import Encoded, weights
from loaders.pipeline import parts, trees_of
from ontology.read import load
from training import articles

CORPUS = Path(__file__).parents[3] / "corpus"
TEXT = "Lactalis, based in Laval, bought Parmalat. Emmanuel Besnier, who leads Lactalis, sold Galbani to Bel."


@pytest.fixture(scope="module")
def window() -> Window:
    [part] = parts(Document(TEXT, "test"), "en", load())
    return scene(TEXT, part, trees_of(part)).windows[0]


@pytest.fixture(scope="module")
def encoded(window: Window) -> Encoded:
    return weights().encoded(window)


def test_what_is_said_of_a_pair_does_not_depend_on_which_others_are_asked(window: Window, encoded: Encoded) -> None:
    pairs = [(i, j) for i in range(len(window.mentions)) for j in range(len(window.mentions)) if i != j]

    alone = {(j.relation): j.logit for j in judge(window, encoded, pairs[:1], weights(), -99.0, sparing=False)}
    among = {
        j.relation: j.logit
        for j in judge(window, encoded, pairs, weights(), -99.0, sparing=False)
        if (j.subject, j.object) == pairs[0]
    }

    assert alone == pytest.approx(among, abs=1e-3)


def test_statuses_and_kinds_are_log_probabilities(window: Window, encoded: Encoded) -> None:
    [first, *_] = judge(window, encoded, [(0, 1)], weights(), -99.0, sparing=False)

    assert sum(map(math.exp, first.statuses)) == pytest.approx(1, abs=1e-4)
    assert np.exp(sight(window, encoded, weights()).kinds).sum(1) == pytest.approx(
        np.ones(len(window.mentions)), abs=1e-4
    )


def test_no_names_and_no_pairs_give_nothing() -> None:
    [empty] = windows("It rains.", [(0, 9)], [], weights().encode, {})

    text = weights().encoded(empty)

    assert judge(empty, text, [], weights(), -99.0, sparing=False) == []
    assert sight(empty, text, weights()).kinds.shape == (0, len(weights().codes))
    assert sight(empty, text, weights()).whom == {}


def test_a_description_alone_means_nobody() -> None:
    [alone] = windows("The group fell.", [(0, 15)], [Mention(4, 9, NOBODY, described=True)], weights().encode, {})

    assert sight(alone, weights().encoded(alone), weights()).whom == {}


@pytest.mark.parametrize(
    ("nobody", "after", "whom"),
    [(0.0, 0.0, [0]), (9.0, 0.0, []), (0.0, 9.0, [1])],
)
def test_a_description_means_whom_its_state_resembles_unless_nobody_or_distance_outweigh_it(
    nobody: float, after: float, whom: list[int]
) -> None:
    text = "Bel won. The group paid. Kiri lost."
    mentions = [Mention(0, 3, 0), Mention(13, 18, NOBODY, described=True), Mention(25, 29, 1)]
    [window] = windows(text, [(0, 8), (9, 24), (25, 35)], mentions, weights().encode, {})
    last = np.zeros((1, len(window.pieces), 2), np.float32)
    for number, state in enumerate([(3, 0), (3, 1), (0, 3)]):
        last[0, window.places[number][0] : window.places[number][1]] = state
    head = {
        "kind.weight": np.zeros((5, 2), np.float32),
        "kind.bias": np.zeros(5, np.float32),
        "asks.weight": np.eye(2, dtype=np.float32),
        "answers.weight": np.eye(2, dtype=np.float32),
        "apart.weight": np.array([[after], [0], [0], [0], [0], [0]], np.float32),
        "nobody.weight": np.zeros((1, 2), np.float32),
        "nobody.bias": np.array([nobody], np.float32),
    }

    found = sight(
        window, Encoded(last, last, last, np.zeros((len(window.pieces),) * 2, np.uint8)), replace(weights(), head=head)
    ).whom

    assert list(found.items()) == [(1, thing) for thing in whom]


def test_the_gelu_is_the_exact_one() -> None:
    x = np.linspace(-6, 6, 241, dtype=np.float32)

    assert gelu(x) == pytest.approx(np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x]), abs=1e-5)


def test_a_pair_that_types_rule_out_weighs_next_to_nothing() -> None:
    [part] = parts(Document(TEXT, "test"), "en", load())
    seen = settle(scene(TEXT, part, trees_of(part)))

    held = {(w.subject.name, w.relation, w.object.name) for w in weigh(seen, load()).found if w.logit > 0}

    assert ("Lactalis", "acquired", "Parmalat") in held
    assert not {relation for _, relation, o in held if o == "Laval"} - {"headquarteredIn", "operatesIn", "exportsTo"}


def test_what_was_asked_is_told() -> None:
    [part] = parts(Document(TEXT, "test"), "en", load())
    seen = scene(TEXT, part, trees_of(part))
    names = {id(c): c.name for c in part.cast.characters}

    asked = {(names[s], names[o]) for s, o in weigh(seen, load()).asked}

    assert {("Lactalis", "Parmalat"), ("Parmalat", "Lactalis")} <= asked
    assert ("Laval", "Laval") not in asked


def test_a_relation_may_depend_on_how_many_sentences_lie_between_its_ends(window: Window, encoded: Encoded) -> None:
    plain = weights()
    flat = {**plain.head, "far.weight": np.zeros_like(plain.head["far.weight"])}
    at = window.sentences.index(max(window.sentences))
    pairs = [(0, 1), (0, at), (at, 0)]

    def logits(row: int) -> list[float]:
        marked = flat["far.weight"].copy()
        marked[row] = 3.0
        head = {**flat, "far.weight": marked}
        found = judge(window, encoded, pairs, replace(plain, head=head), -99.0, sparing=False)
        return [sum(j.logit for j in found if (j.subject, j.object) == pair) for pair in pairs]

    none, same, before, after = logits(11), logits(5), logits(4), logits(6)
    assert [a != b for a, b in zip(none, same, strict=True)] == [True, False, False]
    assert [a != b for a, b in zip(none, before, strict=True)] == [False, True, False]
    assert [a != b for a, b in zip(none, after, strict=True)] == [False, False, True]


def test_the_network_reads_the_same_windows_in_training_and_in_reading() -> None:
    article = next(read_gold([CORPUS / "dev" / "en-p-01.yaml"]))
    row: dict[str, Any] = dict(articles.row(article, load()))
    [part] = parts(Document(article.text, article.id), article.language, load())
    read = scene(article.text, part, trees_of(part)).windows
    mentions = [Mention(a, b, i) for i, thing in enumerate(row["things"]) for a, b in thing["mentions"]]
    mentions += [Mention(a, b, NOBODY, described=True) for a, b, *_ in (*row["descriptions"], *row["pronouns"])]
    places = [tuple(s) for s in row["sentences"]]

    taught = windows(row["text"], places, mentions, weights().encode, dict(row["trees"]))

    assert tuple(taught) == read
    assert any(node >= 0 for window in read for node in window.nodes)


def test_grammar_changes_what_is_said(window: Window) -> None:
    bare = replace(window, nodes=(-1,) * len(window.nodes), heads=(), dependencies=())
    text, without = (weights().encoded(each) for each in (window, bare))
    told = judge(window, text, [(0, 1)], weights(), -99.0, sparing=False)
    markers_alone = judge(window, replace(text, kin=without.kin), [(0, 1)], weights(), -99.0, sparing=False)

    assert abs(text.last - without.last).max() > 0.1
    assert max(abs(a.logit - b.logit) for a, b in zip(told, markers_alone, strict=True)) > 0.01
