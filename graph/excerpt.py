"""A part of a store: the facts around a thing, and the things at the ends of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.selection import Selection
from graph.statement import Fact, Thing
from graph.store import Store
from ontology.errors import UsageError


def around(store: Store, start: Thing, hops: int, selection: Selection) -> list[Fact]:
    """The facts on ways of at most so many facts from a thing, each once. Raises UsageError for less than 1."""
    if hops < 1:
        raise UsageError("A part around a thing needs at least 1 hop.")
    found: dict[str, Fact] = {}
    seen = {start.iri}
    frontier = [start.iri]
    for _ in range(hops):
        following: set[str] = set()
        for iri in frontier:
            for fact in store.facts_about(iri, selection):
                found[fact.id] = fact
                following |= {fact.subject.iri, fact.object.iri}
        frontier = sorted(following - seen)
        seen |= following
    return [found[identifier] for identifier in sorted(found)]


def ends(store: Store, facts: Iterable[Fact]) -> Iterator[Thing]:
    """The things at the ends of facts, with all that is known of them, sorted by IRI."""
    for iri in sorted({end.iri for fact in facts for end in (fact.subject, fact.object)}):
        yield store.thing(iri)
