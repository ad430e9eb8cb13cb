"""Percentages of a text that are no share held: of a change or of sales and the like, and what a share was before."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import Lexicon, either
from loaders.qualifiers.numbers import NUMBER, SIGN

BEFORE = 60
"""How far before a percentage what it measures may begin, in code points."""


def former(text: str, lexicon: Lexicon) -> frozenset[int]:
    """Where percentages stand that are so no more, or by which a share changes: the first of "from 34% to 51%".

    >>> from loaders.lexicon import lexicon
    >>> sorted(former("from 34% to 51%", lexicon("en"))), sorted(former("raised it by 4%", lexicon("en")))
    ([5], [13])
    """
    forms = (*_from_to(lexicon), _changed_by(lexicon))
    return frozenset(match.start("old") for form in forms for match in form.finditer(text))


def resulting(text: str, lexicon: Lexicon) -> frozenset[int]:
    """Where percentages stand that are what somebody has after a change: "sold 5%, keeping 10%".

    >>> from loaders.lexicon import lexicon
    >>> sorted(resulting("bought 5%, taking its stake to 25%", lexicon("en")))
    [31]
    """
    return frozenset(match.start("new") for match in _left_with(lexicon).finditer(text))


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
def _from_to(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """Two percentages of which one was before: "from 34% to 51%", "to 51% from 34%", "51%, up from 34%".

    What it is of may stand between them.
    """
    before, after, instead = (either(lexicon.words("numbers", name)) for name in ("ranges_from", "ranges", "instead"))
    some, share = _hedged(lexicon), rf"{NUMBER}{SIGN}"
    start = rf"\b(?:{before})(?:\s|(?<=['’])){some}"
    whose = r"(?:\s[a-zà-ÿ][\w'’]*){0,4}?"
    return (
        re.compile(rf"(?i:{start})(?P<old>{NUMBER}){SIGN}{whose}\s(?i:{after})\s{some}{share}"),
        re.compile(rf"\b(?i:{after})\s{some}{share}{whose}\s(?i:{start})(?P<old>{NUMBER}){SIGN}"),
        re.compile(rf"{share}(?:\s[\w'’]+){{0,4}}?,?\s\(?(?i:{instead})\s{some}(?P<old>{NUMBER}){SIGN}"),
    )


@cache
def _changed_by(lexicon: Lexicon) -> re.Pattern[str]:
    """A percentage by which somebody raises or cuts a share ("raised its stake in Bel by 4%")."""
    verbs, by = either(lexicon.verbs("numbers", "changing")), either(lexicon.words("numbers", "changed_by"))
    return re.compile(rf"\b(?i:{verbs})\b[^.;:%]{{0,60}}?\s(?i:{by})\s{_hedged(lexicon)}(?P<old>{NUMBER}){SIGN}")


@cache
def _left_with(lexicon: Lexicon) -> re.Pattern[str]:
    """A percentage that somebody keeps ("keeping 10%"), or to which a deal takes a share ("taking it to 25%")."""
    kept, taking, after = (either(lexicon.words("numbers", name)) for name in ("keeping", "taking", "ranges"))
    words = r"(?:[a-zà-ÿ][\w'’]*\s){0,6}?"
    way = rf"(?:(?:{kept})\s|(?:{taking})\s{words}(?:{after})\s)"
    return re.compile(rf"(?i)(?<!\w){way}{_hedged(lexicon)}(?:(?:a|an|un|une)\s)?(?P<new>{NUMBER}){SIGN}")


def _hedged(lexicon: Lexicon) -> str:
    """A pattern for "about" and the like before a number, or nothing."""
    return rf"(?:(?:{either(lexicon.words('numbers', 'hedges'))})\s){{0,4}}"
