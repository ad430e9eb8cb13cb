"""Where a drawing puts its nodes: the same places on every run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin, sqrt

import networkx

from graph.formats.picture import Picture

Place = tuple[float, float]

# Above this networkx needs scipy and minutes; Gephi's own layouts take over there.
_MOST_FOR_SPRINGS = 499
_SPACING = 110.0


def positions(picture: Picture) -> dict[str, Place]:
    """A place for each node by IRI, in Gephi's units, rounded to one decimal.

    Each connected part is laid out by itself: by springs (Fruchterman and Reingold 1991) up to 499
    nodes, else as a sunflower spiral (Vogel 1979) with the best connected in the middle. The parts
    stand beside each other in rows, the largest first.
    """
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(node.thing.iri for node in picture.nodes)
    graph.add_edges_from((edge.source, edge.target) for edge in picture.edges)
    degrees = {node.thing.iri: node.degree for node in picture.nodes}
    parts = sorted((sorted(part) for part in networkx.connected_components(graph)), key=lambda part: (-len(part), part))
    return _in_rows(
        [_springs(graph, part) if len(part) <= _MOST_FOR_SPRINGS else _spiral(part, degrees) for part in parts]
    )


def _springs(graph: networkx.Graph[str], part: Sequence[str]) -> dict[str, Place]:
    alone: networkx.Graph[str] = networkx.Graph()
    alone.add_nodes_from(part)
    alone.add_edges_from(sorted((min(edge), max(edge)) for edge in graph.edges(part)))
    places = networkx.spring_layout(alone, seed=1, scale=_radius(part), iterations=100, method="force")
    return {iri: (float(place[0]), float(place[1])) for iri, place in places.items()}


def _spiral(part: Sequence[str], degrees: Mapping[str, int]) -> dict[str, Place]:
    golden = pi * (3 - sqrt(5))
    found = {}
    for index, iri in enumerate(sorted(part, key=lambda iri: (-degrees[iri], iri))):
        reach = _SPACING / 2 * sqrt(index)
        found[iri] = (reach * cos(golden * index), reach * sin(golden * index))
    return found


def _radius(part: Sequence[str] | Mapping[str, Place]) -> float:
    """Half the width of the square that a part of so many nodes takes."""
    return _SPACING / 2 * sqrt(len(part)) if len(part) > 1 else 0.0


def _in_rows(parts: Sequence[dict[str, Place]]) -> dict[str, Place]:
    """The parts moved beside each other, in rows about as wide as all of them are high."""
    sides = [2 * _radius(part) + _SPACING for part in parts]
    limit = max([*sides, sqrt(sum(side * side for side in sides)) * 1.2], default=0.0)
    found: dict[str, Place] = {}
    left = top = row = 0.0
    for part, side in zip(parts, sides, strict=True):
        if left + side > limit:
            left, top, row = 0.0, top + row, 0.0
        for iri, (x, y) in part.items():
            found[iri] = _rounded(left + side / 2 + x, top + side / 2 + y)
        left, row = left + side, max(row, side)
    return found


def _rounded(x: float, y: float) -> Place:
    """One decimal, without the negative zero."""
    return round(x, 1) + 0.0, round(y, 1) + 0.0
