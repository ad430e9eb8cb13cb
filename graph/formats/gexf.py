"""GEXF 1.3, for Gephi and Gephi Lite: every fact, kind, colour and date, no warning in either.

Our own writer: networkx (3.6) drops parallel edges' kinds and cannot write lists or None
(networkx#475, #1490, #3572), and Gephi merges parallel edges that have no kind (gephi#992).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.formats.columns import Cell, Columns, cells, columns
from graph.formats.periods import Span, spans
from graph.formats.picture import Edge, Node, picture
from graph.formats.xml import DECLARATION, legal, tag
from graph.statement import Fact, Thing
from ontology.schema import Ontology

_ROOT = {
    "xmlns": "http://gexf.net/1.3",
    "xmlns:viz": "http://gexf.net/1.3/viz",
    "version": "1.3",
}
_NODE_COLUMNS = {"entity_type": "string", "aliases": "liststring", "identifiers": "liststring"}


def render(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """The file: nodes by IRI, edges by ends and kind; positions make it readable unarranged."""
    from graph.layout import positions

    drawn = picture(facts, things, ontology)
    places = positions(drawn)
    these = columns(drawn.edges)
    yield DECLARATION + tag("gexf", _ROOT) + "\n"
    yield "<meta><creator>Keiretsu</creator></meta>\n"
    yield '<graph mode="dynamic" timeformat="date">\n'
    yield _declared("node", _NODE_COLUMNS) + _declared("edge", these.types)
    yield "<nodes>\n"
    for node in drawn.nodes:
        yield _node(node, places[node.thing.iri])
    yield "</nodes>\n<edges>\n"
    for edge in drawn.edges:
        yield _edge(edge, these)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(owner: str, types: Mapping[str, str]) -> str:
    """The one block of columns of nodes or edges (graphology reads only the last block)."""
    rows = [tag("attribute", {"id": name, "title": name, "type": kind}, closed=True) for name, kind in types.items()]
    return "\n".join((tag("attributes", {"class": owner}), *rows, "</attributes>\n"))


def _node(node: Node, place: tuple[float, float]) -> str:
    thing = node.thing
    values: dict[str, Cell] = {
        "entity_type": thing.type,
        "aliases": tuple(alias for alias, _ in thing.aliases),
        "identifiers": tuple(f"{scheme} {value}" for scheme, value in thing.identifiers),
    }
    at = {"x": str(place[0]), "y": str(place[1]), "z": "0.0"}
    return "\n".join(
        (
            tag("node", {"id": thing.iri, "label": legal(thing.name) or thing.iri}),
            _values({name: value for name, value in values.items() if value}),
            _colour(node.colour),
            tag("viz:size", {"value": str(node.size)}, closed=True),
            tag("viz:position", at, closed=True),
            "</node>\n",
        )
    )


def _edge(edge: Edge, these: Columns) -> str:
    times = spans(edge.facts)
    attributes = {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "type": "directed" if edge.directed else "undirected",
        "kind": edge.kind,
        "label": edge.label,
        "weight": str(edge.weight),
        **(_time(times[0]) if len(times) == 1 else {}),
    }
    spells = [tag("spell", _time(time), closed=True) for time in times]
    parts = [tag("edge", attributes), _values(cells(edge, these)), _colour(edge.colour)]
    if len(times) > 1:
        parts.append("<spells>" + "".join(spells) + "</spells>")
    return "\n".join((*parts, "</edge>\n"))


def _time(span: Span) -> dict[str, str]:
    """`start` and `end`; an open end is left out, as Gephi asks."""
    return {name: day for name, day in zip(("start", "end"), span, strict=True) if day}


def _colour(colour: str) -> str:
    """The colour without alpha: with one, Gephi Lite shows all grey (gephi-lite#307)."""
    parts = {name: str(int(colour[at : at + 2], 16)) for name, at in (("r", 1), ("g", 3), ("b", 5))}
    return tag("viz:color", parts, closed=True)


def _values(values: Mapping[str, Cell]) -> str:
    rows = (tag("attvalue", {"for": name, "value": _text(value)}, closed=True) for name, value in values.items())
    return "<attvalues>" + "".join(rows) + "</attvalues>"


def _text(value: Cell) -> str:
    """A cell as both readers take it: lists in brackets, quoted, escaped with backslashes."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
