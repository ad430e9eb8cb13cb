"""Shares of companies in a text, in per cent: with the sign, in lists that write it once, in words, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import Lexicon, either
from loaders.qualifiers.changes import former, measured, resulting
from loaders.qualifiers.numbers import NUMBER, SIGN, in_words, number, spelt

EQUAL, RATIO, REST, RESULT = "equal", "ratio", "rest", "result"
"""What is special about a share: both have the same ("50-50"), each of two has one part ("51:49"), it is what others
leave of the whole, and not known yet, or what somebody has after a deal ("sold 5%, keeping 10%").
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
    past, after = former(text, lexicon), resulting(text, lexicon)
    every = [(m, number(m[1], lexicon.language)) for m in re.finditer(rf"({NUMBER}){SIGN}", text)]
    every += [(m, max(in_words(m[1].casefold(), lexicon))) for m in _in_words(text, lexicon)]
    held = ((m, value) for m, value in every if m.start() not in past and not measured(text, *m.span(), lexicon))
    signed = [Share(value, *m.span(), RESULT if m.start() in after else "") for m, value in held]
    yield from signed
    bare = [Share(number(m[1], lexicon.language), *m.span()) for m in _bare(lexicon).finditer(text)] if signed else []
    if sum(share.value for share in (*signed, *bare)) <= WHOLE:
        yield from bare
    yield from _ratios(text, lexicon)
    yield from _fractions(text, lexicon, bool(signed))
    for word in lexicon.listed("numbers", "majority"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Share(50.0, *match.span(), least=True)
    for match in _whole(lexicon).finditer(text):
        yield Share(100.0, *match.span())
    for match in _rest(lexicon).finditer(text):
        yield Share(0.0, *match.span(), REST)


def _in_words(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Shares written in words ("twenty per cent"), whole: no part of "twenty-two point five", "vingt et un"."""
    if "cent" not in text and "pc" not in text:
        return
    for match in re.finditer(rf"(?<![\w-])((?i:{spelt(lexicon)})){SIGN}", text):
        if not _going_on(lexicon).search(text, 0, match.start()):
            yield match


@cache
def _going_on(lexicon: Lexicon) -> re.Pattern[str]:
    """What joins a number before it to one behind it; bounded, as it is looked for at the end of a text."""
    return re.compile(
        rf"(?:\b(?:point|virgule|comma)|\b(?i:{either(lexicon.mapping('numbers', 'cardinals'))}) (?:et|and))\s$"
    )


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


def _fractions(text: str, lexicon: Lexicon, listed: bool) -> Iterator[Share]:
    """Shares in words: those of something ("a third of Bel"), those that somebody has, and those that go on a list.

    A list goes on ("a quarter by Bel, and a fifth by Kiri") where it has a share before; `listed` says that one with
    the sign is there.
    """
    forms = _forms_in_words(lexicon)
    partly = (m for m in forms.partly.finditer(text) if forms.owned.search(text, 0, m.start()))
    own = [*forms.own.finditer(text), *forms.held.finditer(text), *partly]
    first = min((m.start("said") for m in own), default=len(text))
    more = [m for m in forms.more.finditer(text) if listed or first < m.start("said")]
    found = {m.span("said"): m["said"].casefold() for m in (*own, *more)}
    for span, said in sorted(found.items()):
        yield Share(next(value for words, value in forms.values if said.endswith(words)), *span)


@dataclass(frozen=True)
class _InWords:
    """How shares are written in words, each in the group `said`; what a fraction is, the longest first.

    `own` are of something, `held` somebody's, `more` the next of a list, `partly` said of what is owned, by `owned`.
    """

    own: re.Pattern[str]
    held: re.Pattern[str]
    partly: re.Pattern[str]
    more: re.Pattern[str]
    owned: re.Pattern[str]
    values: tuple[tuple[str, float], ...]


@cache
def _forms_in_words(lexicon: Lexicon) -> _InWords:
    values = {words: float(value) for words, value in lexicon.mapping("numbers", "fractions").items()}
    half = lexicon.words("numbers", "half")
    alone = either(words for words in values if " " in words or "-" in words or words in half)
    counted = r"(?:(?:a|an|one|la|un|une|le|les|deux|trois) )"
    part = rf"(?P<said>{counted}?(?:{either(values)})\b)"
    some = rf"(?P<said>(?:{counted}?(?:{alone})|{counted}(?:{either(values)}))\b)"
    by = either(lexicon.words("numbers", "by"))
    ends = rf"(?=\s*(?:[.,;:)]|$|(?:and|et|until|in|to|à|aux?|dans|jusqu|{by})\b))"
    of = r"(?=[-\s]+(?:owned|held|of|stake|share|interest|du|de|des|d['’]|the))"
    held, partly, owned = (either(lexicon.words("numbers", name)) for name in ("holding", "partly", "owned"))
    return _InWords(
        re.compile(rf"(?i)\b{part}{of}"),
        re.compile(rf"(?i)(?<!\w)(?:{held})\s{some}{ends}"),
        re.compile(rf"(?i)\b(?:{partly})(?:\s|(?<=['’])){part}{ends}"),
        re.compile(rf"(?i)(?:\b(?:and|et)|,)\s{some}(?=\s(?:{by})\s)"),
        re.compile(rf"(?i)\b(?:{owned})\b"),
        tuple(sorted(values.items(), key=lambda item: -len(item[0]))),
    )


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
