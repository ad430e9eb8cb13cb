"""GraphML, for yEd, Cytoscape, igraph and networkx: one edge a fact, flat values.

Every edge is written as directed, since networkx reads no mixed graph; `symmetric` tells which
have no direction. For Gephi .gexf is the better file: its GraphML reader merges parallel edges.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from graph.formats.picture import all_things, colour, kind, label
from graph.formats.rows import TYPES, Cell, column, numeric, row
from graph.formats.xml import DECLARATION, content, tag
from graph.statement import Fact, Thing
from ontology.schema import Ontology

_NAMES = {str: "string", bool: "boolean", float: "double", int: "int"}
_NODE = dict.fromkeys(("label", "type", "aliases", "identifiers", "color"), "string")
_EDGE = {"kind": "string", "label": "string", "color": "string", "symmetric": "boolean"}


def render(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """The file: things by IRI, then facts by id; several aliases are joined with `; `."""
    ordered = sorted(facts, key=lambda fact: fact.id)
    yield DECLARATION + tag("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}) + "\n"
    yield _keys("node", _NODE) + _keys("edge", _EDGE | _row_types(ordered))
    yield '<graph edgedefault="directed">\n'
    for thing in all_things(ordered, things):
        yield tag("node", {"id": thing.iri}) + _data("node", _thing(thing, ontology)) + "</node>\n"
    for fact in ordered:
        ends = {"id": fact.id, "source": fact.subject.iri, "target": fact.object.iri}
        yield tag("edge", ends) + _data("edge", _fact(fact, ontology)) + "</edge>\n"
    yield "</graph>\n</graphml>\n"


def _row_types(facts: list[Fact]) -> dict[str, str]:
    """GraphML's type of each column of a row; a qualifier is a number if all its values are."""
    numbers = numeric(facts)
    qualifiers = sorted({column(name) for fact in facts for name in fact.qualifiers})
    typed = {name: "double" if name in numbers else "string" for name in qualifiers}
    return {name: _NAMES[kept] for name, kept in TYPES.items() if name != "id"} | typed


def _thing(thing: Thing, ontology: Ontology) -> dict[str, Cell]:
    return {
        "label": thing.name,
        "type": thing.type,
        "aliases": "; ".join(alias for alias, _ in thing.aliases),
        "identifiers": "; ".join(f"{scheme} {value}" for scheme, value in thing.identifiers),
        "color": ontology.types[thing.type].colour,
    }


def _fact(fact: Fact, ontology: Ontology) -> dict[str, Cell]:
    relation = ontology.relations[fact.relation]
    looks: dict[str, Cell] = {
        "kind": kind(fact, ontology),
        "label": label(fact, ontology),
        "color": colour(fact, ontology),
        "symmetric": relation.symmetric,
    }
    return looks | {name: cell for name, cell in row(fact).items() if name != "id"}


def _keys(owner: str, types: Mapping[str, str]) -> str:
    """The declarations; a key's id is its owner's letter and its name."""
    return "".join(
        tag("key", {"id": f"{owner[0]}_{name}", "for": owner, "attr.name": name, "attr.type": kept}, closed=True) + "\n"
        for name, kept in types.items()
    )


def _data(owner: str, cells: Mapping[str, Cell]) -> str:
    return "".join(
        tag("data", {"key": f"{owner[0]}_{name}"}) + content(_text(cell)) + "</data>"
        for name, cell in cells.items()
        if cell != ""
    )


def _text(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
