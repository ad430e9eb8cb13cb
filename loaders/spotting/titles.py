"""Titles with capitals before whoever bears them: "Tesla Chairwoman Robyn Denholm", as American papers write."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import capital
from loaders.tokens import Token

LONGEST = 6
"""Words of a title at most."""
HOTELS = frozenset({"Grand", "Hotel", "Hôtel"})
"""What stands before a title in a house's name."""


def title(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a title that begins at a token ends; `at` where none does.

    One of a single word is a title only between a name and two capitals: "Nestle Chairman Paul Bulcke", not "the Grand
    President Hotel".

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> said = list(tokens("Ford Chief Financial Officer and Vice Chair John Lawler, President Hotels", 0, "en"))
    >>> [title(said, i, lexicon("en")) for i in (1, 5, 9)]
    [7, 7, 9]
    """
    end = _one(words, at, lexicon)
    if end == at:
        return at
    while end + 1 < len(words) and words[end].text in ("and", "&", "et"):
        after = _one(words, end + 1, lexicon)
        if after == end + 1:
            break
        end = after
    firms = lexicon.words("names", "heads") | lexicon.words("names", "legal")
    behind = [w.text for w in words[end : end + 2]]
    if firms.intersection(behind[:1]):
        return at
    if end == at + 1:
        borne = len(behind) == 2 and all(capital(text) for text in behind) and not firms.intersection(behind)
        if not (borne and _behind(words, at) and words[at].text in lexicon.words("titles", "alone")):
            return at
    return end


def titled(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a token stands in a title."""
    return any(title(words, first, lexicon) > at for first in range(max(0, at - LONGEST), at + 1))


def _behind(words: Sequence[Token], at: int) -> bool:
    """Whether a capital stands right before a token, and is no hotel's ("Hotel President Wilson")."""
    before = words[at - 1] if at else None
    near = before is not None and capital(before.text) and before.end + 1 == words[at].start
    return near and words[at - 1].text not in HOTELS


def _one(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a title without "and" ends."""
    texts = [w.text for w in words[at : at + LONGEST]]
    size = 0
    while size < len(texts) and texts[size] in lexicon.words("titles", "ranks"):
        size += 1
    chief = next((i for i in range(size) if texts[i] in lexicon.words("titles", "chiefs")), None)
    if chief is not None:
        officers = (i for i in range(chief + 1, len(texts)) if texts[i] in lexicon.words("titles", "officers"))
        until = next(officers, None)
        if until is not None and all(capital(text) or text == "and" for text in texts[chief:until]):
            return at + until + 1
    if size > 1 and texts[size - 1] in lexicon.words("titles", "closing"):
        return at + size if texts[size - 2] in lexicon.words("titles", "open") else at
    if texts[size : size + 1] == ["General"]:
        return at + size + 2 if lexicon.words("titles", "general").intersection(texts[size + 1 : size + 2]) else at
    if size < len(texts) and texts[size] in lexicon.words("titles", "heads"):
        return at + size + 1
    return _office(words, at, size, texts, lexicon)


def _office(words: Sequence[Token], at: int, size: int, texts: Sequence[str], lexicon: Lexicon) -> int:
    """Where a title of a state's office ends ("Deputy Finance Minister"); not of the White House's."""
    if at and words[at - 1].text == "White":
        return at
    offices = lexicon.words("titles", "offices")
    fields = size
    while fields < len(texts) and fields < size + 2 and texts[fields] in lexicon.words("titles", "fields"):
        fields += 1
        if fields < len(texts) and (texts[fields] in offices or " ".join(texts[fields - 1 : fields + 1]) in offices):
            return at + fields + 1
    return at
