"""Percentages of a text that are no share held: of a change or of sales and the like, and what a share was before."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import Lexicon, either
from loaders.numbers import NUMBER, SIGN


def former(text: str, lexicon: Lexicon) -> frozenset[int]:
    """Where percentages stand that are so no more: the first of "from 34% to 51%".

    >>> from loaders.lexicon import lexicon
    >>> sorted(former("from 34% to 51%", lexicon("en")))
    [5]
    """
    return frozenset(match.start("old") for match in _from_to(lexicon).finditer(text))


def measured(text: str, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a percentage is what something rises or falls by, or one of sales, profit and the like.

    >>> from loaders.lexicon import lexicon
    >>> measured("Shares in Bel rose 4%.", 19, 21, lexicon("en"))
    True
    """
    by, of, part = _measures(lexicon)
    return of.match(text, end) is not None or (
        part.match(text, end) is None and by.search(text[max(0, start - BEFORE) : start]) is not None
    )


BEFORE = 60
"""How far before a percentage what it measures may begin, in code points."""


@cache
def _measures(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a percentage of a change; after one of a measure; after a share of a company."""
    moves, directions = lexicon.words("numbers", "moves"), lexicon.words("numbers", "directions")
    measures, hedges = either(lexicon.words("numbers", "measures")), either(lexicon.words("numbers", "hedges"))
    stands = either(lexicon.words("numbers", "before_directions"))
    toward = rf"(?:[,;(–—-]\s?|\b(?:{stands}|{measures})\s)(?:{either(directions)})"
    what = rf"\b(?:{either(moves - directions)})|{toward}|\b(?:{measures})(?=\s(?:of|by|d))"
    of = r"(?:of|de|du|des)\s(?:[^\W\d]+\s){0,2}|d['’]"
    return (
        re.compile(rf"(?i)(?:{what})\s(?:(?:by|of|de)\s|d['’])?(?:(?:{hedges})\s){{0,4}}$"),
        re.compile(rf"(?i)\s(?:{of})?(?:{measures})\b"),
        re.compile(rf"(?i)\s(?:of|du|des|de|{either(lexicon.nouns('nouns', 'group_ends'))})\b|\sd['’]"),
    )


@cache
def _from_to(lexicon: Lexicon) -> re.Pattern[str]:
    """Two percentages of which the first was before; what it is of may stand between them."""
    before, after, hedges = (
        either(lexicon.words("numbers", name)).replace("'", "['’]") for name in ("ranges_from", "ranges", "hedges")
    )
    some = rf"(?:(?:{hedges})\s){{0,4}}"
    start = rf"\b(?:{before})(?:\s|(?<=['’])){some}"
    whose = r"(?:\s[a-zà-ÿ][\w'’]*){0,4}?"
    return re.compile(rf"(?i:{start})(?P<old>{NUMBER}){SIGN}{whose}\s(?i:{after})\s{some}{NUMBER}{SIGN}")
