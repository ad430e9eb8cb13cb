"""Percentages, amounts, dates and times that belong to a candidate fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from graph.statement import Value
from loaders.lexicon import Lexicon

REACH = 120
"""Code points from its trigger at which a quantity outside the stretch may stand."""
NUMBER = r"\d{1,15}(?:[.,\u00a0\u202f\u2009 ]\d{1,15}){0,8}"
"""Bounded, so that an endless row of digits is passed in time that grows with its length."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value found in a sentence, with its place in the text (code points)."""

    kind: str
    value: Value
    start: int
    end: int
    unit: str = ""


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
    yield from _dates(text, offset, lexicon, published)
    for match in _titles(lexicon).finditer(text):
        yield Quantity("role", match[0], offset + match.start(), offset + match.end())


@cache
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    """Titles of heads of companies, the longest first; "head", "boss" and "chair" are other words too often."""
    titles = lexicon.words("relations_of_people", "roles") - {"head", "boss", "chair", "patron", "patronne"}
    forms = sorted(titles, key=lambda form: (-len(form), form))
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, forms))})\b")


def _percents(text: str, offset: int, lexicon: Lexicon) -> Iterator[Quantity]:
    for match in re.finditer(rf"({NUMBER})\s*(?:%|per ?cent\b|percent\b|pour cent\b)", text):
        yield Quantity("percent", number(match[1], lexicon.language), offset + match.start(), offset + match.end())
    for words, value in lexicon.mapping("numbers", "fractions").items():
        for match in re.finditer(
            rf"(?i)\b(?:a |an |one |la |un |une |les |deux |trois )?{re.escape(words)}\b"
            r"(?=\s+(?:of|stake|share|interest|du|de|des|d['’]|the))",
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


def _dates(text: str, offset: int, lexicon: Lexicon, published: str | None) -> Iterator[Quantity]:
    months = {m: i + 1 for i, m in enumerate(lexicon.listed("numbers", "months"))}
    month = "|".join(months)
    lead = (
        r"(?P<lead>since|from|until|till|before|in|on|en|depuis|dès|jusqu['’]en|jusqu['’]à|jusqu['’]au|le|fin|début)?"
    )
    form = (
        rf"(?i)\b{lead}\s*(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+)?(?:(?P<month>{month})\.?\s+)?"
        r"(?:(?P<day2>\d{1,2}),\s*)?(?P<year>(?:19|20)\d\d)\b(?!\s*(?:%|€|\$|euros|millions))"
    )
    for match in re.finditer(form, text):
        value = match["year"]
        if match["month"]:
            value += f"-{months[match['month'].casefold()]:02d}"
            day = match["day"] or match["day2"]
            value += f"-{int(day):02d}" if day else ""
        yield Quantity(
            _time_kind((match["lead"] or "").casefold().replace("’", "'")),
            value,
            offset + match.start("year"),
            offset + match.end(),
        )
    if published and len(published) >= 7:
        yield from _relative(text, offset, published)


def _relative(text: str, offset: int, published: str) -> Iterator[Quantity]:
    year, month = int(published[:4]), int(published[5:7])
    before = f"{year - (month == 1)}-{(month - 2) % 12 + 1:02d}"
    phrases = {
        "last year": str(year - 1),
        "l'an dernier": str(year - 1),
        "l’an dernier": str(year - 1),
        "l'année dernière": str(year - 1),
        "last month": before,
        "le mois dernier": before,
        "this year": str(year),
        "cette année": str(year),
    }
    for phrase, value in phrases.items():
        for match in re.finditer(rf"(?i)\b(until |since |jusqu['’]à |depuis )?{re.escape(phrase)}\b", text):
            kind = _time_kind((match[1] or "").strip().casefold().replace("’", "'"))
            yield Quantity(kind, value, offset + match.start(), offset + match.end())


def _time_kind(lead: str) -> str:
    if lead in ("since", "depuis", "dès", "from"):
        return "from"
    return "to" if lead in ("until", "till", "jusqu'en", "jusqu'à", "jusqu'au") else "date"


def belonging(
    places: Sequence[tuple[int, int]], found: Iterable[Quantity], triggers: Iterable[int]
) -> dict[str, Quantity]:
    """The quantities of a sentence that belong to a fact: of each kind the nearest in its stretch.

    `places` are where its trigger (first) and ends stand; the stretch reaches over them all. A quantity
    is not its own where the trigger of another fact (`triggers`, starts) stands nearer.
    """
    trigger = places[0][0]
    start, end = min(a for a, _ in places), max(b for _, b in places)
    others = [at for at in triggers if at != trigger]
    chosen: dict[str, Quantity] = {}
    for quantity in found:
        distance = abs(quantity.start - trigger)
        inside = start <= quantity.start and quantity.end <= end
        nearer = any(abs(quantity.start - at) < distance for at in others)
        if not nearer and (inside or distance < REACH):
            held = chosen.get(quantity.kind)
            if held is None or distance < abs(held.start - trigger):
                chosen[quantity.kind] = quantity
    return chosen


def respective(
    anchor: tuple[int, int],
    anchors: Sequence[tuple[int, int]],
    found: Sequence[Quantity],
    text: str,
    lexicon: Lexicon,
) -> dict[str, Quantity]:
    """The percentage of one of several things that a sentence lists with as many percentages, "respectively".

    `anchors` are where facts' ends stand in the article, in order; `text` is the sentence, `found` its quantities.
    """
    if not any(word in text.casefold() for word in lexicon.listed("numbers", "respectively")):
        return {}
    shares = sorted((q for q in found if q.kind == "percent"), key=lambda q: q.start)
    if len(shares) < 2 or len(shares) != len(anchors) or anchor not in anchors:
        return {}
    return {"percent": shares[sorted(anchors).index(anchor)]}
