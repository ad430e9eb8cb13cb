"""What speaks for an opinion and against it: rivals at either end, patterns, distance; and how they are weighed."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from loaders.character import Character
from loaders.names import Name
from loaders.network.odds import (
    FEATURES,
    NO_RIVAL,
    WEAKEST,
    Calibration,
    calibration,
    confidence,
    features,
    reaching,
    scored,
)
from loaders.network.opinions import UNSEEN, Opinion, opinions
from loaders.network.packing import Mention
from loaders.network.reader import Weighed, Weighing
from loaders.network.weights import weights
from loaders.said import Said
from ontology.read import load

ONTOLOGY = load()
ADA, BEL, KIRI, LUZ = (
    Character([Name(0, i, name, 0, 3, "ORG")], votes={"ORG": 1.0})
    for i, name in enumerate(("Ada", "Bel", "Kiri", "Luz"))
)
PLAIN = dict.fromkeys(ONTOLOGY.statuses, -5.0) | {"current": -0.1}


def weighed(subject: Character, relation: str, object_: Character, logit: float, apart: int = 0) -> Weighed:
    return Weighed(subject, relation, object_, logit, PLAIN, Mention(0, 3, 0), Mention(5, 8, 1), apart)


def pattern(subject: Character, relation: str, object_: Character) -> Said:
    places = (0, 20), (0, 3), (5, 8)
    return Said(ONTOLOGY.relations[relation], subject, object_, "current", *places, 0.9, "pattern: x")


def merged(*found: Weighed, patterns: tuple[Said, ...] = ()) -> list[Opinion]:
    everyone = [id(c) for c in (ADA, BEL, KIRI, LUZ)]
    asked = frozenset((a, b) for a in everyone for b in everyone if a != b)
    return list(opinions(Weighing(found, asked), patterns, ONTOLOGY, weights().relations, 0.7))


def told(*found: Weighed, patterns: tuple[Said, ...] = ()) -> list[dict[str, float]]:
    rows = features(merged(*found, patterns=patterns), ONTOLOGY)
    return [dict(zip(FEATURES, row, strict=True)) for row in rows if row is not None]


def test_one_that_stands_alone_has_no_rival() -> None:
    [one] = told(weighed(ADA, "acquired", BEL, 2.0, apart=7))

    assert one["network"] == 2.0
    assert one["best_other_subject"] == one["best_other_object"] == NO_RIVAL
    assert (one["other_subjects"], one["pattern"], one["unreported"]) == (0, 0, 0)
    assert (one["sentences_apart"], one["one_sentence"]) == (3, 0)


def test_another_buyer_of_the_same_company_is_a_rival_and_another_bought_one_is_too() -> None:
    first, second, third = told(
        weighed(ADA, "acquired", BEL, 2.0), weighed(KIRI, "acquired", BEL, 1.0), weighed(ADA, "acquired", LUZ, -2.0)
    )

    assert (first["best_other_subject"], first["other_subjects"]) == (1.0, 1)
    assert (first["best_other_object"], first["other_objects"]) == (-2.0, 0)
    assert (second["best_other_subject"], second["best_other_object"]) == (2.0, NO_RIVAL)
    assert (third["best_other_subject"], third["best_other_object"]) == (NO_RIVAL, 2.0)


def test_another_relation_or_direction_is_no_rival() -> None:
    rows = told(
        weighed(ADA, "acquired", BEL, 2.0), weighed(ADA, "suppliesTo", BEL, 3.0), weighed(BEL, "acquired", KIRI, 3.0)
    )

    assert {row["best_other_subject"] for row in rows} == {row["best_other_object"] for row in rows} == {NO_RIVAL}


def test_whoever_shares_an_end_of_a_symmetric_relation_is_a_rival() -> None:
    rows = told(
        weighed(ADA, "partnerOf", BEL, 2.0),
        weighed(BEL, "partnerOf", ADA, 2.0),
        weighed(BEL, "partnerOf", KIRI, 1.0),
        weighed(KIRI, "partnerOf", BEL, 1.0),
    )

    assert sorted(row["network"] for row in rows) == [1.0, 2.0]
    for row in rows:
        assert {row["best_other_subject"], row["best_other_object"]} == {NO_RIVAL, 3.0 - row["network"]}


def test_which_way_the_network_prefers_makes_no_difference_to_a_symmetric_fact() -> None:
    def rows(one: float, other: float) -> list[dict[str, float]]:
        return told(
            weighed(ADA, "partnerOf", BEL, one),
            weighed(BEL, "partnerOf", ADA, other),
            weighed(BEL, "partnerOf", KIRI, 1.0),
            weighed(KIRI, "partnerOf", BEL, 1.0),
        )

    assert rows(2.0, 1.0) == rows(1.0, 2.0)


def test_a_rival_that_is_ruled_out_speaks_no_more_for_a_fact_than_none() -> None:
    first, second = told(weighed(ADA, "acquired", BEL, 2.0), weighed(KIRI, "acquired", BEL, -25.0))

    assert first["best_other_subject"] == UNSEEN > NO_RIVAL
    assert second["network"] == UNSEEN


def test_what_a_pattern_alone_says_is_unreported_and_is_a_rival_as_a_pattern() -> None:
    by_network, by_pattern = told(weighed(ADA, "acquired", BEL, 2.0), patterns=(pattern(KIRI, "acquired", BEL),))

    assert by_network["pattern_of_other_subject"] == 1
    assert (by_pattern["network"], by_pattern["unreported"], by_pattern["pattern"]) == (UNSEEN, 1, 1)
    assert by_pattern["one_sentence"] == 1
    assert by_pattern["network_beside_pattern"] == UNSEEN


def test_where_patterns_say_both_neither_speaks_against_the_other() -> None:
    rows = told(
        weighed(ADA, "acquired", BEL, 2.0, apart=2),
        patterns=(pattern(ADA, "acquired", BEL), pattern(ADA, "acquired", KIRI)),
    )

    assert [(row["pattern"], row["pattern_of_other_object"], row["sentences_apart"]) for row in rows] == [(1, 0, 0)] * 2


def test_the_score_is_the_sum_of_what_speaks_for_and_against() -> None:
    fitted = Calibration(
        0.0,
        {"network": 0.5, "best_other_subject": -0.25},
        {"acquired": 0.3},
        stance=0.7,
        pattern_bar=0.0,
        rivals={"acquired": (-0.5, 0.1)},
    )

    first, second = scored(
        merged(weighed(ADA, "acquired", BEL, 2.0), weighed(KIRI, "acquired", BEL, 1.0)), ONTOLOGY, fitted
    )

    no_other_object = 0.1 * WEAKEST
    assert first.score == pytest.approx(0.3 + 1.0 - 0.25 - 0.5 * 1.0 + no_other_object)
    assert second.score == pytest.approx(0.3 + 0.5 - 0.5 - 0.5 * 2.0 + no_other_object)
    assert confidence(first) == pytest.approx(1 / (1 + math.exp(-0.25)))
    assert reaching([first, second], ONTOLOGY, Calibration(0.0, {}, {}, 0.0, 0.0)) == [first]


def test_the_shipped_calibration_weighs_each_feature_and_each_relation_of_the_network() -> None:
    fitted = calibration()

    assert list(fitted.weights) == list(FEATURES)
    assert list(fitted.relations) == list(fitted.rivals) == list(weights().relations)
    assert fitted.weights["network"] > 0
    assert fitted.weights["best_other_object"] + fitted.rivals["headquarteredIn"][1] < 0


def test_what_a_pattern_says_has_a_bar_of_its_own() -> None:
    fitted = Calibration(3.0, {"network": 1.0}, {"acquired": 0.0}, stance=0.7, pattern_bar=1.0)
    found = weighed(ADA, "acquired", BEL, 2.0)
    said = scored(merged(found, patterns=(pattern(ADA, "acquired", BEL),)), ONTOLOGY, fitted)
    thought = scored(merged(found), ONTOLOGY, fitted)

    assert reaching(said, ONTOLOGY, fitted) == said
    assert reaching(thought, ONTOLOGY, fitted) == []


def test_how_sure_the_network_is_of_the_status_counts() -> None:
    [one] = told(weighed(ADA, "acquired", BEL, 2.0))
    [unreported] = told(patterns=(pattern(ADA, "acquired", BEL),))

    assert (one["status"], unreported["status"]) == (-0.1, 0.0)


def test_a_status_that_the_network_never_learnt_has_the_least_log_odds() -> None:
    said = replace(pattern(ADA, "acquired", BEL), status="foretold")
    fitted = list(
        opinions(Weighing((weighed(ADA, "acquired", BEL, 2.0),), frozenset()), (said,), ONTOLOGY, ["acquired"], 9.0)
    )

    [row] = features(fitted, ONTOLOGY)

    assert [each.status for each in fitted] == ["foretold"]
    assert row is not None
    assert row[FEATURES.index("status")] == UNSEEN
