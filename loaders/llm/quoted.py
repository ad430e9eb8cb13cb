"""Whether a number that a model gives stands in its quote: in digits, in words, as a fraction, or worked out."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from loaders.lexicon import LANGUAGES, Lexicon, either, lexicon
from loaders.qualifiers.listing import left
from loaders.qualifiers.numbers import NUMBER, in_words, number
from loaders.qualifiers.quantities import quantities

ROUNDED = 0.5
"""How far from the share that a word names a model's figure for it may lie: a third is 33, 33.3 or 33.33."""
SAME = 1e-6
"""The same of a number in digits, relatively: two writings of one number."""


def stands(value: float, quote: str) -> bool:
    """Whether a quote, in any language that is read here, holds a number.

    >>> [stands(value, "Bel paid €1.2bn for a third of MOM") for value in (1.2e9, 33.33, 51.0)]
    [True, True, False]
    """
    for words in map(lexicon, LANGUAGES):
        if any(math.isclose(value, each, rel_tol=SAME) for each in _numbers(quote, words)):
            return True
        if any(abs(value - each) <= ROUNDED for each in _shares(quote, words)):
            return True
    return False


def _numbers(quote: str, words: Lexicon) -> Iterator[float]:
    """Every number, in whatever marks for thousands and decimals, and what halves and words for scales make of it."""
    folded = quote.casefold()
    listed = {word.casefold(): float(times) for word, times in words.mapping("numbers", "scale").items()}
    scales = {1.0} | {listed[word] for word in re.findall(r"[^\W\d_]+", folded) if word in listed}
    one = re.search(rf"\b(?:{either(words.words('numbers', 'single'))})\s(?:{either(listed)})\b", folded)
    half = re.search(rf"\b(?:{either(words.words('numbers', 'halves'))})", folded)
    runs = (*re.findall(NUMBER, quote), *re.findall(r"\d{1,15}(?:[.,]\d{1,15})*", quote))
    plain = {number(run, language) for run in runs for language in LANGUAGES}
    found = {*plain, *in_words(folded, words)} | ({1.0} if one else set())
    found |= {each + 0.5 for each in (0.0, *found)} if half else set()
    yield from (each * scale for each in found for scale in scales)


def _shares(quote: str, words: Lexicon) -> Iterator[float]:
    """What fractions, words for all or most of something, and words for what others leave come to."""
    fractions = {word: float(value) for word, value in words.mapping("numbers", "fractions").items()}
    for match in re.finditer(rf"(?i)\b(?:{either(fractions)})\b", quote):
        yield fractions[match[0].casefold()]
    if re.search(rf"(?i)\b(?:{either(words.words('numbers', 'whole'))})\b", quote):
        yield 100.0
    found = sorted(quantities(quote, 0, words, None), key=lambda each: each.start)
    for each in left(found, [0]):
        if each.kind in ("percent", "percent_min"):
            yield float(each.value)
