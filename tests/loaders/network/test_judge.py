"""The shipped network: pairs are judged by themselves, its arithmetic is exact, nothing is asked of nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from loaders.document import Document
from loaders.network.judge import _gelu, judge, sight
from loaders.network.packing import Mention, Window, windows
from loaders.network.reader import scene, settle, weigh
from loaders.network.weights import Text, weights
from loaders.pipeline import parts
from ontology.read import load

TEXT = "Lactalis, based in Laval, bought Parmalat. Emmanuel Besnier, who leads Lactalis, sold Galbani to Bel."


@pytest.fixture(scope="module")
def window() -> Window:
    [part] = parts(Document(TEXT, "test"), "en", load())
    return scene(TEXT, part).windows[0]


@pytest.fixture(scope="module")
def encoded(window: Window) -> Text:
    return weights().text(window.pieces, window.named())


def test_what_is_said_of_a_pair_does_not_depend_on_which_others_are_asked(window: Window, encoded: Text) -> None:
    pairs = [(i, j) for i in range(len(window.mentions)) for j in range(len(window.mentions)) if i != j]

    alone = {(j.relation): j.logit for j in judge(window, encoded, pairs[:1], weights(), -99.0)}
    among = {
        j.relation: j.logit
        for j in judge(window, encoded, pairs, weights(), -99.0)
        if (j.subject, j.object) == pairs[0]
    }

    assert alone == pytest.approx(among, abs=1e-3)


def test_statuses_and_kinds_are_log_probabilities(window: Window, encoded: Text) -> None:
    [first, *_] = judge(window, encoded, [(0, 1)], weights(), -99.0)

    assert sum(map(math.exp, first.statuses)) == pytest.approx(1, abs=1e-4)
    assert np.exp(sight(window, encoded, weights()).kinds).sum(1) == pytest.approx(
        np.ones(len(window.mentions)), abs=1e-4
    )


def test_no_names_and_no_pairs_give_nothing() -> None:
    [empty] = windows("It rains.", [(0, 9)], [], weights().encode)

    text = weights().text(empty.pieces, empty.named())

    assert judge(empty, text, [], weights(), -99.0) == []
    assert sight(empty, text, weights()).kinds.shape == (0, len(weights().codes))
    assert sight(empty, text, weights()).whom == {}


def test_a_description_alone_means_nobody() -> None:
    [alone] = windows("The group fell.", [(0, 15)], [Mention(4, 9, -1, described=True)], weights().encode)

    assert sight(alone, weights().text(alone.pieces, alone.named()), weights()).whom == {}


def test_the_gelu_is_the_exact_one() -> None:
    x = np.linspace(-6, 6, 241, dtype=np.float32)

    assert _gelu(x) == pytest.approx(np.array([0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x]), abs=1e-5)


def test_a_pair_that_types_rule_out_weighs_next_to_nothing() -> None:
    [part] = parts(Document(TEXT, "test"), "en", load())
    seen = scene(TEXT, part)
    seen = settle(seen)

    held = {(w.subject.name, w.relation, w.object.name) for w in weigh(seen, load()).found if w.logit > 0}

    assert ("Lactalis", "acquired", "Parmalat") in held
    assert not {relation for _, relation, o in held if o == "Laval"} - {"headquarteredIn", "operatesIn", "exportsTo"}


def test_what_was_asked_is_told() -> None:
    [part] = parts(Document(TEXT, "test"), "en", load())
    seen = scene(TEXT, part)
    names = {id(c): c.name for c in part.cast.characters}

    asked = {(names[s], names[o]) for s, o in weigh(seen, load()).asked}

    assert {("Lactalis", "Parmalat"), ("Parmalat", "Lactalis")} <= asked
    assert ("Laval", "Laval") not in asked
