"""An article as the network takes it: windows of pieces, its mentions in them, and the pairs to judge.

Each pair is asked by two markers that stand at the first pieces of a subject's and an object's
mention: they look at the whole window and at each other, and nothing looks at them, so that one pass
judges all pairs (levitated markers: Zhong and Chen, "A Frustratingly Easy Approach for Entity and
Relation Extraction", NAACL 2021, section 4.3).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sentencepiece import SentencePieceProcessor

LONGEST = 500
"""Pieces of a window, of which the encoder knows 512: about 330 words."""
OVERLAP = 3
"""Sentences that two windows of a long article share."""
PLACES = 2
"""Pairs of mentions by which a pair of characters is judged, the nearest ones."""
FIRST, LAST, UNKNOWN = 0, 2, 3
"""The pieces that open and close a window, and the one of what the vocabulary lacks."""
BLANK = "▁"
"""How sentencepiece writes a blank; a piece that begins a text has one before it."""
NOBODY = -1
"""The character of a description of which it is not known whom it means."""

_UNBROKEN = re.compile(r"\S+")
"""What lies between blanks, which no piece spans."""
Encode = Callable[[str], Sequence[tuple[int, int]]]
"""Pieces of a text: number, and how many of its characters are in it."""
Place = tuple[int, int]
"""Start and end, end exclusive: code points, or pieces of a window."""
Words = Sequence[tuple[int, int, int, str]]
"""The words of a sentence's tree: start, end, the head's number in the sentence, dependency."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, or words that describe a thing: start and end in code points, the number of its character."""

    start: int
    end: int
    thing: int
    described: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of an article in pieces; `places` and `sentences` give each mention's pieces and sentence.

    `nodes` gives for each piece its word, -1 where the sentence has no tree or that leaves a name out; `heads` and
    `dependencies` those of each word; a root is its own head. What else a tree leaves out, such as quotation marks,
    goes with the word before. Where several words stand unbroken ("l'accord,"), each of their pieces goes with the word
    in which it begins.
    """

    pieces: tuple[int, ...]
    mentions: tuple[Mention, ...]
    places: tuple[Place, ...]
    sentences: tuple[int, ...]
    nodes: tuple[int, ...]
    heads: tuple[int, ...]
    dependencies: tuple[str, ...]

    def named(self) -> tuple[int, ...]:
        """For each piece whether it begins a name (1), goes on with one (2), describes (3) or does none of it (0)."""
        marks = [0] * len(self.pieces)
        for (first, last), mention in zip(self.places, self.mentions, strict=True):
            marks[first:last] = [3] * (last - first) if mention.described else [1] + [2] * (last - first - 1)
        return tuple(marks)

    def told(self, numbers: Mapping[str, int]) -> tuple[int, ...]:
        """For each piece the number of its word's dependency, 0 for none or one that is not known."""
        return tuple(numbers.get(self.dependencies[node], 0) if node >= 0 else 0 for node in self.nodes)

    def meaning(self, whom: Mapping[int, int], also: Sequence[tuple[int, int]] = ()) -> Window:
        """The window where it is known whom some descriptions mean: characters by the number of the mention.

        `also` gives further characters of mentions that mean several, as mentions of their own behind the others.
        """
        told = [replace(m, thing=whom[i]) if i in whom else m for i, m in enumerate(self.mentions)]
        told += [replace(self.mentions[i], thing=thing) for i, thing in also]
        places = (*self.places, *(self.places[i] for i, _ in also))
        sentences = (*self.sentences, *(self.sentences[i] for i, _ in also))
        return replace(self, mentions=tuple(told), places=places, sentences=sentences)

    def by_thing(self) -> Mapping[int, tuple[int, ...]]:
        """The numbers of the mentions of each character that stands in the window, by character."""
        found: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            if mention.thing == NOBODY:
                continue
            found.setdefault(mention.thing, []).append(number)
        return {thing: tuple(found[thing]) for thing in sorted(found)}


def encode(processor: SentencePieceProcessor, text: str) -> list[tuple[int, int]]:
    """The pieces of a text without blanks, in NFKC, and how many characters each has.

    Unknown ones share what the others leave.
    """
    plain = unicodedata.normalize("NFKC", text)
    numbers = processor.encode(plain)
    sizes = [0 if n == UNKNOWN else len(processor.id_to_piece(n).removeprefix(BLANK)) for n in numbers]
    left, unknown = len(plain) - sum(sizes), numbers.count(UNKNOWN)
    return [(n, left // unknown if n == UNKNOWN else size) for n, size in zip(numbers, sizes, strict=True)]


def windows(
    text: str,
    sentences: Sequence[Place],
    mentions: Iterable[Mention],
    encode: Encode,
    trees: Mapping[int, Words],
) -> Iterator[Window]:
    """The windows of a text whose sentences are given in order; mentions lie inside sentences.

    `trees` gives the words of sentences by their start; a sentence may lack its tree.
    """
    spans = sorted(mentions, key=lambda m: (m.start, -m.end))
    starts = [m.start for m in spans]
    coded = [
        _coded(
            text,
            place,
            spans[bisect_left(starts, place[0]) : bisect_left(starts, place[1])],
            encode,
            trees.get(place[0], ()),
        )
        for place in sentences
    ]
    first = reached = 0
    while first < len(coded):
        last, size = first, 0
        while last < len(coded) and (last == first or size + len(coded[last].pieces) <= LONGEST):
            size += len(coded[last].pieces)
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
    pairs = ((s, o) for s in subject for o in object_ if window.places[s] != window.places[o])
    for pair in sorted(pairs, key=apart):
        where = window.sentences[pair[0]], window.sentences[pair[1]]
        if where not in seen and (not chosen or abs(where[0] - where[1]) <= 1):
            seen.add(where)
            chosen.append(pair)
        if len(chosen) == PLACES:
            break
    return chosen


@dataclass(frozen=True, slots=True)
class _Coded:
    """A sentence in pieces, with the words they are of, and the pieces of each mention."""

    pieces: list[int]
    nodes: list[int]
    found: list[tuple[Mention, Place]]
    tree: Words


def _coded(text: str, place: Place, spans: Sequence[Mention], encode: Encode, tree: Words) -> _Coded:
    """A sentence's pieces, cut at the edges of names, and the pieces of each mention."""
    pieces: list[int] = []
    nodes: list[int] = []
    found: list[tuple[Mention, Place]] = []
    starts = [start for start, _, _, _ in tree]
    at = place[0]

    def add(start: int, end: int) -> None:
        for chunk in _UNBROKEN.finditer(text, start, end):
            inner = encode(chunk[0])
            pieces.extend(number for number, _ in inner)
            nodes.extend(_words(inner, chunk.start(), chunk.end(), starts))

    for span in spans:
        if span.start < at or span.end > place[1]:
            continue
        add(at, span.start)
        first = len(pieces)
        inner = [number for number, _ in encode(text[span.start : span.end])] or [UNKNOWN]
        pieces.extend(inner)
        nodes.extend([_word(span, tree, starts)] * len(inner))
        found.append((span, (first, len(pieces))))
        at = span.end
    add(at, place[1])
    found = [(mention, where) for mention, where in found if where[1] <= LONGEST]
    return _Coded(pieces[:LONGEST], nodes[:LONGEST], found, tree)


def _words(pieces: Sequence[tuple[int, int]], start: int, end: int, starts: Sequence[int]) -> Iterator[int]:
    """The word in which each piece of an unbroken stretch begins; NFKC may have made the stretch longer than it is."""
    at = start
    for _, size in pieces:
        yield bisect_right(starts, min(at, end - 1)) - 1
        at += size


def _word(span: Mention, tree: Words, starts: Sequence[int]) -> int:
    """The word of a mention: the one whose head stands outside it; -1 where the tree leaves all of it out."""
    first, last = max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end)
    inside = [i for i in range(first, last) if tree[i][1] > span.start]
    return next((i for i in inside if tree[i][2] == i or tree[i][2] not in inside), -1)


def _window(coded: Sequence[_Coded], first: int, last: int) -> Window:
    pieces, nodes = [FIRST], [-1]
    found: list[tuple[Mention, Place, int]] = []
    heads: list[int] = []
    dependencies: list[str] = []
    for number in range(first, last):
        each = coded[number]
        found += [(m, (a + len(pieces), b + len(pieces)), number) for m, (a, b) in each.found]
        pieces.extend(each.pieces)
        nodes.extend(node + len(heads) if node >= 0 else -1 for node in each.nodes)
        base = len(heads)
        heads.extend(head + base for _, _, head, _ in each.tree)
        dependencies.extend(dependency for _, _, _, dependency in each.tree)
    return Window(
        (*pieces, LAST),
        tuple(m for m, _, _ in found),
        tuple(p for _, p, _ in found),
        tuple(n for _, _, n in found),
        (*nodes, -1),
        tuple(heads),
        tuple(dependencies),
    )
