"""The whole view anew, from the record and the decisions of an RDF store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from pyoxigraph import NamedNode, Quad, Store

from graph import names
from graph.reading import Reader
from graph.statement import Article, Entity, Statement, digest
from graph.terms import KG, TYPE
from graph.triples import view_quads
from graph.view import identities, view
from ontology.schema import Ontology

DERIVATION = 1
"""Raised whenever the same record and decisions give another view than before."""


def rebuilt(reader: Reader) -> Callable[[Store], None]:
    """What fills another store with this one's record and decisions and a new view of them."""
    return lambda new: new.bulk_extend(chain(kept(reader), derived(reader)))


def kept(reader: Reader) -> Iterator[Quad]:
    """Every quad of record and decisions."""
    for kind in ("Article", "Decision"):
        for iri in reader.subjects(TYPE, KG[kind], None):
            yield from reader.quads.quads_for_pattern(None, None, None, NamedNode(iri))


def derived(reader: Reader) -> Iterator[Quad]:
    """Every quad of the view. Raises RecordError where a record is damaged."""
    entities: list[Entity] = []
    said: list[tuple[Article, Statement]] = []
    for iri in list(reader.articles()):
        record = reader.record(iri)
        if record is not None:
            entities.extend(record.entities)
            article = reader.article(iri)
            said.extend((article, statement) for statement in record.statements)
    decisions = tuple(reader.decisions())
    who = identities(entities, decisions)
    yield from view_quads(who, view(said, who, decisions, reader.ontology), reader.ontology)


def fingerprint(ontology: Ontology) -> str:
    """A digest of everything in the ontology and in this program that the view depends on."""
    return digest(
        DERIVATION,
        [names.has_legal_forms(name) and names.forms_digest(name) for name in sorted(ontology.types)],
        [[each.name, each.asserted, each.rank] for _, each in sorted(ontology.statuses.items())],
        [name for name, each in sorted(ontology.qualifiers.items()) if each.identifying],
        [[each.name, each.symmetric, each.event] for _, each in sorted(ontology.relations.items())],
        [
            [rule.name, [[a.subject, a.relation, a.object] for a in (*rule.when, rule.then)],
             sorted(rule.types.items()), sorted(rule.only)]
            for rule in ontology.rules
        ],
    )
