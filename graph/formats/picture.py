"""What a drawing shows: one node a thing, one edge for the facts that share ends and kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from graph.statement import Fact, Thing, digest
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Node:
    """One thing with the number of edges that touch it and its colour (#rrggbb)."""

    thing: Thing
    degree: int
    colour: str

    @property
    def size(self) -> float:
        """A diameter that grows with the root of the degree, so that area shows it.

        >>> Node(Thing("x", "X", "T"), 4, "#000000").size
        22.0
        """
        return round(10 + 6 * sqrt(self.degree), 2)


@dataclass(frozen=True, slots=True)
class Edge:
    """The facts of one kind between two things, best first."""

    source: str
    target: str
    kind: str
    label: str
    colour: str
    directed: bool
    facts: tuple[Fact, ...]

    @property
    def id(self) -> str:
        """Hash of ends and kind: unique in a picture, the same on every run."""
        return digest(self.source, self.kind, self.target)

    @property
    def weight(self) -> int:
        """Independent articles behind the best supported fact, at least 1 (Gephi refuses 0)."""
        return max(1, *(fact.support for fact in self.facts))


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes by IRI, edges by ends and kind."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def picture(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Picture:
    """The facts and things as nodes and edges, sorted."""
    ordered = sorted(facts, key=lambda fact: fact.id)
    edges = _edges(ordered, ontology)
    degrees = Counter(end for edge in edges for end in (edge.source, edge.target))
    nodes = (
        Node(thing, degrees[thing.iri], ontology.types[thing.type].colour) for thing in all_things(ordered, things)
    )
    return Picture(tuple(nodes), edges)


def all_things(facts: Iterable[Fact], things: Iterable[Thing]) -> list[Thing]:
    """The things and the ends of the facts, each once, sorted by IRI; a given thing wins."""
    found = {end.iri: end for fact in facts for end in (fact.subject, fact.object)}
    found.update((thing.iri, thing) for thing in things)
    return [found[iri] for iri in sorted(found)]


def kind(fact: Fact, ontology: Ontology) -> str:
    """The relation, or status and relation where the status is none that questions count."""
    return fact.relation if ontology.asserted(fact.status) else f"{fact.status} {fact.relation}"


def label(fact: Fact, ontology: Ontology) -> str:
    """The kind in English words."""
    relation = english(ontology.relations[fact.relation].labels)
    if ontology.asserted(fact.status):
        return relation
    return f"{english(ontology.statuses[fact.status].labels)}: {relation}"


def colour(fact: Fact, ontology: Ontology) -> str:
    """The relation's own, paler where the fact is not asserted."""
    own = ontology.relations[fact.relation].colour
    return own if ontology.asserted(fact.status) else paler(own)


def english(labels: Mapping[str, str]) -> str:
    """The English label, else the first by language.

    >>> english({"fr": "détient"})
    'détient'
    """
    return labels.get("en") or labels[min(labels)]


def paler(colour: str) -> str:
    """The colour halfway to white.

    >>> paler("#000000")
    '#7f7f7f'
    """
    parts = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return "#" + "".join(f"{(part + 255) // 2:02x}" for part in parts)


def _edges(facts: Iterable[Fact], ontology: Ontology) -> tuple[Edge, ...]:
    groups: dict[tuple[str, str, str], list[Fact]] = {}
    for fact in facts:
        ends = [fact.subject.iri, fact.object.iri]
        if ontology.relations[fact.relation].symmetric:
            ends.sort()
        groups.setdefault((ends[0], ends[1], kind(fact, ontology)), []).append(fact)
    return tuple(_edge(key, groups[key], ontology) for key in sorted(groups))


def _edge(key: tuple[str, str, str], facts: list[Fact], ontology: Ontology) -> Edge:
    best = sorted(facts, key=lambda fact: (fact.inferred, -fact.support, -fact.confidence, fact.id))
    return Edge(
        source=key[0],
        target=key[1],
        kind=key[2],
        label=label(best[0], ontology),
        colour=colour(best[0], ontology),
        directed=not ontology.relations[best[0].relation].symmetric,
        facts=tuple(best),
    )
