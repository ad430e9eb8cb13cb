"""Amounts of money in a text: with their currency, in words, and in millions where the currency is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import Lexicon, either
from loaders.qualifiers.numbers import NUMBER, in_words, number, spelt

ALONE = r"(?<![\w-])(?<!hundred )(?<!thousand )(?<!cents )(?<!mille )(?<!and )(?<!et )(?!hundred\b|cents\b)"
"""What a number in words may not follow or begin with: it would be the end of a longer one."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in units of its currency (ISO 4217, empty where that is left out) with its place in the text."""

    value: float
    start: int
    end: int
    currency: str = ""


def amounts(text: str, lexicon: Lexicon) -> Iterator[Amount]:
    """Every amount of a sentence's text, each once."""
    listed = lexicon.mapping("numbers", "currencies")
    signs = {word.casefold(): listed[word] for word in reversed(list(listed))}
    taken: list[tuple[int, int]] = []
    for form in _forms(lexicon):
        for match in form.finditer(text):
            if any(a < match.end() and match.start() < b for a, b in taken):
                continue
            taken.append(match.span())
            sign = match.groupdict().get("sign")
            yield Amount(_value(match, lexicon), *match.span(), signs[sign.casefold()] if sign else "")


def _value(match: re.Match[str], lexicon: Lexicon) -> float:
    """What a number, or the word for one, and the word for its scale come to."""
    scales = {k.casefold(): float(v) for k, v in lexicon.mapping("numbers", "scale").items()}
    in_full = list(in_words(match["number"].casefold(), lexicon))
    plain = in_full[-1] if in_full else number(match["number"], lexicon.language)
    return round(plain * scales.get((match["scale"] or "").casefold(), 1.0), 2)


@cache
def _forms(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """How amounts are written: sign first, sign last, the number in words, no sign."""
    scale, sign = (either(lexicon.mapping("numbers", name)) for name in ("scale", "currencies"))
    large, free = either(lexicon.words("numbers", "large")), either(lexicon.words("numbers", "after_amount"))
    of = r"[\s-]*(?:de |d['’]|of )?"
    forms = (
        rf"(?P<sign>{sign})\s?(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?(?!\w)",
        rf"(?P<number>{NUMBER})[\s-]*(?P<scale>{scale})?{of}(?P<sign>{sign})(?!\w)",
        rf"{ALONE}(?P<number>{spelt(lexicon)})[\s-]+(?P<scale>{scale}){of}(?P<sign>{sign})(?!\w)",
        rf"(?P<number>{NUMBER})[\s-]*(?P<scale>{large})\b(?=\s*(?:[,.;:)]|$|(?:{free})\b))",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)
