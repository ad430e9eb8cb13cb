"""Whom pronouns mean, told by facts: one character, or nobody where several could be meant."""

from __future__ import annotations

import re
from collections.abc import Collection

from loaders.network.packing import NOBODY
from training.pronouns import REACH, fitting, meant

WHO = {"Bel": "ORG", "Kiri": "ORG", "Noor": "PER", "Lyon": "LOC"}
CODES = list(WHO.values())


def told(text: str, facts: Collection[tuple[str, str]], language: str = "en") -> list[tuple[str | None, str | None]]:
    """The name that each pronoun of a text means by the facts, and the last one that fits."""
    names = list(WHO)
    sentences = [m.span() for m in re.finditer(r"[^.]+\.", text)]
    mentions = [(m.span(), names.index(m[0])) for m in re.finditer("|".join(names), text)]
    pronouns = [
        (m.span(), fitting(m[0].casefold(), language)) for m in re.finditer(r"\b(?:it|its|he|they|elle)\b", text, re.I)
    ]
    joined = {(names.index(s), names.index(o)) for s, o in facts}
    found = meant(pronouns, sentences, mentions, CODES, joined)
    return [tuple(None if who == NOBODY else names[who] for who in each) for _, *each in found]  # type: ignore[misc]


def test_a_pronoun_is_the_character_that_holds_a_fact_with_one_of_its_sentence() -> None:
    assert told("Bel grew. It sits in Lyon.", [("Bel", "Lyon")]) == [("Bel", "Bel")]
    assert told("Bel grew. Noor, who left it, runs Kiri.", [("Noor", "Bel")]) == [("Bel", "Bel")]
    assert told("Bel grew. Elle est à Lyon.", [("Bel", "Lyon")], "fr") == [("Bel", "Bel")]


def test_a_pronoun_that_may_be_several_is_nobody() -> None:
    both = [("Bel", "Lyon"), ("Kiri", "Lyon")]

    assert told("Bel met Kiri. It sits in Lyon.", both) == [(None, "Kiri")]


def test_one_of_another_type_is_not_meant() -> None:
    assert told("Bel met Noor. He sits in Lyon.", [("Bel", "Lyon"), ("Noor", "Lyon")]) == [("Noor", "Noor")]


def test_one_that_fits_and_stands_between_leaves_it_open() -> None:
    assert told("Bel grew. Kiri said it sits in Lyon.", [("Bel", "Lyon")]) == [(None, "Kiri")]


def test_without_a_fact_it_means_nobody() -> None:
    assert told("Bel met Kiri. Noor slept. It rained in Lyon.", []) == [(None, "Kiri")]
    assert told("It rained.", []) == [(None, None)]


def test_one_named_only_later_or_long_ago_is_not_meant() -> None:
    assert told("It sits in Lyon, says Bel.", [("Bel", "Lyon")]) == [(None, None)]
    assert told(f"Bel grew.{' Rain fell.' * REACH} It sits in Lyon.", [("Bel", "Lyon")]) == [(None, None)]
