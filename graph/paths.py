"""How two things are linked: the shortest chains of facts between them, by networkx."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol

import networkx

from graph.statement import Fact, Thing
from graph.store import EVERYTHING, Selection
from ontology.errors import UsageError

BUDGET = 20_000
"""Facts read from the store before a search stops early; a hub of a large store has thousands."""

# Costs of a step, each class above any sum of the lower ones over a thousand steps: first fewer
# steps, then fewer inferred ones, then surer ones.
_HOP = 10**10
_INFERRED = 10**6
_UNSURE = 10**3


class Facts(Protocol):
    """What a search needs of a store; every Store has it."""

    def facts_about(self, iri: str, selection: Selection = ...) -> Iterator[Fact]:
        """Facts with this thing at either end, in a fixed order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a chain: from one thing to the next by a fact, and the other facts that link them."""

    start: Thing
    end: Thing
    fact: Fact
    others: tuple[Fact, ...] = ()

    @property
    def forward(self) -> bool:
        """Whether the step goes from the fact's subject to its object."""
        return self.fact.subject.iri == self.start.iri


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps from one thing to another that pass no thing twice."""

    steps: tuple[Step, ...]

    @property
    def inferred(self) -> int:
        """How many steps rest on an inferred fact."""
        return sum(step.fact.inferred for step in self.steps)


@dataclass(frozen=True, slots=True)
class Chains:
    """What a search found, best first, and how far it went."""

    chains: tuple[Chain, ...]
    facts_read: int
    stopped_early: bool

    @property
    def notice(self) -> str | None:
        """One sentence for the user where the search stopped early."""
        if not self.stopped_early:
            return None
        return f"Stopped early after {self.facts_read} facts: other and shorter chains may exist."


def chains(
    store: Facts,
    start: Thing,
    end: Thing,
    *,
    most: int = 3,
    via: Iterable[str] = (),
    max_hops: int = 6,
    selection: Selection = EVERYTHING,
    budget: int = BUDGET,
) -> Chains:
    """The `most` shortest chains of at most `max_hops` facts, in either direction of each.

    With `via` only facts of those relations count. Of chains of one length those with fewer
    inferred steps come first, then the surer ones. The neighbourhoods of both ends grow in turn,
    the smaller one first, until the chains found cannot be bettered or `budget` facts are read.

    Raises: UsageError if both ends are one thing, or a limit is below 1.
    """
    if start.iri == end.iri:
        raise UsageError(f"A path needs two things, and {start.name!r} is both ends.")
    if min(most, max_hops, budget) < 1:
        raise UsageError("A path needs at least 1 chain, 1 hop and a budget of 1 fact.")
    wanted = tuple(via)
    search = _Search(store, replace(selection, relations=wanted) if wanted else selection, budget)
    sides = (_Side([start.iri]), _Side([end.iri]))
    found: list[Chain] = []
    reach = 0
    while reach < max_hops and len(found) < most and not search.stopped:
        search.grow(min(sides, key=lambda side: len(side.frontier)))
        complete = not all(side.frontier for side in sides)
        reach = max_hops if complete or search.stopped else sides[0].depth + sides[1].depth
        if sides[0].seen & sides[1].seen:
            found = search.shortest(start.iri, end.iri, most, min(reach, max_hops))
    return Chains(tuple(found), search.read, search.stopped)


class _Side:
    """The things reached from one end, and those of them whose facts are not read yet."""

    def __init__(self, frontier: list[str]) -> None:
        self.frontier = frontier
        self.seen = set(frontier)
        self.depth = 0


class _Search:
    """The neighbourhood read so far."""

    def __init__(self, store: Facts, selection: Selection, budget: int) -> None:
        self.stopped = False
        self._known: set[str] = set()
        self._store = store
        self._selection = selection
        self._budget = budget
        self._facts: dict[frozenset[str], dict[str, Fact]] = {}
        self._things: dict[str, Thing] = {}

    @property
    def read(self) -> int:
        """How many facts were read, each counted once."""
        return len(self._known)

    def grow(self, side: _Side) -> None:
        """Read the facts about every thing of the frontier; the things they lead to are the next."""
        following: set[str] = set()
        for iri in side.frontier:
            for fact in self._about(iri):
                ends = frozenset((fact.subject.iri, fact.object.iri))
                self._facts.setdefault(ends, {})[fact.id] = fact
                self._things.update({each.iri: each for each in (fact.subject, fact.object)})
                following |= ends
        side.frontier = sorted(following - side.seen)
        side.seen |= following
        side.depth += 1

    def shortest(self, start: str, end: str, most: int, max_hops: int) -> list[Chain]:
        """The best chains within the neighbourhood (Yen 1971, as networkx does it)."""
        graph: networkx.Graph[str] = networkx.Graph()
        for ends in sorted(self._facts, key=sorted):
            if len(ends) == 2:
                graph.add_edge(*sorted(ends), cost=_cost(self._best(ends)[0]))
        found: list[Chain] = []
        for iris in _simple_paths(graph, start, end):
            if len(found) == most or len(iris) - 1 > max_hops:
                break
            found.append(Chain(tuple(self._step(one, other) for one, other in pairwise(iris))))
        return found

    def _about(self, iri: str) -> Iterator[Fact]:
        if self.stopped:
            return
        for fact in self._store.facts_about(iri, self._selection):
            if fact.id not in self._known:
                if self.read == self._budget:
                    self.stopped = True
                    return
                self._known.add(fact.id)
            yield fact

    def _best(self, ends: frozenset[str]) -> list[Fact]:
        return sorted(self._facts[ends].values(), key=lambda fact: (_cost(fact), -fact.support, fact.id))

    def _step(self, start: str, end: str) -> Step:
        best, *others = self._best(frozenset((start, end)))
        return Step(self._things[start], self._things[end], best, tuple(others))


def _simple_paths(graph: networkx.Graph[str], start: str, end: str) -> Iterator[list[str]]:
    """Paths from the cheapest on; none where the two are not linked."""
    if start in graph and end in graph and networkx.has_path(graph, start, end):
        yield from networkx.shortest_simple_paths(graph, start, end, weight="cost")


def _cost(fact: Fact) -> int:
    return _HOP + _INFERRED * fact.inferred + round(_UNSURE * (1 - fact.confidence))
