"""The check that every reader's records pass: what a statement rests on stands in the article's text."""

from __future__ import annotations

from collections.abc import Iterator

from graph.statement import Mention, Record, Statement
from loaders.document import Document
from loaders.errors import EvidenceError
from ontology.schema import Ontology

SHOWN = 3
"""Problems that a message names; the others are counted."""


def checked(record: Record, document: Document, ontology: Ontology) -> Record:
    """The record itself.

    Raises:
        EvidenceError: a statement is not covered by the text or does not fit the ontology; the message says which.
    """
    found = [problem for each in record.statements for problem in problems(each, document.text, ontology)]
    found += _strangers(record)
    if found:
        more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise EvidenceError(f"its reader gave what the text does not carry: {'; '.join(found[:SHOWN])}{more}")
    return record


def problems(statement: Statement, text: str, ontology: Ontology) -> Iterator[str]:
    """What is wrong with a statement about a text, each as a clause; offsets are code points."""
    told = f"{statement.subject.entity.name!r} {statement.relation} {statement.object.entity.name!r}"
    stands = statement.start >= 0 and text[statement.start : statement.end] == statement.quote
    if not stands or not statement.quote.strip():
        yield f"the quote of {told} is not what stands at {statement.start} to {statement.end}"
    places = [(m.start, m.end) for m in (statement.subject, statement.object)]
    if not all(0 <= a < b <= len(text) for a, b in (*places, *statement.more)):
        yield f"{told} points outside the text"
    if statement.status not in ontology.statuses:
        yield f"{told} has the unknown status {statement.status!r}"
    if not 0 <= statement.confidence <= 1:
        yield f"{told} has the confidence {statement.confidence!r}, not 0 to 1"
    yield from (f"{told}: {problem}" for problem in _misfits(statement, ontology))


def _misfits(statement: Statement, ontology: Ontology) -> Iterator[str]:
    """Why relation, ends and qualifiers do not go together."""
    relation = ontology.relations.get(statement.relation)
    if relation is None:
        yield "no such relation"
        return
    yield from _end(statement.subject, relation.domain, "subject")
    yield from _end(statement.object, relation.range, "object")
    if statement.subject.entity.iri == statement.object.entity.iri:
        yield "both ends are one"
    yield from (f"no qualifier {name!r}" for name in statement.qualifiers if name not in relation.qualifiers)


def _end(mention: Mention, types: tuple[str, ...], which: str) -> Iterator[str]:
    if mention.entity.type not in types:
        yield f"its {which} is a {mention.entity.type}, not a {' or '.join(types)}"


def _strangers(record: Record) -> Iterator[str]:
    """Ends of statements that are not among the record's entities."""
    known = set(record.entities)
    for each in record.statements:
        yield from (
            f"{mention.entity.name!r} is not among the entities"
            for mention in (each.subject, each.object)
            if mention.entity not in known
        )
