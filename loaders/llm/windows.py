"""A long article as windows that a model can take: whole paragraphs, each beginning in the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.said import Place

SIZE = 6000
"""Code points of a window: with the instructions about 6,000 tokens, which small models hold."""
OVERLAP = 600
"""Code points at most of the window before that stand again, so that pronouns find whom they mean."""
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")


def windows(text: str, size: int = SIZE, overlap: int = OVERLAP) -> Iterator[Place]:
    """Where each window begins and ends (code points), in order; blank stretches are left out.

    >>> list(windows("Bel.\\nMOM.\\nBoursin.", 14, 5)), list(windows(" "))
    ([(0, 9), (5, 18)], [])
    """
    pieces = list(_pieces(text, size))
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[first][0] <= size:
            last += 1
        yield pieces[first][0], pieces[last][1]
        after = last + 1
        if after == len(pieces):
            return
        start = after
        while (
            start - 1 > first
            and pieces[last][1] - pieces[start - 1][0] <= overlap
            and pieces[after][1] - pieces[start - 1][0] <= size
        ):
            start -= 1
        first = start


def halves(text: str, place: Place) -> Iterator[Place]:
    """A window as two or three smaller ones."""
    start, end = place
    half = max(1, (end - start + 1) // 2)
    yield from ((start + a, start + b) for a, b in windows(text[start:end], half, half // 8))


def _pieces(text: str, size: int) -> Iterator[Place]:
    """Paragraphs, those longer than a window cut after a sentence, else after a blank, else anywhere."""
    for match in re.finditer(r"[^\n\r]*\S[^\n\r]*", text):
        start, end = match.span()
        while end - start > size:
            cut = _cut(text, start, start + size)
            yield start, cut
            start = cut
        if text[start:end].strip():
            yield start, end


def _cut(text: str, start: int, end: int) -> int:
    half = (start + end) // 2
    ends = [match.end() for match in SENTENCE_END.finditer(text, half, end)]
    if ends:
        return ends[-1]
    blank = max(text.rfind(" ", half, end), text.rfind("\t", half, end))
    return blank + 1 if blank >= 0 else end
