"""Whose a number, a date, a title or a name is, of several facts that stand near it."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.lexicon import Lexicon
from loaders.qualifiers.claims import Claim, Grouped, grouped
from loaders.qualifiers.listing import beside, in_order, left, results, sentence_of
from loaders.qualifiers.quantities import Quantity
from loaders.qualifiers.shares import EQUAL, RESULT
from loaders.qualifiers.times import DATE, FROM, TO
from loaders.said import Place

REACH = 180
"""How far from a fact's ends a quantity of it may stand, in code points."""
REACHES = {"place": 45, "product": 90, DATE: 65, FROM: 90, TO: 100}
"""The same for kinds that stand near many facts of which they say nothing."""
NEAR = 25
"""How near a quantity the word stands that says it is each one's."""
BREAK = 50
"""What the end of a sentence between them adds to that distance."""
FURTHEST = 2 * REACH
"""How far before a quantity a place that begins may still matter: a long name, and REACH."""
COMMA = 5
"""What a comma or semicolon between them adds."""
AFTER = 1
"""What it adds that the name comes after: of two as near, the one before has it."""
APART = frozenset({"percent", "percent_min", "role"})
"""Kinds of which each fact of a list has one of its own; the others are said of the whole list, as is a lone title."""

ORDERED = ("percent", "amount")
"""Kinds of which as many as names, in the order of these, are one each's."""


def allotted(
    claims: Sequence[Claim], found: Iterable[Quantity], sentences: Sequence[int], text: str, words: Lexicon
) -> list[dict[str, Quantity]]:
    """The quantities of each claim, by kind: of those that are its own, the nearest of each kind.

    A quantity belongs to the claim or list of claims that stands nearest; `sentences` are where sentences start, in
    order, `text` is the article's. As many percentages as names ("51:49", "5% and 10% respectively", by turns) go in
    the order of these, the rest is worked out; what is said of each ("50-50", "10% apiece") goes to all, and a lone
    title to both who goes and who comes. What somebody has after a deal ("sold 5%, keeping 10%") is its doer's.
    """
    seats = {frozenset((claim.subject, claim.object)) for claim in claims if "product" not in claim.kinds}
    quantities = list(left(sorted(found, key=lambda q: (q.start, q.end, q.kind)), sentences))
    lists = grouped(claims)
    after = results(claims, quantities, sentences)
    quantities = [each for each in quantities if each.unit != RESULT]
    near, alone = _Near(lists), _alone(quantities, sentences, text, words)
    chosen: list[dict[str, tuple[float, Quantity]]] = [{} for _ in claims]
    for quantity in quantities:
        costs = {
            i: _cost(quantity, lists[i].own, sentences, text)
            for i in near.of(quantity)
            if lists[i].claim.may_have(quantity)
            and not lists[i].claim.seated(quantity, seats)
            and not (quantity.kind == "percent" and i in after and beside(after[i], quantity, sentences))
        }
        costs = {i: cost for i, cost in costs.items() if cost <= REACHES.get(quantity.kind, REACH)}
        shared = quantity.kind not in APART or quantity in alone or _each(quantity, text, words)
        for i in _winners(quantity, costs, lists, shared):
            held = chosen[i].get(quantity.kind)
            if held is None or costs[i] < held[0]:
                chosen[i][quantity.kind] = costs[i], quantity
    result = [{kind: quantity for kind, (_, quantity) in each.items()} for each in chosen]
    for kind in ORDERED:
        for i, own in in_order(lists, quantities, sentences, text, words, kind).items():
            result[i][kind] = own
    for i, share in after.items():
        result[i]["percent"] = share
    return result


def _winners(quantity: Quantity, costs: Mapping[int, float], lists: Sequence[Grouped], shared: bool) -> Iterator[int]:
    """Of claims by number, with their distance, those that a quantity is of: the nearest, or its list if `shared`."""
    least = min(costs.values(), default=0.0)
    nearest = [i for i, cost in costs.items() if cost == least and (quantity.unit != EQUAL or lists[i].many <= 2)]
    groups = {lists[i].group for i in nearest}
    yield from (i for i in costs if lists[i].group in groups) if shared else nearest


class _Near:
    """Claims by where their evidence starts, so that a quantity meets only those around it."""

    def __init__(self, grouped: Sequence[Grouped]) -> None:
        self._order = sorted(range(len(grouped)), key=lambda i: grouped[i].claim.stretch)
        self._starts = [grouped[i].claim.stretch[0] for i in self._order]
        self._longest = max((g.claim.stretch[1] - g.claim.stretch[0] for g in grouped), default=0)
        self._grouped = grouped

    def of(self, quantity: Quantity) -> list[int]:
        """Numbers of the claims in whose evidence it stands."""
        first = bisect_left(self._starts, quantity.start - self._longest)
        last = bisect_right(self._starts, quantity.start)
        return [i for i in self._order[first:last] if quantity.end <= self._grouped[i].claim.stretch[1]]


def _cost(quantity: Quantity, places: Sequence[Place], sentences: Sequence[int], text: str) -> float:
    """The distance to the nearest of some places, which are in order; REACH and more where all are far.

    It counts code points between, BREAK for each sentence that ends there, COMMA for each comma or semicolon.
    """
    least = math.inf
    sentence = bisect_right(sentences, quantity.start)
    for at in range(bisect_left(places, (quantity.start - FURTHEST, 0)), len(places)):
        start, end = places[at]
        if start - quantity.end > REACH:
            break
        cost = max(quantity.start - end, start - quantity.end + AFTER, 0) + BREAK * abs(
            sentence - bisect_right(sentences, start)
        )
        if cost < min(least, REACH):
            between = min(end, quantity.end), max(start, quantity.start)
            least = min(least, cost + COMMA * sum(text.count(mark, *between) for mark in ",;"))
    return least


def _alone(found: Sequence[Quantity], sentences: Sequence[int], text: str, words: Lexicon) -> frozenset[Quantity]:
    """Titles that are alone in a sentence of who follows whom: both have the same ("X followed Y as chairman")."""
    roles: dict[int, list[Quantity]] = defaultdict(list)
    for each in found:
        if each.kind == "role":
            roles[bisect_right(sentences, each.start)].append(each)
    following = words.words("relations_of_people", "successions")
    return frozenset(
        only
        for sentence, (only, *others) in roles.items()
        if not others and following & set(re.findall(r"\w+", sentence_of(sentence, sentences, text)))
    )


def _each(quantity: Quantity, text: str, words: Lexicon) -> bool:
    """Whether a quantity is said of each of several things ("10% apiece")."""
    around = text[max(0, quantity.start - NEAR) : quantity.end + NEAR].casefold()
    return quantity.unit == EQUAL or any(word in around for word in words.listed("numbers", "each"))
