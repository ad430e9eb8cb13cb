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
    titles = lexicon.words("relations_of_people", "roles") - {"head", "boss", "chair", "patron", "patronne"}
    forms = sorted(titles, key=lambda form: (-len(form), form))
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, forms))})\b")


def _percents(text: str, offset: int, lexicon: Lexicon) -> Iterator[Quantity]:
    for match in re.finditer(rf"({NUMBER})\s*(?:%|per ?cent\b|percent\b|pour cent\b|pc\b)", text):
        yield Quantity("percent", number(match[1], lexicon.language), offset + match.start(), offset + match.end())
    yield from _ratios(text, offset, lexicon)
    for words, value in lexicon.mapping("numbers", "fractions").items():
        for match in re.finditer(
            rf"(?i)\b(?:a |an |one |la |un |une |les |deux |trois )?{re.escape(words)}\b"
            r"(?=[-\s]+(?:owned|held|of|stake|share|interest|du|de|des|d['’]|the))",
            text,
        ):
            yield Quantity("percent", float(value), offset + match.start(), offset + match.end())
    for word in lexicon.listed("numbers", "majority"):
        for match in re.finditer(rf"(?i)\b{re.escape(word)}\b", text):
            yield Quantity("percent_min", 50.0, offset + match.start(), offset + match.end())
    for word in lexicon.listed("numbers", "whole"):
        for match in re.finditer(
            rf"(?i)\b{re.escape(word)}(?=[\s-]+(?:owned|détenue?|propriété|du capital|par))", text
        ):
            yield Quantity("percent", 100.0, offset + match.start(), offset + match.end())


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
    scales = {k.casefold(): float(v) for k, v in lexicon.mapping("numbers", "scale").items()}
    scale = "|".join(sorted(map(re.escape, scales), key=len, reverse=True))
    sign = "|".join(sorted(map(re.escape, signs), key=len, reverse=True))
    before = rf"(?P<sign>{sign})\s?(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?(?!\w)"
    after = rf"(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?[\s-]*(?:de |d['’]|of )?(?P<sign>{sign})(?!\w)"
    taken: list[tuple[int, int]] = []
    for form in (before, after):
        for match in re.finditer(form, text, re.IGNORECASE):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            unit = next((code for word, code in signs.items() if word.casefold() == match["sign"].casefold()), "")
            value = number(match["number"], lexicon.language) * scales.get((match["scale"] or "").casefold(), 1.0)
            yield Quantity("amount", round(value, 2), offset + match.start(), offset + match.end(), unit)
