"""Look-ups in an RDF store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain

from pyoxigraph import DefaultGraph, NamedNode, Quad, QuerySolutions, Store

from graph import rdf
from graph.errors import StoreError

VIEW = DefaultGraph()
Place = NamedNode | DefaultGraph | None
"""A graph, or None for all of them."""


@contextmanager
def unharmed(where: str) -> Iterator[None]:
    """The RDF library's errors as ours, naming the store."""
    try:
        yield
    except RuntimeError as error:
        raise damaged(where, " ".join(str(error).split())) from error
    except OSError as error:
        if "No such file" in str(error):
            raise damaged(where, " ".join(str(error).split())) from error
        raise StoreError(f"The store {where!r} cannot be used: {' '.join(str(error).split())}.") from error


def damaged(where: str, what: str) -> StoreError:
    """The error of a store that has lost something."""
    return StoreError(f"The store {where!r} is damaged: {what}; restore a backup, or load an export into a new store.")


class Lookup:
    """Look-ups in one store's quads by any part of them. All raise StoreError where files are damaged."""

    def __init__(self, quads: Store, where: str) -> None:
        self.quads = quads
        self.where = where

    def match(
        self, subject: NamedNode | None, predicate: NamedNode | None, object: rdf.Term | None, graph: Place = VIEW
    ) -> Iterator[Quad]:
        """Quads with these parts; None stands for any."""
        with unharmed(self.where):
            yield from self.quads.quads_for_pattern(subject, predicate, object, graph)

    def subjects(self, predicate: NamedNode, object: rdf.Term, graph: Place = VIEW) -> Iterator[str]:
        """IRIs of what has this property."""
        for quad in self.match(None, predicate, object, graph):
            yield rdf.iri(quad.subject)

    def said(self, iri: str, graph: Place = VIEW) -> rdf.Properties:
        """Everything that is said of one node."""
        quads = self.match(NamedNode(iri), None, None, graph)
        return rdf.by_subject(quads).get(iri, {})

    def properties(self, iri: str, predicates: Iterable[NamedNode], graph: Place = VIEW) -> rdf.Properties:
        """What these predicates say of one node."""
        node = NamedNode(iri)
        quads = (self.match(node, predicate, None, graph) for predicate in predicates)
        return rdf.by_subject(chain.from_iterable(quads)).get(iri, {})

    def values(self, iri: str, predicate: NamedNode, graph: Place = VIEW) -> Iterator[str]:
        """The values of one property."""
        for quad in self.match(NamedNode(iri), predicate, None, graph):
            yield rdf.term(quad.object).value

    def value(self, iri: str, predicate: NamedNode, graph: Place = VIEW) -> str | None:
        """One property's value, None without it."""
        return next(self.values(iri, predicate, graph), None)

    def node_quads(self, node: NamedNode) -> Iterator[Quad]:
        """Everything the view says of a node."""
        yield from self.match(node, None, None, VIEW)

    def select_facts(self, patterns: str) -> Iterator[str]:
        """IRIs that ?fact stands for in SPARQL patterns over the view."""
        with unharmed(self.where):
            found = self.quads.query(f"SELECT ?fact WHERE {{ {patterns} }}")
            if not isinstance(found, QuerySolutions):
                raise TypeError("A SELECT query gives solutions.")
            for solution in found:
                yield rdf.iri(solution["fact"])
