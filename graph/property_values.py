"""Values read back from the property-graph form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from graph.decisions import Decision
from graph.errors import StoreError
from graph.property_graph import NO_LANGUAGE, OPEN
from graph.statement import Article, Entity, Evidence, Fact, Mention, Record, Statement, Thing, Value

Stored = Mapping[str, object]


def _text(stored: Stored, name: str) -> str:
    value = stored.get(name)
    return value if isinstance(value, str) else ""


def _maybe(stored: Stored, name: str) -> str | None:
    value = stored.get(name)
    return value if isinstance(value, str) else None


def _whole(stored: Stored, name: str) -> int:
    value = stored.get(name)
    return value if isinstance(value, int) else 0


def _number(stored: Stored, name: str) -> float:
    value = stored.get(name)
    return value if isinstance(value, int | float) else 0.0


def _texts(stored: Stored, name: str) -> tuple[str, ...]:
    value = stored.get(name)
    return tuple(str(each) for each in value) if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _pairs(stored: Stored, first: str, second: str) -> tuple[tuple[str, str], ...]:
    return tuple(zip(_texts(stored, first), _texts(stored, second), strict=False))


def _aliases(stored: Stored) -> tuple[tuple[str, str], ...]:
    found = _pairs(stored, "aliases", "alias_languages")
    return tuple((name, "" if language == NO_LANGUAGE else language) for name, language in found)


def _qualifiers(stored: Stored) -> dict[str, Value]:
    read: dict[str, Value] = json.loads(_text(stored, "qualifiers") or "{}")
    return read


def thing(stored: Stored, members: Iterable[str]) -> Thing:
    """A canonical entity from its node and the IRIs of its members."""
    return Thing(
        _text(stored, "iri"),
        _text(stored, "name"),
        _text(stored, "type"),
        _aliases(stored),
        _pairs(stored, "identifier_schemes", "identifiers"),
        tuple(sorted(members)),
        _texts(stored, "keys"),
    )


def entity(stored: Stored) -> Entity:
    """An article's own entity from its node."""
    return Entity(
        _text(stored, "iri"),
        _text(stored, "name"),
        _text(stored, "type"),
        _aliases(stored),
        _pairs(stored, "identifier_schemes", "identifiers"),
    )


def article(stored: Stored) -> Article:
    """An article from its node; the text only where the node was read with it."""
    return Article(
        key=_text(stored, "key"),
        text_hash=_text(stored, "text_hash"),
        text=_maybe(stored, "text"),
        title=_maybe(stored, "title"),
        publisher=_maybe(stored, "publisher"),
        published=_maybe(stored, "published"),
        url=_maybe(stored, "url"),
        language=_maybe(stored, "language"),
    )


def statement(stored: Stored, entities: Mapping[str, Entity]) -> Statement:
    """A statement from its node; `entities` are its article's, by IRI.

    Raises:
        StoreError: one of its ends is not among them.
    """
    offsets = [int(each) for each in _texts(stored, "more")]
    return Statement(
        id=_text(stored, "id"),
        subject=_mention(stored, "subject", entities),
        relation=_text(stored, "relation"),
        object=_mention(stored, "object", entities),
        status=_text(stored, "status"),
        quote=_text(stored, "quote"),
        start=_whole(stored, "start"),
        end=_whole(stored, "end"),
        article=_text(stored, "article"),
        method=_text(stored, "method"),
        confidence=_number(stored, "confidence"),
        qualifiers=_qualifiers(stored),
        valid_from=_maybe(stored, "valid_from"),
        valid_to=_maybe(stored, "valid_to"),
        said_by=_maybe(stored, "said_by"),
        more=tuple(zip(offsets[::2], offsets[1::2], strict=True)),
    )


def _mention(stored: Stored, end: str, entities: Mapping[str, Entity]) -> Mention:
    named = _text(stored, end)
    if named not in entities:
        raise StoreError(
            f"The server lacks {named!r}, which statement {_text(stored, 'id')!r} names: "
            "push again what it came from, then repeat."
        )
    return Mention(entities[named], _whole(stored, f"{end}_start"), _whole(stored, f"{end}_end"))


def record(article_node: Stored, entity_nodes: Iterable[Stored], statement_nodes: Iterable[Stored]) -> Record:
    """All that an article says, from its nodes."""
    entities = {each.iri: each for each in sorted(map(entity, entity_nodes), key=lambda found: found.iri)}
    statements = sorted((statement(each, entities) for each in statement_nodes), key=lambda found: found.id)
    return Record(article(article_node), tuple(entities.values()), tuple(statements))


def decision(stored: Stored) -> Decision:
    """A ruling from its node."""
    return Decision(
        _text(stored, "kind"),
        _texts(stored, "targets"),
        _text(stored, "author"),
        _text(stored, "reason"),
        _text(stored, "date"),
    )


def evidence(statement_node: Stored, article_node: Stored) -> Evidence:
    """What stands behind a fact, from a statement and its article."""
    return Evidence(
        statement=_text(statement_node, "id"),
        quote=_text(statement_node, "quote"),
        article=_text(article_node, "key"),
        title=_maybe(article_node, "title"),
        published=_maybe(article_node, "published"),
        status=_text(statement_node, "status"),
        confidence=_number(statement_node, "confidence"),
        said_by=_maybe(statement_node, "said_by"),
        publisher=_maybe(article_node, "publisher"),
    )


def fact(edge: Stored, subject: Thing, object: Thing, evidences: Mapping[str, Evidence]) -> Fact:
    """A fact from its relationship, its ends, and the evidence by statement id."""
    return Fact(
        id=_text(edge, "id"),
        subject=subject,
        relation=_text(edge, "relation"),
        object=object,
        status=_text(edge, "status"),
        confidence=_number(edge, "confidence"),
        support=_whole(edge, "support"),
        qualifiers=_qualifiers(edge),
        inferred=edge.get("inferred") is True,
        because=_texts(edge, "because"),
        rule=_maybe(edge, "rule"),
        first_seen=_maybe(edge, "first_seen"),
        last_seen=_maybe(edge, "last_seen"),
        valid=tuple(_interval(each) for each in _texts(edge, "valid")),
        history=tuple((date, status) for date, _, status in (each.partition(" ") for each in _texts(edge, "history"))),
        evidence=tuple(evidences[each] for each in _texts(edge, "evidence") if each in evidences),
    )


def _interval(text: str) -> tuple[str | None, str | None]:
    start, _, end = text.partition("/")
    return (None if start == OPEN else start, None if end == OPEN else end)
