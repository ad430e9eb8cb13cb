"""HTML: one page that needs no network, a drawing with the evidence of what one clicks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from math import hypot
from pathlib import Path

from graph.formats.json import fact_value, line
from graph.formats.picture import Edge, Node, Picture, picture
from graph.formats.xml import content, tag
from graph.statement import Fact, Thing
from ontology.schema import Ontology

_TEMPLATE = Path(__file__).with_name("page.html")
_MARGIN = 80.0
_BEND = 36.0
"""How far apart the lines of several edges between two things run, in the drawing's units."""

Place = tuple[float, float]


def render(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """The page: a drawing that stands without script, and the facts as JSON for the rest."""
    from graph.layout import positions

    drawn = picture(facts, things, ontology)
    parts = {
        "DRAWING": _drawing(drawn, positions(drawn)),
        "LEGEND": _legend(drawn),
        "DATA": line(_data(drawn, ontology)),
    }
    rest = _TEMPLATE.read_text("utf-8")
    for name, part in parts.items():
        before, rest = rest.split(f"<!--{name}-->")
        yield before
        yield part
    yield rest


def _data(drawn: Picture, ontology: Ontology) -> dict[str, object]:
    return {
        "things": {node.thing.iri: node.thing.name for node in drawn.nodes},
        "edges": [
            {
                "id": edge.id,
                "source": edge.source,
                "target": edge.target,
                "label": edge.label,
                "facts": [fact_value(fact, ontology) for fact in edge.facts],
            }
            for edge in drawn.edges
        ],
    }


def _drawing(drawn: Picture, places: Mapping[str, Place]) -> str:
    nodes = {node.thing.iri: node for node in drawn.nodes}
    pairs: Counter[frozenset[str]] = Counter()
    shapes = []
    for edge in drawn.edges:
        ends = frozenset((edge.source, edge.target))
        shapes.append(_edge(edge, nodes, places, pairs[ends]))
        pairs[ends] += 1
    shapes += [_node(node, places[node.thing.iri]) for node in drawn.nodes]
    attributes = {"viewBox": _box(places.values()), "role": "img", "aria-label": "Things and the facts between them"}
    return "\n".join((tag("svg", attributes), _ARROW, *shapes, "</svg>"))


_ARROW = (
    '<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" '
    'orient="auto-start-reverse"><path d="M0 0L10 5L0 10z" fill="context-stroke"/></marker></defs>'
)


def _box(places: Iterable[Place]) -> str:
    """The view that holds every place."""
    found = list(places) or [(0.0, 0.0)]
    lows = [min(axis) - _MARGIN for axis in zip(*found, strict=True)]
    highs = [max(axis) + _MARGIN for axis in zip(*found, strict=True)]
    return " ".join(f"{value:.1f}" for value in (*lows, highs[0] - lows[0], highs[1] - lows[1]))


def _edge(edge: Edge, nodes: Mapping[str, Node], places: Mapping[str, Place], nth: int) -> str:
    source, target = nodes[edge.source], nodes[edge.target]
    curve = _curve(edge, places, target.size / 2, nth)
    line_attributes = {"class": "edge", "d": curve, "stroke": edge.colour}
    if all(fact.inferred for fact in edge.facts):
        line_attributes["class"] = "edge inferred"
    if edge.directed:
        line_attributes["marker-end"] = "url(#arrow)"
    title = f"{source.thing.name} {edge.label} {target.thing.name}"
    return "".join(
        (
            tag("g", {"data-edge": edge.id, "tabindex": "0"}),
            f"<title>{content(title)}</title>",
            tag("path", line_attributes, closed=True),
            tag("path", {"class": "target", "d": curve}, closed=True),
            "</g>",
        )
    )


def _curve(edge: Edge, places: Mapping[str, Place], radius: float, nth: int) -> str:
    """An arc from centre to rim; the nth line of a pair bends the further, to either side in turn."""
    (x, y), (to_x, to_y) = places[edge.source], places[edge.target]
    if edge.source == edge.target:
        reach = 2 * radius + _BEND * (nth + 1)
        return f"M{x:.1f} {y:.1f}c{reach:.1f} {-reach:.1f} {-reach:.1f} {-reach:.1f} 0 {-radius:.1f}"
    length = hypot(to_x - x, to_y - y) or 1.0
    bend = _BEND * ((nth + 1) // 2) * (1 if bool(nth % 2) == (edge.source < edge.target) else -1)
    middle = (x + to_x) / 2 - bend * (to_y - y) / length, (y + to_y) / 2 + bend * (to_x - x) / length
    away = hypot(to_x - middle[0], to_y - middle[1]) or 1.0
    end = to_x - radius * (to_x - middle[0]) / away, to_y - radius * (to_y - middle[1]) / away
    return f"M{x:.1f} {y:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {end[0]:.1f} {end[1]:.1f}"


def _node(node: Node, place: Place) -> str:
    radius = node.size / 2
    circle = {"cx": str(place[0]), "cy": str(place[1]), "r": f"{radius:.2f}", "fill": node.colour}
    label = {"x": str(place[0]), "y": f"{place[1] + radius + 15:.1f}"}
    return "".join(
        (
            tag("g", {"data-node": node.thing.iri, "tabindex": "0"}),
            tag("circle", circle, closed=True),
            tag("text", label) + content(node.thing.name) + "</text></g>",
        )
    )


def _legend(drawn: Picture) -> str:
    kinds = sorted({(edge.label, edge.colour) for edge in drawn.edges})
    rows = (tag("li", {"style": f"--colour:{colour}"}) + content(label) + "</li>" for label, colour in kinds)
    return "<ul>" + "".join(rows) + "</ul>"
