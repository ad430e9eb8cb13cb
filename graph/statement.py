"""The values of the graph: articles, entities, statements (record) and facts (view)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.schema import THINGS

Value = str | float
"""A qualifier's value: a number (percent, units of a currency) or a string (partial ISO date, name)."""


def digest(*parts: object) -> str:
    """20 hex digits of the SHA-256 of the parts as a JSON list.

    >>> digest("a", None) == digest("a", None) != digest("a")
    True
    """
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class Article:
    """One article: where it comes from and, unless withheld, its text.

    `key` is its URL, else its own id, else its content's hash: never the path. `published` is a
    partial ISO 8601 date. `text` is None where only `text_hash` (SHA-256, hex) is kept.
    """

    key: str
    text_hash: str
    text: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    @property
    def iri(self) -> str:
        """The article's node, and the named graph of its record."""
        return f"{THINGS}article/{digest(self.key)}"


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as one article knows it: IRI minted from article, name and type.

    `aliases` are (name, language or "") pairs, `identifiers` (scheme, value) pairs, both sorted.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()


def entity_iri(article: str, name: str, type_name: str) -> str:
    """The IRI of an article's own entity; `article` is the article's IRI."""
    return f"{THINGS}entity/{digest(article, name, type_name)}"


@dataclass(frozen=True, slots=True)
class Mention:
    """The place in the text that stands for one end of a statement (code points, end exclusive)."""

    entity: Entity
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one article says once: two ends, a relation, how it is said, and where.

    `confidence` lies in [0, 1]; `valid_from`, `valid_to` are partial ISO dates that the text gives;
    `more` are further places of the same article that say the same, as (start, end).
    """

    id: str
    subject: Mention
    relation: str
    object: Mention
    status: str
    quote: str
    start: int
    end: int
    article: str
    """IRI of the article."""
    method: str
    confidence: float
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    valid_from: str | None = None
    valid_to: str | None = None
    said_by: str | None = None
    more: tuple[tuple[int, int], ...] = ()

    @property
    def iri(self) -> str:
        """The statement's node."""
        return f"{THINGS}statement/{self.id}"


@dataclass(frozen=True, slots=True)
class Record:
    """All that one article says: its node, its entities, its statements, each sorted by IRI or id."""

    article: Article
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """A canonical entity of the view: one thing of the world, from one or more articles' entities.

    The ends of a fact carry IRI, name and type only; `Store.thing` gives the rest.
    """

    iri: str
    name: str
    type: str
    aliases: tuple[tuple[str, str], ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    members: tuple[str, ...] = ()
    """IRIs of the articles' own entities that are this thing, sorted; empty at the ends of a fact."""
    keys: tuple[str, ...] = ()
    """Entity keys (see `graph.identity`) it is known by, the one its IRI is made of first; as `members`."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One statement behind a fact, with what a reader needs to check it."""

    statement: str
    """The statement's id."""
    quote: str
    article: str
    """The article's key (URL, own id or content hash)."""
    title: str | None
    published: str | None
    status: str
    confidence: float
    said_by: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """All statements with the same canonical ends, relation and identifying qualifiers.

    `status` is that of the latest report; `support` counts the independent articles that agree with it,
    `confidence` is theirs together; `because` lists the ids of the facts an inferred one follows from,
    in the order of its rule's atoms, the strongest derivation first.
    """

    id: str
    subject: Thing
    relation: str
    object: Thing
    status: str
    confidence: float
    support: int
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    inferred: bool = False
    because: tuple[str, ...] = ()
    rule: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    valid: tuple[tuple[str | None, str | None], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    """(date or "", status) of each report, latest first."""
    evidence: tuple[Evidence, ...] = ()

    @property
    def iri(self) -> str:
        """The fact's node."""
        return f"{THINGS}fact/{self.id}"
