"""Shares, amounts, dates and titles in a text."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache

from graph.statement import Value
from loaders.lexicon import Lexicon, either
from loaders.qualifiers.amounts import amounts
from loaders.qualifiers.shares import shares
from loaders.qualifiers.times import dateline, times

GUESSED = "guessed"
"""The unit of a date whose year is not said: the latest is taken."""
DATELINE = "dateline"
"""The unit of the day on which an article was written: things happen on it, and nothing has lasted since."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value found in a sentence, with its place in the text (code points), and what thing it names, if any.

    `unit` is the currency of an amount, what is special about a share (loaders/qualifiers/shares.py), or of a date
    GUESSED or DATELINE.
    """

    kind: str
    value: Value
    start: int
    end: int
    unit: str = ""
    thing: Hashable = None


def quantities(text: str, offset: int, lexicon: Lexicon, published: str | None) -> Iterator[Quantity]:
    """Every quantity of a sentence's text, left to right within each kind."""
    for share in shares(text, lexicon):
        kind = "percent_min" if share.least else "percent"
        yield Quantity(kind, share.value, offset + share.start, offset + share.end, share.unit)
    for amount in amounts(text, lexicon):
        yield Quantity("amount", amount.value, offset + amount.start, offset + amount.end, amount.currency)
    head = dateline(text, lexicon)
    for time in times(text, lexicon, published):
        unit = DATELINE if time.end <= head else GUESSED if time.guessed else ""
        yield Quantity(time.kind, time.value, offset + time.start, offset + time.end, unit)
    for match in _titles(lexicon).finditer(text):
        yield Quantity("role", match[0], offset + match.start(), offset + match.end())


@cache
def _titles(lexicon: Lexicon) -> re.Pattern[str]:
    """Titles of heads of companies, the longest first; "head", "boss" and "chair" are other words too often."""
    roles = lexicon.words("relations_of_people", "roles") - {"head", "boss", "chair", "patron", "patronne"}
    return re.compile(rf"(?i)\b(?:{either(roles | lexicon.words('relations_of_people', 'posts'))})\b")
