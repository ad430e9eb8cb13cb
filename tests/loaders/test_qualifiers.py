"""Percentages, amounts and titles of a text."""

import pytest

from loaders.lexicon import lexicon
from loaders.qualifiers import EQUAL, RATIO, Quantity, quantities


def found(text: str, language: str, kind: str) -> list[Quantity]:
    return [q for q in quantities(text, 0, lexicon(language), None) if q.kind == kind]


def test_titles_are_roles_and_verbs_and_names_are_not() -> None:
    def roles(text: str, language: str) -> list[str]:
        return [str(q.value) for q in found(text, language, "role")]

    assert roles("Bel's chief executive Ann heads Hugo Boss.", "en") == ["chief executive"]
    assert roles("Jeanne, directrice générale de Bel", "fr") == ["directrice générale"]


@pytest.mark.parametrize(
    ("text", "language", "shares", "unit"),
    [
        ("a venture held 51:49", "en", [51, 49], RATIO),
        ("détenue à 60/40", "fr", [60, 40], RATIO),
        ("a 50-50 venture", "en", [50, 50], EQUAL),
        ("they own it half-and-half", "en", [50], EQUAL),
        ("détenue à parité", "fr", [50], EQUAL),
        ("half-owned by Bel", "en", [50], ""),
        ("a stake of 25pc", "en", [25], ""),
        ("a 51-48 vote, 2019-20, 10:30", "en", [], ""),
    ],
)
def test_shares_are_read_in_the_ways_they_are_written(text: str, language: str, shares: list[float], unit: str) -> None:
    percents = found(text, language, "percent")

    assert [q.value for q in percents] == shares
    assert {q.unit for q in percents} <= {unit}
