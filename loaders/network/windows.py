"""An article as the network takes it: pieces with a marker around every mention, cut into windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

CODES = ("ORG", "PER", "PRO", "LOC")
CLOSE = len(CODES)
"""Markers are numbered below zero: -1 - code's place for an opening one, -1 - CLOSE for a closing one."""
LONGEST = 480
OVERLAP = 3
"""Sentences that two windows of a long article share."""

Encode = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Span:
    """A mention: its place in the text, which character it is of, and that character's code."""

    start: int
    end: int
    thing: int
    code: str


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces (markers below zero), the opening markers' places by character, sentences' first pieces.

    `things` are characters by number, in the order of `mentions`; `sentences` gives the article's
    sentence number of each piece.
    """

    pieces: tuple[int, ...]
    things: tuple[int, ...]
    mentions: tuple[tuple[int, ...], ...]
    sentences: tuple[int, ...]


def windows(text: str, sentences: Sequence[tuple[int, int]], spans: Sequence[Span], encode: Encode) -> Iterator[Window]:
    """The windows of a text whose sentences are (start, end) in order; spans lie inside sentences."""
    coded = [_sentence(text, place, [s for s in spans if place[0] <= s.start and s.end <= place[1]], encode) for place in sentences]
    first = 0
    while first < len(coded):
        last, size = first, 0
        while last < len(coded) and (last == first or size + len(coded[last][0]) <= LONGEST):
            size += len(coded[last][0])
            last += 1
        yield _window(coded, first, last)
        if last >= len(coded):
            return
        first = max(first + 1, last - OVERLAP)


def _sentence(text: str, place: tuple[int, int], spans: Sequence[Span], encode: Encode) -> tuple[list[int], list[tuple[int, int]]]:
    """A sentence's pieces, and (place of opening marker, character) of its mentions."""
    pieces: list[int] = []
    opened: list[tuple[int, int]] = []
    at = place[0]
    for span in sorted(spans, key=lambda s: s.start):
        if span.start < at:
            continue
        pieces.extend(encode(text[at : span.start]) if text[at : span.start].strip() else [])
        opened.append((len(pieces), span.thing))
        pieces.append(-1 - CODES.index(span.code))
        pieces.extend(encode(text[span.start : span.end]))
        pieces.append(-1 - CLOSE)
        at = span.end
    pieces.extend(encode(text[at : place[1]]) if text[at : place[1]].strip() else [])
    return pieces[:LONGEST], [(i, thing) for i, thing in opened if i < LONGEST]


def _window(coded: Sequence[tuple[list[int], list[tuple[int, int]]]], first: int, last: int) -> Window:
    pieces, numbers = [0], [first]
    mentions: dict[int, list[int]] = {}
    for number in range(first, last):
        for at, thing in coded[number][1]:
            mentions.setdefault(thing, []).append(len(pieces) + at)
        pieces.extend(coded[number][0])
        numbers.extend([number] * len(coded[number][0]))
    pieces.append(2)
    numbers.append(last - 1)
    things = tuple(sorted(mentions))
    return Window(tuple(pieces), things, tuple(tuple(mentions[t]) for t in things), tuple(numbers))
