"""Records made by hand, as a reader of articles would make them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from graph import identity
from graph.record import ordered
from graph.statement import Article, Entity, Mention, Record, Statement, Value, entity_iri
from ontology.schema import Ontology
from tests.graph.made_ontology import ontology as make_ontology

ONTOLOGY = make_ontology()

Name = str | tuple[str, str] | tuple[str, str, tuple[str, ...]]
"""A name of a Company, or name and type, or these and aliases."""


def article(
    key: str,
    published: str | None = "2026-03-01",
    publisher: str | None = "News Example",
    text: str | None = None,
) -> Article:
    """An article whose text is its key unless given."""
    body = text if text is not None else f"The text of {key}."
    return Article(
        key=key,
        text_hash=hashlib.sha256(body.encode()).hexdigest(),
        text=body,
        title=f"Title of {key}",
        publisher=publisher,
        published=published,
        url=key if key.startswith("http") else None,
        language="en",
    )


def entity(source: Article, name: Name, identifiers: Iterable[tuple[str, str]] = ()) -> Entity:
    """An article's entity."""
    parts = (name,) if isinstance(name, str) else name
    shown = parts[0]
    type_name = parts[1] if len(parts) > 1 else "Company"
    aliases = parts[2] if len(parts) > 2 else ()
    return Entity(
        entity_iri(source.iri, shown, type_name),
        shown,
        type_name,
        tuple(sorted((alias, "en") for alias in aliases)),
        tuple(sorted(identifiers)),
    )


def statement(
    source: Article,
    subject: Name | Entity,
    relation: str,
    object: Name | Entity,
    status: str = "current",
    *,
    confidence: float = 0.8,
    quote: str | None = None,
    qualifiers: dict[str, Value] | None = None,
    valid: tuple[str | None, str | None] = (None, None),
    said_by: str | None = None,
    more: tuple[tuple[int, int], ...] = (),
    ontology: Ontology = ONTOLOGY,
) -> Statement:
    """One statement of an article."""
    ends = tuple(each if isinstance(each, Entity) else entity(source, each) for each in (subject, object))
    found = quote if quote is not None else f"{ends[0].name} {relation} {ends[1].name}, {source.key}."
    return Statement(
        id=identity.statement_id(ontology, source.iri, relation, (ends[0], ends[1]), status, qualifiers or {}),
        subject=Mention(ends[0], 0, len(ends[0].name)),
        relation=relation,
        object=Mention(ends[1], 1, 1 + len(ends[1].name)),
        status=status,
        quote=found,
        start=0,
        end=len(found),
        article=source.iri,
        method="by hand",
        confidence=confidence,
        qualifiers=qualifiers or {},
        valid_from=valid[0],
        valid_to=valid[1],
        said_by=said_by,
        more=more,
    )


def record(source: Article, *statements: Statement, entities: Iterable[Entity] = ()) -> Record:
    """An article's record; the ends of its statements need not be listed."""
    ends = {mention.entity for each in statements for mention in (each.subject, each.object)}
    return ordered(source, ends | set(entities), {each.id: each for each in statements}.values())


def story(key: str = "https://news.example/xiaomi", published: str = "2026-03-01") -> Record:
    """Hyperion, a subsidiary, is to export two models that Xiaomi makes."""
    source = article(key, published)
    hyperion = "Hyperion Leasing (Tianjin)"
    sinomach = ("China National Machinery Industry", "Company", ("Sinomach",))
    su7, yu7 = ("SU7", "Product"), ("YU7", "Product")
    return record(
        source,
        statement(source, "Xiaomi", "partnerOf", hyperion),
        statement(source, hyperion, "subsidiaryOf", sinomach, qualifiers={"percent": 51.0}),
        statement(source, hyperion, "exports", su7, "planned"),
        statement(source, hyperion, "exports", yu7, "planned", confidence=0.7),
        statement(source, "Xiaomi", "manufactures", su7),
        statement(source, "Xiaomi", "manufactures", yu7),
    )
