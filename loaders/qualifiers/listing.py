"""Shares of a list: those of holders and shares that stand apart or by turns, and what is left of the whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from loaders.lexicon import Lexicon
from loaders.qualifiers.claims import Claim, Grouped
from loaders.qualifiers.quantities import Quantity
from loaders.qualifiers.shares import RATIO, REST, RESULT
from loaders.said import Place

AROUND = 25
"""How far before and after a list words may stand that say what goes up or down, in code points."""


def left(found: Sequence[Quantity], sentences: Sequence[int]) -> Iterator[Quantity]:
    """The quantities with what is left of the whole worked out from the other percentages of its sentence."""
    shares: dict[int, float] = defaultdict(float)
    for each in found:
        if each.kind == "percent" and each.unit in ("", RATIO):
            shares[bisect_right(sentences, each.start)] += float(each.value)
    for each in found:
        remaining = 100 - shares[bisect_right(sentences, each.start)] if each.unit == REST else 0.0
        if each.unit != REST:
            yield each
        elif 0 < remaining < 100:
            yield replace(each, value=round(remaining, 2), unit="")


def results(claims: Sequence[Claim], found: Sequence[Quantity], sentences: Sequence[int]) -> Mapping[int, Quantity]:
    """The shares that somebody has after a deal, by the numbers of the claims that this is said of.

    Its owner is the subject that a sentence names first, before what it owns; of several things that it owns, the one
    named last before the share.
    """
    told: dict[int, Quantity] = {}
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for i, each in enumerate(claims):
        by_sentence[bisect_right(sentences, each.subject_at[0])].append(i)
    for share in (each for each in found if each.unit == RESULT):
        mine = by_sentence.get(bisect_right(sentences, share.start), ())
        able = [i for i in mine if claims[i].may_have(share)]
        first = min((min(claims[i].subject_at, claims[i].object_at) for i in able), default=None)
        able = [i for i in able if claims[i].subject_at == first]
        last = max((claims[i].object_at for i in able if claims[i].object_at < (share.start, 0)), default=None)
        told |= {i: share for i in able if last in (None, claims[i].object_at)}
    return told


def beside(one: Quantity, other: Quantity, sentences: Sequence[int]) -> bool:
    """Whether two quantities stand in one sentence."""
    return bisect_right(sentences, one.start) == bisect_right(sentences, other.start)


def in_order(
    grouped: Sequence[Grouped],
    found: Sequence[Quantity],
    sentences: Sequence[int],
    text: str,
    words: Lexicon,
    kind: str,
) -> Mapping[int, Quantity]:
    """The quantities of a kind of claims of one list, by number, where names and they stand in the same order."""
    shares: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in found:
        if quantity.kind == kind:
            shares[bisect_right(sentences, quantity.start)].append(quantity)
    lists: dict[Hashable, dict[Hashable, list[int]]] = defaultdict(dict)
    for i, each in enumerate(grouped):
        if kind in each.claim.kinds and each.many > 1:
            lists[each.group].setdefault(each.claim.fact, []).append(i)
    told: dict[int, Quantity] = {}
    for facts in lists.values():
        every = sorted(facts.values(), key=lambda numbers: grouped[numbers[0]].own[0])
        stretch = grouped[every[0][0]].claim.stretch
        for sentence in range(bisect_right(sentences, stretch[0]), bisect_left(sentences, stretch[1]) + 1):
            said, around = shares.get(sentence, []), sentence_of(sentence, sentences, text)
            told_so = any(w in around for w in words.listed("numbers", "respectively"))
            members = every if told_so else [numbers for numbers in every if len(grouped[numbers[0]].own) == 1]
            if len(said) != len(members) or len(said) < 2:
                continue
            places = [grouped[numbers[0]].own[0] for numbers in members]
            if told_so or said[0].unit == RATIO or _facing(places, said, text, words):
                told |= {i: share for numbers, share in zip(members, said, strict=True) for i in numbers}
    return told


def _facing(places: Sequence[Place], shares: Sequence[Quantity], text: str, words: Lexicon) -> bool:
    """Whether as many shares as names stand so that each has its own: by turns, or all of the one, then of the other.

    What goes up or down, or from one to another, is no list.
    """
    marks = sorted([(start, "n") for start, _ in places] + [(share.start, "s") for share in shares])
    order = "".join(mark for _, mark in marks)
    near = text[max(0, marks[0][0] - AROUND) : shares[-1].end + AROUND].casefold()
    moved = words.words("numbers", "moves") & set(re.findall(r"\w+", near))
    gaps = {text[a.end : b.start].strip() for a, b in pairwise(shares)}
    turns = re.fullmatch(r"(?:ns)+|(?:sn)+|n+s+|s+n+", order) is not None
    return turns and not moved and not gaps & words.words("numbers", "ranges")


def sentence_of(number: int, sentences: Sequence[int], text: str) -> str:
    """A sentence by its number, from 1, in lower case."""
    end = sentences[number] if number < len(sentences) else len(text)
    return text[sentences[number - 1] : end].casefold()
