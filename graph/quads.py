"""Look-ups in an RDF store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from graph import rdf

VIEW = DefaultGraph()
Place = NamedNode | DefaultGraph | None
"""A graph, or None for all of them."""


class Lookup:
    """Look-ups in one store's quads by any part of them."""

    def __init__(self, quads: Store) -> None:
        self.quads = quads

    def subjects(self, predicate: NamedNode, object: rdf.Term, graph: Place = VIEW) -> Iterator[str]:
        """IRIs of what has this property."""
        for quad in self.quads.quads_for_pattern(None, predicate, object, graph):
            yield rdf.iri(quad.subject)

    def said(self, iri: str, graph: Place = VIEW) -> rdf.Properties:
        """Everything that is said of one node."""
        quads = self.quads.quads_for_pattern(NamedNode(iri), None, None, graph)
        return rdf.by_subject(quads).get(iri, {})

    def properties(self, iri: str, predicates: Iterable[NamedNode], graph: Place = VIEW) -> rdf.Properties:
        """What these predicates say of one node."""
        node = NamedNode(iri)
        quads = (self.quads.quads_for_pattern(node, predicate, None, graph) for predicate in predicates)
        return rdf.by_subject(chain.from_iterable(quads)).get(iri, {})

    def values(self, iri: str, predicate: NamedNode, graph: Place = VIEW) -> Iterator[str]:
        """The values of one property."""
        for quad in self.quads.quads_for_pattern(NamedNode(iri), predicate, None, graph):
            yield rdf.term(quad.object).value

    def value(self, iri: str, predicate: NamedNode, graph: Place = VIEW) -> str | None:
        """One property's value, None without it."""
        return next(self.values(iri, predicate, graph), None)

    def node_quads(self, node: NamedNode) -> Iterator[Quad]:
        """Everything the view says of a node."""
        yield from self.quads.quads_for_pattern(node, None, None, VIEW)

    def select_facts(self, patterns: str) -> list[str]:
        """IRIs that ?fact stands for in SPARQL patterns over the view."""
        found = self.quads.query(f"SELECT ?fact WHERE {{ {patterns} }}")
        if not isinstance(found, QuerySolutions):
            raise TypeError("A SELECT query gives solutions.")
        return [rdf.iri(solution["fact"]) for solution in found]
