"""What a model's statement carries beside its ends: kept where it is of its kind and the text can bear it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from datetime import date

from graph.statement import Value
from loaders.llm.places import Places
from loaders.llm.quoted import stands
from ontology.schema import Ontology, Relation

CODE = re.compile(r"[A-Z]{3}")
"""A currency's ISO 4217 code: the one text that need not stand in the article."""
PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
PARTS_OF_HUNDRED = re.compile(r"percent|share")
UNITS = {"currency": "amount"}
"""Qualifiers that are nothing without the number that they are of."""


def carried(
    found: Mapping[str, object], relation: Relation, ontology: Ontology, places: Places, quote: str
) -> Iterator[tuple[str, Value]]:
    """The qualifiers that the relation may carry and that are what they should be; a number stands in the quote."""
    kept = dict(_sound(found, relation, ontology, places, quote))
    yield from ((name, value) for name, value in kept.items() if UNITS.get(name, name) in kept)


def _sound(
    found: Mapping[str, object], relation: Relation, ontology: Ontology, places: Places, quote: str
) -> Iterator[tuple[str, Value]]:
    for name, value in sorted(found.items()):
        if name not in relation.qualifiers:
            continue
        kind = ontology.qualifiers[name].datatype
        kept = number(value) if kind == "decimal" else day(value) if kind == "date" else _words(value, places)
        if kept is None or (isinstance(kept, float) and PARTS_OF_HUNDRED.match(name) and kept > 100):
            continue
        if isinstance(kept, float) and not stands(kept, quote):
            continue
        yield name, kept


def number(value: object) -> float | None:
    """A number of zero or more, or a text that is one; None for anything else.

    >>> number("51 %"), number(True), number("half"), number(float("nan"))
    (51.0, None, None, None)
    """
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value.rstrip(" %") if isinstance(value, str) else value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) and found >= 0 else None


def day(value: object) -> str | None:
    """A partial ISO 8601 date that the calendar has; None for anything else.

    >>> day("2025-11"), day("2025-02-30"), day("last year")
    ('2025-11', None, None)
    """
    match = PARTIAL.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None
    return match[0]


def _words(value: object, places: Places) -> str | None:
    if not isinstance(value, str):
        return None
    if CODE.fullmatch(value):
        return value
    place = places.find(value)
    return None if place is None else spelt(places.text, place)


def spelt(text: str, place: tuple[int, int]) -> str:
    """What stands at a place, on one line."""
    return " ".join(text[place[0] : place[1]].split())
