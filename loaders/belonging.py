"""Whose a number, a date, a title or a name is, of several facts that stand near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.lexicon import Lexicon
from loaders.qualifiers import EQUAL, RATIO, REST, Quantity
from loaders.said import Place
from loaders.times import DATE, FROM, TO

REACH = 180
"""How far from a fact's ends a quantity of it may stand, in code points."""
REACHES = {"place": 45, "product": 90, DATE: 65, FROM: 90, TO: 100}
"""The same for kinds that stand near many facts of which they say nothing."""
NEAR = 25
"""How near a quantity the word stands that says it is each one's."""
BREAK = 50
"""What the end of a sentence between them adds to that distance."""
COMMA = 5
"""What a comma or semicolon between them adds."""
APART = frozenset({"percent", "percent_min", "role"})
"""Kinds of which each fact of a list has one of its own; the others are said of the whole list, as is a lone title."""
TIMES = frozenset({FROM, TO})
"""Kinds that any fact that lasts may carry, whatever its relation's qualifiers: valid time."""


@dataclass(frozen=True)
class Claim:
    """A fact that quantities may belong to.

    `relation` names what it says; `subject` and `object` tell its ends apart from others', and stand at the places
    `subject_at` and `object_at`; `stretch` is its evidence, whole sentences, `kinds` what it may carry; an event has a
    date and lasts for no time.
    """

    relation: str
    subject: Hashable
    object: Hashable
    subject_at: Place
    object_at: Place
    stretch: Place
    kinds: frozenset[str]
    event: bool = False

    @property
    def fact(self) -> Hashable:
        """What it says, wherever it stands: one fact may be claimed at several places."""
        return self.relation, self.subject, self.object

    def may_have(self, quantity: Quantity) -> bool:
        """Whether it may carry a quantity, which is not what one of its ends is called."""
        named = quantity.thing is not None and quantity.thing in (self.subject, self.object)
        return not named and (quantity.kind in self.kinds or (quantity.kind in TIMES and not self.event))

    def seated(self, quantity: Quantity, seats: Container[frozenset[Hashable]]) -> bool:
        """Whether it is the place where one of its ends has its seat, by another fact that is no matter of goods."""
        ends = (self.subject, self.object)
        return quantity.kind == "place" and any(frozenset((quantity.thing, end)) in seats for end in ends)


@dataclass(frozen=True)
class _Grouped:
    """A claim, the list of facts alike but for one end that it is of, how many, and where that end stands, or both."""

    claim: Claim
    group: Hashable
    many: int
    own: tuple[Place, ...]


def allotted(
    claims: Sequence[Claim], found: Iterable[Quantity], sentences: Sequence[int], text: str, words: Lexicon
) -> list[dict[str, Quantity]]:
    """The quantities of each claim, by kind: of those that are its own, the nearest of each kind.

    A quantity belongs to the claim or list of claims that stands nearest; `sentences` are where sentences start, in
    order, `text` is the article's. Percentages that are listed apart from the names ("51:49", "5% and 10%
    respectively") go in the order of these; what is said of each ("50-50", "10% apiece") goes to all.
    """
    seats = {frozenset((claim.subject, claim.object)) for claim in claims if "product" not in claim.kinds}
    quantities = list(_left(sorted(found, key=lambda q: (q.start, q.end, q.kind)), sentences))
    grouped = _grouped(claims)
    near, alone = _Near(grouped), _alone(quantities, sentences)
    chosen: list[dict[str, tuple[float, Quantity]]] = [{} for _ in claims]
    for quantity in quantities:
        costs = {
            i: _cost(quantity, grouped[i].own, sentences, text)
            for i in near.of(quantity)
            if grouped[i].claim.may_have(quantity) and not grouped[i].claim.seated(quantity, seats)
        }
        costs = {i: cost for i, cost in costs.items() if cost <= REACHES.get(quantity.kind, REACH)}
        if not costs:
            continue
        least = min(costs.values())
        winners = {i for i, cost in costs.items() if cost == least}
        if quantity.unit == EQUAL:
            winners = {i for i in winners if grouped[i].many <= 2}
        if quantity.kind not in APART or quantity in alone or _each(quantity, text, words):
            groups = {grouped[i].group for i in winners}
            winners = {i for i in costs if grouped[i].group in groups}
        for i in winners:
            held = chosen[i].get(quantity.kind)
            if held is None or costs[i] < held[0]:
                chosen[i][quantity.kind] = costs[i], quantity
    result = [{kind: quantity for kind, (_, quantity) in each.items()} for each in chosen]
    for i, share in _in_order(grouped, quantities, sentences, text, words).items():
        result[i]["percent"] = share
    return result


def _left(found: Sequence[Quantity], sentences: Sequence[int]) -> Iterator[Quantity]:
    """The quantities with what is left of the whole worked out from the other percentages of its sentence."""
    shares: dict[int, float] = defaultdict(float)
    for each in found:
        if each.kind == "percent" and each.unit in ("", RATIO):
            shares[bisect_right(sentences, each.start)] += float(each.value)
    for each in found:
        left = 100 - shares[bisect_right(sentences, each.start)] if each.unit == REST else 0.0
        if each.unit != REST:
            yield each
        elif 0 < left < 100:
            yield replace(each, value=round(left, 2), unit="")


def _grouped(claims: Sequence[Claim]) -> list[_Grouped]:
    by_subject: dict[Hashable, set[Hashable]] = defaultdict(set)
    by_object: dict[Hashable, set[Hashable]] = defaultdict(set)
    places: dict[Hashable, tuple[set[Place], set[Place]]] = defaultdict(lambda: (set(), set()))
    for claim in claims:
        by_subject[claim.relation, claim.subject].add(claim.object)
        by_object[claim.relation, claim.object].add(claim.subject)
        places[claim.fact][0].add(claim.subject_at)
        places[claim.fact][1].add(claim.object_at)
    found = []
    for claim in claims:
        one, other = (claim.relation, claim.subject), (claim.relation, claim.object)
        objects, subjects = len(by_subject[one]), len(by_object[other])
        subject_at, object_at = (tuple(sorted(each)) for each in places[claim.fact])
        if objects == subjects == 1:
            found.append(_Grouped(claim, one, 1, (*subject_at, *object_at)))
        elif objects >= subjects:
            found.append(_Grouped(claim, one, objects, object_at))
        else:
            found.append(_Grouped(claim, ("to", *other), subjects, subject_at))
    return found


class _Near:
    """Claims by where their evidence starts, so that a quantity meets only those around it."""

    def __init__(self, grouped: Sequence[_Grouped]) -> None:
        self._order = sorted(range(len(grouped)), key=lambda i: grouped[i].claim.stretch)
        self._starts = [grouped[i].claim.stretch[0] for i in self._order]
        self._longest = max((g.claim.stretch[1] - g.claim.stretch[0] for g in grouped), default=0)
        self._grouped = grouped

    def of(self, quantity: Quantity) -> list[int]:
        """Numbers of the claims in whose evidence it stands."""
        first = bisect_left(self._starts, quantity.start - self._longest)
        last = bisect_right(self._starts, quantity.start)
        return [i for i in self._order[first:last] if quantity.end <= self._grouped[i].claim.stretch[1]]


def _cost(quantity: Quantity, places: Iterable[Place], sentences: Sequence[int], text: str) -> float:
    """The distance to the nearest of some places: code points between, and BREAK for each sentence that ends there."""
    return min(
        max(quantity.start - end, start - quantity.end, 0)
        + BREAK * abs(bisect_right(sentences, quantity.start) - bisect_right(sentences, start))
        + COMMA * sum(text.count(mark, min(end, quantity.end), max(start, quantity.start)) for mark in ",;")
        for start, end in places
    )


def _alone(found: Sequence[Quantity], sentences: Sequence[int]) -> frozenset[Quantity]:
    """Titles that are alone in their sentence: who follows whom has the same ("X followed Y as chairman")."""
    roles: dict[int, list[Quantity]] = defaultdict(list)
    for each in found:
        if each.kind == "role":
            roles[bisect_right(sentences, each.start)].append(each)
    return frozenset(only for only, *others in roles.values() if not others)


def _each(quantity: Quantity, text: str, words: Lexicon) -> bool:
    """Whether a quantity is said of each of several things ("10% apiece")."""
    around = text[max(0, quantity.start - NEAR) : quantity.end + NEAR].casefold()
    return quantity.unit == EQUAL or any(word in around for word in words.listed("numbers", "each"))


def _in_order(
    grouped: Sequence[_Grouped], found: Sequence[Quantity], sentences: Sequence[int], text: str, words: Lexicon
) -> Mapping[int, Quantity]:
    """The percentages of claims of one list whose names and shares are listed apart, in the same order."""
    shares: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in found:
        if quantity.kind == "percent":
            shares[bisect_right(sentences, quantity.start)].append(quantity)
    lists: dict[Hashable, list[int]] = defaultdict(list)
    listed: set[Hashable] = set()
    for i, each in enumerate(grouped):
        if "percent" in each.claim.kinds and len(each.own) == 1 and each.claim.fact not in listed:
            listed.add(each.claim.fact)
            lists[each.group].append(i)
    told: dict[int, Quantity] = {}
    for members in lists.values():
        ordered = sorted(members, key=lambda i: grouped[i].own[0])
        stretch = grouped[ordered[0]].claim.stretch
        for sentence in range(bisect_right(sentences, stretch[0]), bisect_left(sentences, stretch[1]) + 1):
            said = shares.get(sentence, [])
            if len(said) != len(ordered) or len(said) < 2:
                continue
            end = sentences[sentence] if sentence < len(sentences) else len(text)
            around = text[sentences[sentence - 1] : end].casefold()
            beside = all(sentences[sentence - 1] <= grouped[i].own[0][0] < end for i in ordered)
            if beside or said[0].unit == RATIO or any(w in around for w in words.listed("numbers", "respectively")):
                told |= dict(zip(ordered, said, strict=True))
    return told
