"""Numbers as they are written."""

from __future__ import annotations

import re

NUMBER = r"\d{1,15}(?:[.,\u00a0\u202f\u2009 ]\d{1,15}){0,8}"
"""Bounded, so that an endless row of digits is passed in time that grows with its length."""
SIGN = r"\s*(?:%|per ?cent\b|percent\b|pour cent\b|pc\b)"
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
