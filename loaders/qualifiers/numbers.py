"""Numbers as they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from loaders.lexicon import Lexicon, either

NUMBER = r"\d{1,15}(?:[.,\u00a0\u202f\u2009 ]\d{1,15}){0,8}"
"""Bounded, so that an endless row of digits is passed in time that grows with its length."""
SIGN = r"\s*(?:%|per ?cent\b|percent\b|pour cent\b|pc\b|pct\b)"
"""What says that a number before it is so many of a hundred."""


def number(text: str, language: str) -> float:
    """A written number as a float, by the language's marks.

    >>> number("17,5", "fr"), number("4,200", "en"), number("1 200", "fr"), number("4.2", "en")
    (17.5, 4200.0, 1200.0, 4.2)
    """
    plain = re.sub(r"[\s\u00a0\u202f\u2009]", "", text)
    plain = plain.replace(".", "").replace(",", ".") if language == "fr" and "," in plain else plain
    plain = re.sub(r",(?=\d{3}\b)", "", plain).replace(",", ".") if language == "en" else plain
    return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else float(re.sub(r"\D", "", plain) or 0)


@cache
def spelt(lexicon: Lexicon) -> str:
    """A pattern for a number below a thousand in words with nothing but blanks and hyphens between ("deux cents")."""
    word = rf"(?:{either(lexicon.mapping('numbers', 'cardinals'))})\b"
    return rf"{word}(?:[\s-]{word}){{0,5}}"


def in_words(text: str, lexicon: Lexicon) -> Iterator[float]:
    """The numbers below a thousand in the words of a text in lower case, and each of these words by itself.

    >>> from loaders.lexicon import lexicon
    >>> list(in_words("a hundred and five", lexicon("en"))), list(in_words("soixante-dix", lexicon("fr")))
    ([100.0, 5.0, 105.0], [60.0, 10.0, 70.0])
    """
    listed = {word: float(value) for word, value in lexicon.mapping("numbers", "cardinals").items()}
    joints = lexicon.words("numbers", "joints")
    words = (word for word in re.findall(r"\w+", text) if word not in joints)
    for known, run in groupby(words, key=listed.__contains__):
        values = [listed[word] for word in run] if known else []
        yield from values
        if len(values) > 1:
            yield _together(values)


def _together(values: list[float]) -> float:
    """What the words of one number come to: 4, 20, 10 are ninety in French, 2, 100, 5 two hundred and five."""
    total = 0.0
    for value in values:
        last = total % 100
        multiplied = (value == 100 and 0 < total < 100) or (value == 20 and last == 4)
        total = total - last + last * value if multiplied else total + value
    return total
