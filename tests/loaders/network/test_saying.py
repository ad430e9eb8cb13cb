"""Patterns and network together: the bar, backing, statuses, both ways of symmetric relations, evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pytest

from loaders.cast import Cast
from loaders.character import Character
from loaders.document import Document
from loaders.names import Name
from loaders.network import saying
from loaders.network.odds import Calibration, believed
from loaders.network.packing import Mention
from loaders.network.reader import Weighed, Weighing
from loaders.network.saying import together
from loaders.part import Part
from loaders.qualifiers.numbering import numbered
from loaders.said import Said
from loaders.tokens import Sentence, sentences
from ontology.read import load

ONTOLOGY = load()
TEXT = "Bel met Kiri on Monday. It bought 60% of Kiri in 2019, and Kiri thanked Bel."
BEL, KIRI = (Character([Name(0, 1, name, 0, 3, "ORG")], votes={"ORG": 1.0}) for name in ("Bel", "Kiri"))
SENTENCES: Sequence[tuple[Sentence, tuple[Name, ...]]] = [(s, ()) for s in sentences(TEXT, 0, 0, "en")]
PART = Part("en", tuple(SENTENCES), Cast((BEL, KIRI), {}))
FITTED = Calibration(
    0.0, {"network": 1.0, "pattern": 1.5}, {"acquired": 0.0, "partnerOf": 0.0}, stance=0.7, pattern_bar=0.0
)


def weighed(
    relation: str, logit: float, turned: bool = False, statuses: Mapping[str, float] = MappingProxyType({})
) -> Weighed:
    ends = (BEL, Mention(0, 3, 0)), (KIRI, Mention(41, 45, 1))
    subject, object_ = reversed(ends) if turned else ends
    scores = dict.fromkeys(ONTOLOGY.statuses, -5.0) | dict(statuses or {"current": -0.1})
    return Weighed(subject[0], relation, object_[0], logit, scores, subject[1], object_[1], apart=1)


def pattern(relation: str, status: str = "current") -> Said:
    return Said(ONTOLOGY.relations[relation], BEL, KIRI, status, (24, 76), (24, 26), (41, 45), 0.9, "pattern: x")


def said(found: Sequence[Weighed], patterns: Sequence[Said] = (), asked_for: bool = True) -> list[Said]:
    asked = frozenset({(id(BEL), id(KIRI)), (id(KIRI), id(BEL))}) if asked_for else frozenset()
    given = believed(Weighing(tuple(found), asked), patterns, ONTOLOGY, FITTED)
    document = Document(TEXT, "test")
    return list(numbered(list(together(given, PART, document, ONTOLOGY, FITTED)), PART, document))


def test_what_is_above_the_bar_is_said_with_its_status_and_numbers() -> None:
    [one] = said([weighed("acquired", 0.5, statuses={"planned": -0.2})])

    assert (one.subject, one.object, one.status, one.method) == (BEL, KIRI, "planned", saying.METHOD)
    assert one.qualifiers == {"percent": 60.0, "date": "2019"}
    assert one.confidence == pytest.approx(1 / (1 + math.exp(-0.5)))


def test_the_evidence_reaches_over_both_mentions() -> None:
    [one] = said([weighed("acquired", 0.5)])

    assert TEXT[slice(*one.sentence)] == TEXT
    assert [TEXT[slice(*at)] for at in (one.subject_at, one.object_at)] == ["Bel", "Kiri"]


def test_what_is_below_the_bar_is_not_said() -> None:
    assert not said([weighed("acquired", -0.5)])


def test_a_pattern_that_says_the_same_helps_it_over_the_bar_and_gives_the_words() -> None:
    [one] = said([weighed("acquired", -0.5)], [pattern("acquired")])

    assert (one.method, one.sentence) == ("pattern: x", (24, 76))


def test_a_pattern_that_the_network_finds_absurd_is_not_said() -> None:
    assert not said([weighed("acquired", -3.5)], [pattern("acquired")])


def test_a_pattern_of_a_relation_that_the_network_never_learnt_stands() -> None:
    [one] = said([], [pattern("suppliesTo", "planned")])

    assert (one.relation.name, one.status, one.confidence) == ("suppliesTo", "planned", 0.9)


def test_a_symmetric_relation_is_said_once_by_the_mean_of_both_ways() -> None:
    assert len(said([weighed("partnerOf", 1.0), weighed("partnerOf", 0.2, turned=True)])) == 1
    assert not said([weighed("partnerOf", 1.0), weighed("partnerOf", -1.2, turned=True)])
    assert not said([weighed("partnerOf", 4.0)])


def test_a_patterns_status_weighs_against_the_networks_and_whose_it_is_is_quoted() -> None:
    close, far = {"current": -0.4, "denied": -1.0}, {"current": -0.1, "denied": -3.0}
    [one] = said([weighed("acquired", 1.0, statuses=close)], [pattern("acquired", "denied")])
    [other] = said([weighed("acquired", 1.0, statuses=far)], [pattern("acquired", "denied")])

    assert (one.status, one.method) == ("denied", "pattern: x")
    assert (other.status, other.method) == ("current", "network")


def test_a_pattern_about_a_pair_that_the_network_was_not_asked_stands() -> None:
    [one] = said([], [pattern("acquired")], asked_for=False)

    assert (one.method, one.confidence) == ("pattern: x", 0.9)


def test_of_patterns_that_say_it_otherwise_the_one_with_the_chosen_status_is_quoted() -> None:
    found = said([weighed("acquired", 2.0)], [pattern("acquired", "denied"), pattern("acquired", "current")])

    assert [each.status for each in found] == ["current"]
