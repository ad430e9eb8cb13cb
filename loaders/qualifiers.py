"""Percentages, amounts, dates and titles in a text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.statement import Value
from loaders.lexicon import Lexicon
from loaders.times import times

NUMBER = r"\d{1,15}(?:[.,\u00a0\u202f\u2009 ]\d{1,15}){0,8}"
"""Bounded, so that an endless row of digits is passed in time that grows with its length."""


EQUAL, RATIO = "equal", "ratio"
"""Units of percentages: both have the same ("50-50"); each of two has one part ("51:49")."""
REST = "rest"
"""The unit of what is left of the whole: its value is not known yet."""
GUESSED = "guessed"
"""The unit of a date whose year is not said: the latest is taken."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value found in a sentence, with its place in the text (code points), and what thing it names, if any."""

    kind: str
    value: Value
    start: int
    end: int
    unit: str = ""
    thing: Hashable = None


def number(text: str, language: str) -> float:
    """A written number as a float, by the language's marks.

    >>> number("17,5", "fr"), number("4,200", "en"), number("1 200", "fr"), number("4.2", "en")
    (17.5, 4200.0, 1200.0, 4.2)
    """
    plain = re.sub(r"[\s\u00a0\u202f\u2009]", "", text)
    plain = plain.replace(".", "").replace(",", ".") if language == "fr" and "," in plain else plain
    plain = re.sub(r",(?=\d{3}\b)", "", plain).replace(",", ".") if language == "en" else plain
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else float(re.sub(r"\D", "", plain) or 0)


def quantities(text: str, offset: int, lexicon: Lexicon, published: str | None) -> Iterator[Quantity]:
    """Every quantity of a sentence's text, left to right within each kind."""
    yield from _percents(text, offset, lexicon)
    yield from _amounts(text, offset, lexicon)
    for time in times(text, lexicon, published):
        yield Quantity(time.kind, time.value, offset + time.start, offset + time.end, GUESSED if time.guessed else "")
    for match in _titles(lexicon).finditer(text):
        yield Quantity("role", match[0], offset + match.start(), offset + match.end())


@cache
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    """Titles of heads of companies, the longest first; "head", "boss" and "chair" are other words too often."""
    roles = lexicon.words("relations_of_people", "roles") - {"head", "boss", "chair", "patron", "patronne"}
    titles = roles | lexicon.words("relations_of_people", "offices")
    forms = sorted(titles, key=lambda form: (-len(form), form))
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, forms))})\b")


def _percents(text: str, offset: int, lexicon: Lexicon) -> Iterator[Quantity]:
    signed = list(re.finditer(rf"({NUMBER})\s*(?:%|per ?cent\b|percent\b|pour cent\b|pc\b)", text))
    for match in [*signed, *(_bare(text, lexicon) if signed else ())]:
        yield Quantity("percent", number(match[1], lexicon.language), offset + match.start(), offset + match.end())
    yield from _ratios(text, offset, lexicon)
    for value, start, end in _fractions(text, lexicon):
        yield Quantity("percent", value, offset + start, offset + end)
    for word in lexicon.listed("numbers", "majority"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Quantity("percent_min", 50.0, offset + match.start(), offset + match.end())
    for match in _whole(lexicon).finditer(text):
        yield Quantity("percent", 100.0, offset + match.start(), offset + match.end())
    for match in _rest(lexicon).finditer(text):
        yield Quantity("percent", 0.0, offset + match.start(), offset + match.end(), REST)


def _bare(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Numbers of a list of shares in which the sign is written once ("A has 50 per cent, B 44 and C 6").

    An age (", 44,") is none, nor is what follows a word that numbers things or tells a day.
    """
    counted = lexicon.words("numbers", "counted") | lexicon.words("times", "months")
    for match in re.finditer(
        r"(?<![\w.,:/$€£-])(\d{1,2}(?:[.,]\d{1,2})?)(?=\s*(?:[.;)]|,\s|,$|$|and\b|et\b))(?!\.\d)", text
    ):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        word = re.search(r"[^\W\d]+$", before)
        if not (before.endswith(",") and after.startswith(",")) and (word is None or word[0].casefold() not in counted):
            yield match


def _fractions(text: str, lexicon: Lexicon) -> Iterator[tuple[float, int, int]]:
    """Shares in words: those of something ("a third of Bel"), and those that somebody has ("each with half")."""
    holding = "|".join(sorted(map(re.escape, lexicon.words("numbers", "holding")), key=len, reverse=True))
    counted = r"(?:a |an |one |la |un |une |le |les |deux |trois )?"
    for words, value in lexicon.mapping("numbers", "fractions").items():
        part = rf"{counted}{re.escape(words)}\b"
        of = r"(?=[-\s]+(?:owned|held|of|stake|share|interest|du|de|des|d['’]|the))"
        for match in re.finditer(
            rf"(?i)\b{part}{of}|(?<!\w)(?:{holding})\s{part}(?![-\s](?:an?|dozen|year|century|mil|douzaine|siècle)\b)",
            text,
        ):
            yield float(value), match.start(), match.end()


@cache
def _whole(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for all of something that is owned."""
    word = "|".join(map(re.escape, lexicon.listed("numbers", "whole")))
    owned = r"owned|held|détenue?s?|propriété|possédée?s?|controlled|contrôlée?s?"
    return re.compile(rf"(?i)\b(?:{word})(?=[\s-]+(?:{owned}|du capital|par|by))|(?<=\b)(?:{owned}) (?:{word})\b")


@cache
def _rest(lexicon: Lexicon) -> re.Pattern[str]:
    """Words for what is left of the whole once others have theirs."""
    words = "|".join(map(re.escape, lexicon.listed("numbers", "rest")))
    shares = "|".join(sorted(map(re.escape, lexicon.nouns("nouns", "group_ends")), key=len, reverse=True))
    other = rf"\s+(?:of|du|de|des|d['’])\b(?!\s*(?:the |its |la |les |l['’])?(?:{shares})\b)"
    return re.compile(rf"(?i)\b(?:{words})\b(?!{other})")


def _ratios(text: str, offset: int, lexicon: Lexicon) -> Iterator[Quantity]:
    """Both parts of "51:49"; what words for equal parts come to, where there are two."""
    for match in re.finditer(r"(?<![\d.,:/-])(\d\d)\s?(?:[:/-]|to|à)\s?(\d\d)(?![\d.,:/-]?\d|\s?%)", text):
        parts = [float(match[1]), float(match[2])]
        if sum(parts) == 100:
            unit = EQUAL if parts[0] == parts[1] else RATIO
            for value, group in zip(parts, (1, 2), strict=True):
                yield Quantity("percent", value, offset + match.start(group), offset + match.end(group), unit)
    for word in lexicon.listed("numbers", "equally"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Quantity("percent", 50.0, offset + match.start(), offset + match.end(), EQUAL)


def _amounts(text: str, offset: int, lexicon: Lexicon) -> Iterator[Quantity]:
    signs = lexicon.mapping("numbers", "currencies")
    scale = "|".join(sorted(map(re.escape, lexicon.mapping("numbers", "scale")), key=len, reverse=True))
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    counts = "|".join(sorted(map(re.escape, lexicon.mapping("times", "counts")), key=len, reverse=True))
    worded = rf"(?P<number>\b(?:{counts}))[\s-]+(?P<scale>{scale})[\s-]*(?:de |d['’]|of )?(?P<sign>{sign})(?!\w)"
    before = rf"(?P<sign>{sign})\s?(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?(?!\w)"
    after = rf"(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?[\s-]*(?:de |d['’]|of )?(?P<sign>{sign})(?!\w)"
    taken: list[tuple[int, int]] = []
    for form in (before, after, worded):
        for match in re.finditer(form, text, re.IGNORECASE):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            unit = next((code for word, code in signs.items() if word.casefold() == match["sign"].casefold()), "")
            yield Quantity("amount", _scaled(match, lexicon), offset + match.start(), offset + match.end(), unit)
    for match in re.finditer(rf"(?P<number>{NUMBER})[\s-]*(?P<scale>{_LARGE})\b(?={_FREE})", text, re.IGNORECASE):
        if not any(a < match.end() and match.start() < b for a, b in taken):
            yield Quantity("amount", _scaled(match, lexicon), offset + match.start(), offset + match.end())


def _scaled(match: re.Match[str], lexicon: Lexicon) -> float:
    """What a number and the word for its scale come to."""
    scales = {k.casefold(): float(v) for k, v in lexicon.mapping("numbers", "scale").items()}
    counts = {word: float(value) for word, value in lexicon.mapping("times", "counts").items()}
    said = counts.get(match["number"].casefold())
    plain = number(match["number"], lexicon.language) if said is None else said
    return round(plain * scales.get((match["scale"] or "").casefold(), 1.0), 2)


_LARGE = "millions?|milliards?|billions?|bn"
_FREE = r"\s*(?:[,.;:)]|$|(?:dans|auprès|chez|à|pour|sur|par|en|in|into|for|from|to|by|on)\b)"
"""What may follow an amount whose currency is left out; other nouns would say what is counted."""
