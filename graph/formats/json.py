"""JSON: things and facts with all their evidence, in the node-link form of networkx and d3.

`{"directed": true, "multigraph": true, "graph": {"version", "ontology"}, "nodes": [...],
"edges": [...]}`. A node is `{"id", "name", "type", "aliases": [{"name", "language"}],
"identifiers": [{"scheme", "value"}]}`; an edge `{"id", "source", "target", "relation", "kind",
"symmetric", "status", "confidence", "support", "inferred", "because", "rule", "qualifiers",
"first_seen", "last_seen", "valid": [[from, to]], "history": [[date, status]], "evidence":
[{"statement", "quote", "article", "title", "publisher", "published", "status", "confidence",
"said_by"}]}`. Absent values are null; `networkx.node_link_graph(data, key="id")` reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from graph.formats.picture import all_things, kind
from graph.statement import Fact, Thing
from ontology.schema import Ontology

VERSION = 1


def render(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """The document, a node or edge a line, things by IRI and facts by id."""
    ordered = sorted(facts, key=lambda fact: fact.id)
    about = {"version": VERSION, "ontology": ontology.version}
    yield f'{{"directed": true, "multigraph": true, "graph": {line(about)},\n"nodes": ['
    yield from _lines(thing_value(thing) for thing in all_things(ordered, things))
    yield '],\n"edges": ['
    yield from _lines(fact_value(fact, ontology) for fact in ordered)
    yield "]}\n"


def thing_value(thing: Thing) -> dict[str, object]:
    """A thing as the value of a node."""
    return {
        "id": thing.iri,
        "name": thing.name,
        "type": thing.type,
        "aliases": [{"name": name, "language": language} for name, language in thing.aliases],
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in thing.identifiers],
    }


def fact_value(fact: Fact, ontology: Ontology) -> dict[str, object]:
    """A fact as the value of an edge."""
    return {
        "id": fact.id,
        "source": fact.subject.iri,
        "target": fact.object.iri,
        "relation": fact.relation,
        "kind": kind(fact, ontology),
        "symmetric": ontology.relations[fact.relation].symmetric,
        "status": fact.status,
        "confidence": fact.confidence,
        "support": fact.support,
        "inferred": fact.inferred,
        "because": fact.because,
        "rule": fact.rule,
        "qualifiers": dict(sorted(fact.qualifiers.items())),
        "first_seen": fact.first_seen,
        "last_seen": fact.last_seen,
        "valid": fact.valid,
        "history": fact.history,
        "evidence": [asdict(evidence) for evidence in fact.evidence],
    }


def _lines(values: Iterable[dict[str, object]]) -> Iterator[str]:
    for at, value in enumerate(values):
        yield ("," if at else "") + "\n" + line(value)


def line(value: Mapping[str, object]) -> str:
    """One value on one line.

    U+2028 and U+2029, which some readers take for line ends, and "<", which a script element of a
    page may not hold, are written as escapes.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("<", "\\u003c")
