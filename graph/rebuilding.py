"""The whole view anew, from the record and the decisions of an RDF store."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Quad, Store

from graph.decision_rdf import decision_quads
from graph.decisions import Decision
from graph.rdf import record_from, record_quads
from graph.reading import Reader
from graph.record import checked
from graph.statement import Article, Entity, Record, Statement
from graph.triples import view_quads
from graph.view import identities, view
from ontology.schema import Ontology


def rebuilt(reader: Reader) -> Callable[[Store], None]:
    """What fills another store with this one's record and decisions and a new view of them."""

    def parts() -> Iterator[tuple[Record, Iterable[Quad]]]:
        for iri in list(reader.articles()):
            quads = reader.graph(iri)
            yield record_from(quads), quads

    decisions = tuple(reader.decisions())
    return lambda new: new.bulk_extend(_all(parts(), decisions, reader.ontology))


def filled(records: Iterable[Record], ontology: Ontology) -> Callable[[Store], None]:
    """What fills an empty store with records and the view of them."""
    parts = ((record, record_quads(checked(record))) for record in records)
    return lambda new: new.bulk_extend(_all(parts, (), ontology))


def derived(reader: Reader) -> Iterator[Quad]:
    """Every quad of the view. Raises RecordError where a record is damaged."""
    parts = ((record_from(reader.graph(iri)), ()) for iri in list(reader.articles()))
    decisions = tuple(reader.decisions())
    said = {quad for decision in decisions for quad in decision_quads(decision)}
    yield from (quad for quad in _all(parts, decisions, reader.ontology) if quad not in said)


def _all(
    parts: Iterable[tuple[Record, Iterable[Quad]]], decisions: tuple[Decision, ...], ontology: Ontology
) -> Iterator[Quad]:
    """The quads of every record, walked through once, of the decisions, and of the view of both."""
    entities: list[Entity] = []
    said: list[tuple[Article, Statement]] = []
    for record, quads in parts:
        yield from quads
        article = replace(record.article, text=None)
        entities.extend(record.entities)
        said.extend((article, statement) for statement in record.statements)
    for decision in decisions:
        yield from decision_quads(decision)
    who = identities(entities, decisions)
    yield from view_quads(who, view(said, who, decisions, ontology), ontology)
