"""Any selection of facts as an rdflib Dataset, for Python users."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import Dataset

from graph.formats.rdf import n_triples
from graph.statement import Fact, Thing
from graph.terms import PREFIXES
from ontology.schema import Ontology


def dataset(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Dataset:
    """The triples of `graph.formats.rdf` as the default graph, so that a query needs no GRAPH."""
    made = Dataset()
    for prefix, namespace in PREFIXES.items():
        made.bind(prefix, namespace, replace=True)
    made.default_graph.parse(data="".join(n_triples(facts, things, ontology)), format="nt")
    return made
