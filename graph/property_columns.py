"""The names of what a server's nodes and relationships hold."""

from __future__ import annotations

from ontology.schema import Ontology

MARK = "keiretsu"
"""The property that says a node or relationship is ours: the hash of its content."""

COLUMNS = {
    "Article": (
        "iri",
        "key",
        "text_hash",
        "text",
        "title",
        "publisher",
        "published",
        "url",
        "language",
        MARK,
    ),
    "ArticleEntity": (
        "iri",
        "article",
        "name",
        "type",
        "aliases",
        "alias_languages",
        "identifiers",
        "identifier_schemes",
        MARK,
    ),
    "Decision": ("id", "kind", "targets", "author", "reason", "date", MARK),
    "Entity": (
        "iri",
        "name",
        "type",
        "keys",
        "aliases",
        "alias_languages",
        "identifiers",
        "identifier_schemes",
        MARK,
    ),
    "EntityName": ("id", "key", "short", "name", "entity", MARK),
    "Statement": (
        "id",
        "relation",
        "status",
        "quote",
        "start",
        "end",
        "article",
        "method",
        "confidence",
        "qualifiers",
        "valid_from",
        "valid_to",
        "said_by",
        "more",
        *(f"{end}{part}" for end in ("subject", "object") for part in ("", "_name", "_start", "_end")),
        MARK,
    ),
}
"""The properties of each label that are written with a node."""
LINKS = ("fact", "thing", "origins", "withdrawn")
"""The properties that are written later: what a node belongs to, and whose it is."""
FACT = (
    "id",
    "relation",
    "status",
    "inferred",
    "confidence",
    "support",
    "first_seen",
    "last_seen",
    "quote",
    "because",
    "rule",
    "valid",
    "history",
    "evidence",
    "qualifiers",
    MARK,
)


def fact_columns(ontology: Ontology) -> tuple[str, ...]:
    """The properties of a fact's relationship: the same for all, and the ontology's qualifiers."""
    return (*FACT, *sorted(ontology.qualifiers.keys() - set(FACT)))
