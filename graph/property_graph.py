"""The property-graph form: what a server's nodes and relationships hold, made from values and read back."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.decisions import Decision
from graph.errors import StoreError
from graph.identity import entity_key
from graph.names import without_bracket
from graph.property_columns import MARK
from graph.statement import Entity, Fact, Record, Statement, Thing, Value, digest
from ontology.schema import Ontology

OPEN = ".."
"""An open end of an interval, as in ISO 8601-2."""
NO_LANGUAGE = "-"
"""What stands for no language in a list, since an import cannot tell a list of one empty text from none."""

Properties = dict[str, object]
Parts = Mapping[str, Sequence[object]]
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Row:
    """A node or relationship to be: its sort (label or type), its key, its properties, its hash.

    `start` and `end` are the keys of a relationship's ends; `parts` are what is written along with it:
    keys of other nodes that point to it, under the names of the writing query.
    """

    sort: str
    key: str
    properties: Properties
    hash: str
    start: str = ""
    end: str = ""
    parts: Parts = field(default_factory=dict)


ROWS = 1
"""Raised whenever the same record, decisions and view give other rows than before."""


def quoted(name: str) -> str:
    """A label or type of the ontology, in backticks.

    Raises:
        StoreError: it is not a plain word, so it cannot stand in a query.
    """
    if not _NAME.fullmatch(name):
        raise StoreError(f"{name!r} cannot be a label or type in Neo4j: it must be letters, digits and '_'.")
    return f"`{name}`"


def _row(
    sort: str,
    row_key: str,
    properties: Mapping[str, object],
    ends: tuple[str, str] = ("", ""),
    parts: Parts | None = None,
) -> Row:
    """A row whose hash covers everything that is written."""
    stored = {name: value for name, value in properties.items() if value is not None and value != []}
    content = digest(sort, row_key, ends, sorted(stored.items()), parts)
    return Row(sort, row_key, {**stored, MARK: content}, content, *ends, parts or {})


@dataclass(frozen=True, slots=True)
class EntityRows:
    """A canonical entity's node, whose hash covers all, and the nodes of its names."""

    entity: Row
    names: tuple[Row, ...]


def entity_rows(thing: Thing) -> EntityRows:
    """A canonical entity with its names, under which it is found, and its members."""
    spellings = [alias for alias, _ in reversed(thing.aliases)] + [thing.name]
    names: dict[str, str | None] = {folded(each, thing.type): each for each in spellings}
    names |= dict.fromkeys(identifier_keys(thing))
    own = [_name(each, name, thing.iri) for each, name in sorted(names.items())]
    properties = {
        "iri": thing.iri,
        "name": thing.name,
        "type": thing.type,
        "keys": list(thing.keys),
        **_names(thing),
    }
    shown = [name or "" for _, name in sorted(names.items())]
    parts = {"names": [name.key for name in own], "shown": shown, "members": list(thing.members)}
    row = _row(thing.type, thing.iri, properties, parts=parts)
    return EntityRows(row, tuple(own))


def folded(name: str, type_name: str) -> str:
    """The index key under which an entity of a type is found by this name."""
    return entity_key(name, type_name).partition(":")[2]


def identifier_keys(entity: Thing | Entity) -> list[str]:
    """The index keys under which an entity is found by its identifiers; no name has such a key.

    >>> identifier_keys(Entity("urn:a", "Arm", "Company", (), (("lei", "5493"),)))[0][:4]
    'id::'
    """
    return [f"id::{digest(entity.type, scheme, value)}" for scheme, value in entity.identifiers]


def _name(key: str, name: str | None, entity: str) -> Row:
    """A name or identifier of an entity: not linked to it, but found by its key."""
    own = digest(key, entity)
    properties = {"id": own, "key": key, "short": without_bracket(key), "name": name, "entity": entity}
    return _row("EntityName", own, properties)


def _names(entity: Thing | Entity) -> Properties:
    return {
        "aliases": [name for name, _ in entity.aliases],
        "alias_languages": [language or NO_LANGUAGE for _, language in entity.aliases],
        "identifiers": [value for _, value in entity.identifiers],
        "identifier_schemes": [scheme for scheme, _ in entity.identifiers],
    }


def edge_type(fact: Fact, ontology: Ontology) -> str:
    """The relationship type of a fact: its relation's own if asserted, else its status's."""
    return ontology.statuses[fact.status].edge or ontology.relations[fact.relation].edge


def fact_row(fact: Fact, ontology: Ontology) -> Row:
    """A fact as one relationship; its qualifiers stand as properties, and as JSON to be read back."""
    properties: Properties = {
        **{name: value if isinstance(value, str) else float(value) for name, value in fact.qualifiers.items()},
        "id": fact.id,
        "relation": fact.relation,
        "status": fact.status,
        "inferred": fact.inferred,
        "confidence": fact.confidence,
        "support": fact.support,
        "first_seen": fact.first_seen,
        "last_seen": fact.last_seen,
        "quote": fact.evidence[0].quote if fact.evidence else None,
        "because": list(fact.because),
        "rule": fact.rule,
        "valid": [f"{start or OPEN}/{end or OPEN}" for start, end in fact.valid],
        "history": [f"{date} {status}" for date, status in fact.history],
        "evidence": [each.statement for each in fact.evidence],
        "qualifiers": _json(fact.qualifiers),
    }
    reported = [] if fact.inferred else [each.statement for each in fact.evidence]
    ends = (fact.subject.iri, fact.object.iri)
    return _row(edge_type(fact, ontology), fact.id, properties, ends, {"statements": reported})


def _json(qualifiers: Mapping[str, Value]) -> str | None:
    return json.dumps(dict(sorted(qualifiers.items())), ensure_ascii=False) if qualifiers else None


@dataclass(frozen=True, slots=True)
class RecordRows:
    """A record's nodes; the hash of the article's covers them all."""

    article: Row
    entities: tuple[Row, ...]
    statements: tuple[Row, ...]


def record_rows(record: Record) -> RecordRows:
    """All nodes of one article's record."""
    article = record.article
    entities = tuple(_article_entity(each, article.iri) for each in record.entities)
    statements = tuple(_row("Statement", each.id, _statement(each)) for each in record.statements)
    properties: Properties = {
        "iri": article.iri,
        "key": article.key,
        "text_hash": article.text_hash,
        "text": article.text,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "language": article.language,
    }
    parts = {"rows": [row.hash for row in (*entities, *statements)]}
    return RecordRows(_row("Article", article.iri, properties, parts=parts), entities, statements)


def _article_entity(entity: Entity, article: str) -> Row:
    properties = {"iri": entity.iri, "article": article, "name": entity.name, "type": entity.type, **_names(entity)}
    return _row("ArticleEntity", entity.iri, properties)


def _statement(statement: Statement) -> Properties:
    ends: Properties = {}
    for end, mention in (("subject", statement.subject), ("object", statement.object)):
        ends |= {
            end: mention.entity.iri,
            f"{end}_name": mention.entity.name,
            f"{end}_start": mention.start,
            f"{end}_end": mention.end,
        }
    return ends | {
        "id": statement.id,
        "relation": statement.relation,
        "status": statement.status,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "article": statement.article,
        "method": statement.method,
        "confidence": statement.confidence,
        "qualifiers": _json(statement.qualifiers),
        "valid_from": statement.valid_from,
        "valid_to": statement.valid_to,
        "said_by": statement.said_by,
        "more": [offset for place in statement.more for offset in place],
    }


def decision_row(decision: Decision) -> Row:
    """A person's ruling."""
    properties: Properties = {
        "id": decision.id,
        "kind": decision.kind,
        "targets": list(decision.targets),
        "author": decision.author,
        "reason": decision.reason,
        "date": decision.date,
    }
    return _row("Decision", decision.id, properties)
