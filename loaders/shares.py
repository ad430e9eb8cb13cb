"""Shares of companies in a text, in per cent: with the sign, in lists that write it once, in words, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.changes import former
from loaders.lexicon import Lexicon, either
from loaders.numbers import NUMBER, SIGN, number

EQUAL, RATIO, REST = "equal", "ratio", "rest"
"""What is special about a share: both have the same ("50-50"), each of two has one part ("51:49"), it is what others
leave of the whole, and not known yet.
"""
WHOLE = 100.5
"""What all shares of a sentence may come to where some are written without the sign, rounding allowed."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share in per cent with its place in the text; `least` where it is more than that ("a majority")."""

    value: float
    start: int
    end: int
    unit: str = ""
    least: bool = False


def shares(text: str, lexicon: Lexicon) -> Iterator[Share]:
    """Every share of a sentence's text, by the way it is written."""
    past = former(text, lexicon)
    every = (m for m in re.finditer(rf"({NUMBER}){SIGN}", text) if m.start() not in past)
    signed = [Share(number(m[1], lexicon.language), *m.span()) for m in every]
    yield from signed
    bare = [Share(number(m[1], lexicon.language), *m.span()) for m in _bare(lexicon).finditer(text)] if signed else []
    if sum(share.value for share in (*signed, *bare)) <= WHOLE:
        yield from bare
    yield from _ratios(text, lexicon)
    yield from _fractions(text, lexicon)
    for word in lexicon.listed("numbers", "majority"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Share(50.0, *match.span(), least=True)
    for match in _whole(lexicon).finditer(text):
        yield Share(100.0, *match.span())
    for match in _rest(lexicon).finditer(text):
        yield Share(0.0, *match.span(), REST)


@cache
def _bare(lexicon: Lexicon) -> re.Pattern[str]:
    """Numbers of a list of shares in which the sign is written once ("A has 50 per cent, B 44 and C 6").

    They follow a name or a word of holding; what follows a month, an article or a comma is a day or an age.
    """
    others = either(lexicon.words("times", "months") | lexicon.words("names", "starters"))
    held = either(lexicon.words("numbers", "holding") | lexicon.words("numbers", "at"))
    name = rf"(?!(?i:{others})\b)[^\W\d_a-zà-ÿ][\w’'&-]*"
    follows = r"(?=\s*(?:[.;)]|,(?!\d)|$|(?:and|et|each|chacun)\b))(?!\.\d)"
    return re.compile(rf"(?<![\w-])(?:(?i:{held})|{name})\s(?=\d)(\d{{1,2}}(?:[.,]\d{{1,2}})?){follows}")


def _fractions(text: str, lexicon: Lexicon) -> Iterator[Share]:
    """Shares in words: those of something ("a third of Bel"), and those that somebody has ("each has half")."""
    held = either(lexicon.words("numbers", "holding"))
    ends = r"(?=\s*(?:[.,;:)]|$|(?:and|et|until|in|to|à|dans|au|jusqu)\b))"
    of = r"(?=[-\s]+(?:owned|held|of|stake|share|interest|du|de|des|d['’]|the))"
    for words, value in lexicon.mapping("numbers", "fractions").items():
        part, own = (
            re.escape(words),
            words.partition(" ")[2] or "-" in words or words in lexicon.words("numbers", "half"),
        )
        counted = r"(?:a |an |one |la |un |une |le |les |deux |trois )"
        some = rf"{counted}?{part}\b" if own else rf"{counted}{part}\b"
        for match in re.finditer(rf"(?i)\b{counted}?{part}\b{of}|(?<!\w)(?:{held})\s{some}{ends}", text):
            yield Share(float(value), *match.span())


@cache
def _whole(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for all of something that is owned."""
    word, owned = either(lexicon.words("numbers", "whole")), either(lexicon.words("numbers", "owned"))
    return re.compile(rf"(?i)\b(?:{word})(?=[\s-]+(?:{owned}|du capital|par)\b)|\b(?:{owned}) (?:{word})\b")


@cache
def _rest(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for what is left of the whole once others have theirs; "the rest of Europe" is none."""
    parts = either(lexicon.nouns("nouns", "group_ends"))
    other = rf"\s+(?:of|du|de|des|d['’])\b(?!\s*(?:the |its |la |les |l['’])?(?:{parts})\b)"
    return re.compile(rf"(?i)\b(?:{either(lexicon.words('numbers', 'rest'))})\b(?!{other})")


def _ratios(text: str, lexicon: Lexicon) -> Iterator[Share]:
    """Both parts of "51:49"; what words for equal parts come to, where there are two."""
    for match in re.finditer(r"(?<![\d.,:/-])(\d\d)\s?(?:[:/-]|to|à)\s?(\d\d)(?![\d.,:/-]?\d|\s?%)", text):
        parts = [float(match[1]), float(match[2])]
        if sum(parts) == 100:
            unit = EQUAL if parts[0] == parts[1] else RATIO
            for value, group in zip(parts, (1, 2), strict=True):
                yield Share(value, *match.span(group), unit)
    for word in lexicon.listed("numbers", "equally"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Share(50.0, *match.span(), EQUAL)
