"""Any selection of facts as a networkx graph, for Python users."""

from __future__ import annotations

from collections.abc import Iterable

import networkx

from graph.formats.picture import all_things
from graph.formats.rows import row
from graph.statement import Fact, Thing


def network(facts: Iterable[Fact], things: Iterable[Thing] = ()) -> networkx.MultiDiGraph[str]:
    """One node a thing (by IRI), one edge a fact (keyed by its id), in a fixed order.

    A node has `name`, `type` and the `thing`; an edge has the columns of `graph.formats.rows`, the
    qualifiers among them, and the `fact` with its evidence. A symmetric fact is one edge, in the
    direction it was first stated. `network(store.facts(), store.things())` is the whole view.
    """
    ordered = sorted(facts, key=lambda fact: fact.id)
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in all_things(ordered, things):
        graph.add_node(thing.iri, name=thing.name, type=thing.type, thing=thing)
    for fact in ordered:
        graph.add_edge(fact.subject.iri, fact.object.iri, key=fact.id, **row(fact), fact=fact)
    return graph
