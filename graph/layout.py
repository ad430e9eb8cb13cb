"""Where a drawing puts its nodes: the same places on every run."""

from __future__ import annotations

from math import cos, pi, sin, sqrt

import networkx

from graph.formats.picture import Picture

Place = tuple[float, float]

# Above this networkx needs scipy and minutes; Gephi's own layouts take over there.
_MOST_FOR_SPRINGS = 499
_SPACING = 60.0


def positions(picture: Picture) -> dict[str, Place]:
    """A place for each node by IRI, in Gephi's units, rounded to one decimal.

    Springs (Fruchterman and Reingold 1991) up to 499 nodes; else a sunflower spiral (Vogel 1979)
    with the best connected in the middle.
    """
    if len(picture.nodes) > _MOST_FOR_SPRINGS:
        return _spiral(picture)
    return _springs(picture)


def _springs(picture: Picture) -> dict[str, Place]:
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(node.thing.iri for node in picture.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in picture.edges)
    scale = _SPACING * sqrt(max(1, len(picture.nodes)))
    places = networkx.spring_layout(graph, seed=1, scale=scale, iterations=100, method="force")
    return {iri: _rounded(*place) for iri, place in places.items()}


def _spiral(picture: Picture) -> dict[str, Place]:
    golden = pi * (3 - sqrt(5))
    nodes = sorted(picture.nodes, key=lambda node: (-node.degree, node.thing.iri))
    return {
        node.thing.iri: _rounded(
            _SPACING * sqrt(index) * cos(golden * index),
            _SPACING * sqrt(index) * sin(golden * index),
        )
        for index, node in enumerate(nodes)
    }


def _rounded(x: float, y: float) -> Place:
    """Plain floats without the negative zero."""
    return round(float(x), 1) + 0.0, round(float(y), 1) + 0.0
