"""Spans of a text: first and last code point, end exclusive."""

from __future__ import annotations

Span = tuple[int, int]


def parted(text: str, head: Span, tail: Span) -> tuple[Span, Span]:
    """The two spans with nothing in common: of what a shorter one leaves of a longer, the last piece with a word.

    "Toyota" and "Toyota Yaris" are "Toyota" and "Yaris". Where nothing is left, that span is empty or has no word.
    """
    if head[1] <= tail[0] or tail[1] <= head[0]:
        return head, tail
    if head[1] - head[0] > tail[1] - tail[0]:
        return parted(text, tail, head)[::-1]
    before, after = (tail[0], max(tail[0], head[0])), (min(tail[1], head[1]), tail[1])
    first = after[0] == after[1] or (worded(text, before) and not worded(text, after))
    return head, before if first else after


def worded(text: str, span: Span) -> bool:
    """Whether a span holds a letter or digit."""
    return any(character.isalnum() for character in text[slice(*span)])
