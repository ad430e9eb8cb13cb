"""An article as the network takes it: windows of pieces, its mentions in them, and the pairs to judge.

Each pair is asked by two markers that stand at the first pieces of a subject's and an object's
mention: they look at the whole window and at each other, and nothing looks at them, so that one pass
judges all pairs (levitated markers: Zhong and Chen, "A Frustratingly Easy Approach for Entity and
Relation Extraction", NAACL 2021, section 4.3).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

LONGEST = 380
"""Pieces of a window: about 250 words, three times the articles that the network learnt from."""
OVERLAP = 3
"""Sentences that two windows of a long article share."""
PLACES = 2
"""Pairs of mentions by which a pair of characters is judged, the nearest ones."""
FIRST, LAST = 0, 2
"""The pieces that open and close a window."""
NOBODY = -1
"""The character of a description of which it is not known whom it means."""

Encode = Callable[[str], Sequence[int]]
Place = tuple[int, int]
"""Start and end, end exclusive: code points, or pieces of a window."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, or words that describe a thing: start and end in code points, the number of its character."""

    start: int
    end: int
    thing: int
    described: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article in pieces; `places` and `sentences` give each mention's pieces and sentence."""

    pieces: tuple[int, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    sentences: tuple[int, ...]

    def named(self) -> tuple[int, ...]:
        """For each piece whether it begins a name (1), goes on with one (2), describes (3) or does none of it (0)."""
        marks = [0] * len(self.pieces)
        for (first, last), mention in zip(self.places, self.mentions, strict=True):
            marks[first:last] = [3] * (last - first) if mention.described else [1] + [2] * (last - first - 1)
        return tuple(marks)

    def meaning(self, whom: Mapping[int, int]) -> Window:
        """The window where it is known whom some descriptions mean: characters by the number of the mention."""
        told = [replace(m, thing=whom[i]) if i in whom else m for i, m in enumerate(self.mentions)]
        return replace(self, mentions=tuple(told))

    def by_thing(self) -> Mapping[int, tuple[int, ...]]:
        """The numbers of the mentions of each character that stands in the window, by character."""
        found: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            if mention.thing == NOBODY:
                continue
            found.setdefault(mention.thing, []).append(number)
        return {thing: tuple(found[thing]) for thing in sorted(found)}


def windows(text: str, sentences: Sequence[Place], mentions: Iterable[Mention], encode: Encode) -> Iterator[Window]:
    """The windows of a text whose sentences are given in order; mentions lie inside sentences."""
    spans = sorted(mentions, key=lambda m: (m.start, -m.end))
    starts = [m.start for m in spans]
    coded = [
        _coded(text, place, spans[bisect_left(starts, place[0]) : bisect_left(starts, place[1])], encode)
        for place in sentences
    ]
    first = reached = 0
    while first < len(coded):
        last, size = first, 0
        while last < len(coded) and (last == first or size + len(coded[last][0]) <= LONGEST):
            size += len(coded[last][0])
            last += 1
        if last > reached:
            yield _window(coded, first, last)
        reached = max(reached, last)
        if last >= len(coded):
            return
        first = max(first + 1, last - OVERLAP)


def asked(window: Window, subject: Sequence[int], object_: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of mentions (numbers in the window) by which two characters are judged.

    The nearest first; in one sentence names before descriptions.
    """

    def apart(pair: tuple[int, int]) -> tuple[int, int, int, int]:
        one, other = (window.places[i][0] for i in pair)
        described = sum(window.mentions[i].described for i in pair)
        return abs(window.sentences[pair[0]] - window.sentences[pair[1]]), described, abs(one - other), one

    chosen: list[tuple[int, int]] = []
    seen: set[tuple[int, int]] = set()
    for pair in sorted(((s, o) for s in subject for o in object_), key=apart):
        where = window.sentences[pair[0]], window.sentences[pair[1]]
        if where not in seen and (not chosen or abs(where[0] - where[1]) <= 1):
            seen.add(where)
            chosen.append(pair)
        if len(chosen) == PLACES:
            break
    return chosen


_Coded = tuple[list[int], list[tuple[Mention, Place]]]


def _coded(text: str, place: Place, spans: Sequence[Mention], encode: Encode) -> _Coded:
    """A sentence's pieces, cut at the edges of names, and the pieces of each mention."""
    pieces: list[int] = []
    found: list[tuple[Mention, Place]] = []
    at = place[0]
    for span in spans:
        if span.start < at or span.end > place[1]:
            continue
        pieces.extend(_encoded(text[at : span.start], encode))
        inner = list(_encoded(text[span.start : span.end], encode)) or [3]
        found.append((span, (len(pieces), len(pieces) + len(inner))))
        pieces.extend(inner)
        at = span.end
    pieces.extend(_encoded(text[at : place[1]], encode))
    return pieces[:LONGEST], [(mention, where) for mention, where in found if where[1] <= LONGEST]


def _encoded(text: str, encode: Encode) -> Sequence[int]:
    return encode(text) if text.strip() else ()


def _window(coded: Sequence[_Coded], first: int, last: int) -> Window:
    pieces = [FIRST]
    found: list[tuple[Mention, Place, int]] = []
    for number in range(first, last):
        found += [(m, (a + len(pieces), b + len(pieces)), number) for m, (a, b) in coded[number][1]]
        pieces.extend(coded[number][0])
    pieces.append(LAST)
    return Window(
        tuple(pieces), tuple(m for m, _, _ in found), tuple(p for _, p, _ in found), tuple(n for _, _, n in found)
    )
