"""Names like one that was not found."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

from graph.names import fold

LEAST_LIKENESS = 0.72
"""Ratio of matching characters (Ratcliff and Obershelp) below which a name is no suggestion."""


def nearest(name: str, known: Iterable[tuple[str, str]], most: int) -> tuple[str, ...]:
    """Names to show, best first, from (folded key, name to show) pairs.

    A name that begins with what was asked, or holds it as whole words, is near however long it is.

    >>> nearest("Xiaome", [("xiaomi", "Xiaomi"), ("renault", "Renault")], 5)
    ('Xiaomi',)
    >>> nearest("hyperion", [("hyperion leasing", "Hyperion Leasing")], 5)
    ('Hyperion Leasing',)
    """
    asked = fold(name)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    best: dict[str, float] = {}
    for key, shown in known:
        likeness = _likeness(asked, key, matcher)
        if likeness >= max(LEAST_LIKENESS, best.get(shown, 0.0)):
            best[shown] = likeness
    return tuple(nlargest(most, sorted(best), key=lambda shown: best[shown]))


def _likeness(asked: str, key: str, matcher: SequenceMatcher[str]) -> float:
    if asked and f" {asked} " in f" {key} ":
        return 1.0
    if 2 * min(len(asked), len(key)) < LEAST_LIKENESS * (len(asked) + len(key)):
        return 0.0
    matcher.set_seq1(key)
    if matcher.quick_ratio() < LEAST_LIKENESS:
        return 0.0
    return matcher.ratio()
