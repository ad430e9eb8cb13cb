"""Facts that quantities may belong to, and which of them are of one list."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass

from loaders.qualifiers.quantities import DATELINE, Quantity
from loaders.qualifiers.times import DATE, FROM, TO
from loaders.said import Place

TIMES = frozenset({FROM, TO})
"""Kinds that any fact that lasts may carry, whatever its relation's qualifiers: valid time."""


@dataclass(frozen=True)
class Claim:
    """A fact that quantities may belong to.

    `relation` names what it says; `subject` and `object` tell its ends apart from others', and stand at the places
    `subject_at` and `object_at`; `stretch` is its evidence, whole sentences, `kinds` what it may carry; an event has a
    date and lasts for no time. Dates at places `elsewhere` are told by another clause.
    """

    relation: str
    subject: Hashable
    object: Hashable
    subject_at: Place
    object_at: Place
    stretch: Place
    kinds: frozenset[str]
    event: bool = False
    elsewhere: frozenset[Place] = frozenset()

    @property
    def fact(self) -> Hashable:
        """What it says, wherever it stands: one fact may be claimed at several places."""
        return self.relation, self.subject, self.object

    def may_have(self, quantity: Quantity) -> bool:
        """Whether it may carry a quantity, which is not what one of its ends is called; a dateline is an event's."""
        named = quantity.thing is not None and quantity.thing in (self.subject, self.object)
        timeless = quantity.unit == DATELINE and not self.event
        if named or timeless or (quantity.kind == DATE and (quantity.start, quantity.end) in self.elsewhere):
            return False
        return quantity.kind in self.kinds or (quantity.kind in TIMES and not self.event)

    def seated(self, quantity: Quantity, seats: Container[frozenset[Hashable]]) -> bool:
        """Whether it is the place where one of its ends has its seat, by another fact that is no matter of goods."""
        ends = (self.subject, self.object)
        return quantity.kind == "place" and any(frozenset((quantity.thing, end)) in seats for end in ends)


@dataclass(frozen=True)
class Grouped:
    """A claim, the list of facts alike but for one end that it is of, and how many these are.

    `own` is where that end stands, or both where it is the only one, in order.
    """

    claim: Claim
    group: Hashable
    many: int
    own: tuple[Place, ...]


def grouped(claims: Sequence[Claim]) -> list[Grouped]:
    """Each claim with the list that it is of: facts alike but for one end."""
    by_subject: dict[Hashable, set[Hashable]] = defaultdict(set)
    by_object: dict[Hashable, set[Hashable]] = defaultdict(set)
    places: dict[Hashable, tuple[set[Place], set[Place]]] = defaultdict(lambda: (set(), set()))
    for claim in claims:
        by_subject[claim.relation, claim.subject].add(claim.object)
        by_object[claim.relation, claim.object].add(claim.subject)
        places[claim.fact][0].add(claim.subject_at)
        places[claim.fact][1].add(claim.object_at)
    ordered = {fact: (tuple(sorted(s)), tuple(sorted(o)), tuple(sorted(s | o))) for fact, (s, o) in places.items()}
    found = []
    for claim in claims:
        one, other = (claim.relation, claim.subject), (claim.relation, claim.object)
        objects, subjects = len(by_subject[one]), len(by_object[other])
        subject_at, object_at, either = ordered[claim.fact]
        if objects == subjects == 1:
            found.append(Grouped(claim, one, 1, either))
        elif objects >= subjects:
            found.append(Grouped(claim, one, objects, object_at))
        else:
            found.append(Grouped(claim, ("to", *other), subjects, subject_at))
    return found
