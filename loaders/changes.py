"""Percentages of a text that are no share held, as they tell of a change: what it was before."""

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
