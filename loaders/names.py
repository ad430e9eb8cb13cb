"""Names in a sentence: the values, and how a name is shaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.lexicon import Lexicon
from loaders.tokens import Sentence, Token

PRONOUN = "PRON"
"""The label of a pronoun that was given for a name (loaders/given.py): the parser sees it as it is."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: tokens first to last (exclusive), its text, the recogniser's label."""

    first: int
    last: int
    text: str
    start: int
    end: int
    label: str
    """ORG, PER, LOC, MISC, or empty where only shape found it; PRONOUN for a given one."""


@dataclass(frozen=True, slots=True)
class Entities:
    """What the recogniser found in a sentence: (first, last exclusive, label) by token."""

    spans: tuple[tuple[int, int, str], ...]

    def label(self, first: int, last: int) -> str:
        """The label of the span that overlaps a range of tokens most, or empty."""
        overlaps = [(min(b, last) - max(a, first), label) for a, b, label in self.spans if a < last and first < b]
        return max(overlaps)[1] if overlaps else ""

    def covers(self, first: int, last: int) -> bool:
        """Whether one span holds the whole range."""
        return any(a <= first and last <= b for a, b, _ in self.spans)


def spelt(words: Sequence[Token]) -> str:
    """The text of adjoining tokens, one blank where any stand apart."""
    gaps = [" " if one.end < other.start else "" for one, other in pairwise(words)]
    return "".join(word.text + gap for word, gap in zip(words, [*gaps, ""], strict=True))


def capital(word: str) -> bool:
    """Whether a word is shaped like a name: capital first or inside, or a place of the web.

    >>> [capital(w) for w in ("Bel", "iPhone", "SU7", "group", "42", "3M", "monday.com")]
    [True, True, True, False, False, True, True]
    """
    within = re.search(r"[A-ZÀ-Þ]|^(?!www\.).*\.(?:com|net|org|ai|io|fr|eu|be|ch|ca)$", word)
    return bool(word[:1].isupper() or (within and word[:1].isalnum())) or foreign(word)


def foreign(word: str) -> bool:
    """Whether a word is of a script without capitals."""
    return word[:1].isalpha() and not word.isascii() and ord(word[0]) > 0x24F and word[0].lower() == word[0].upper()


ENDS = (".", "…", "!", ";")
"""What ends a sentence or a clause, and seldom a headline."""


def headline(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether most of a sentence's words are capitalised, so that capitals say nothing."""
    if sentence.tokens[-1].text in ENDS or sentence.tokens[-2:][0].text == ".":
        return False
    words = [t.text for t in sentence.tokens if t.text[:1].isalpha()]
    rest = [w for w in words if w.casefold() not in lexicon.words("names", "starters") and len(w) > 3]
    lower = [w for w in rest if w.islower()]
    return len(words) > 5 and len(lower) * 4 <= len(rest)


FIRMS = frozenset({"Banque", "Compagnie", "Groupe", "Société", "Group"})
"""Nouns that stand before a name and are none."""


def glued(text: str, known: Mapping[str, int]) -> int:
    """Where two names stand together without a blank ("ChineXiaomi"): the second's place, or 0.

    The second stands elsewhere by itself: `known` counts words and, joined, a word with the one before it.

    >>> glued("ChineXiaomi", {"Xiaomi": 3}), glued("TotalEnergies", {"Energies": 3, "Technip": 3, "TechnipEnergies": 3})
    (5, 0)
    """
    for match in re.finditer(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]+$)", text):
        second = text[match.start() :]
        if len(second) < 5 or known.get(second, 0) < 2 or known.get(text, 0) > 1:
            continue
        pairs = ((word.removesuffix(second), n) for word, n in known.items() if word.endswith(second))
        before = text[: match.start()]
        behind = sum(
            n for one, n in pairs if one[:1].isupper() and one not in (before, *FIRMS) and known.get(one, 0) > 0
        )
        if known[second] - behind > 1:
            return match.start()
    return 0
