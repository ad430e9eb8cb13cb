"""What a server must have before we write: labels, constraints, indexes; and walks over what is there."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from graph.bolt import Connection
from graph.errors import ConnectionFailedError, StoreError
from graph.property_columns import MARK
from graph.property_graph import Row, quoted
from ontology.schema import Ontology

FORMAT = 1
"""The version of the form in which a server holds a graph."""
PAGE = 10_000
"""Keys read from the server at once."""

KEYS = {
    "Article": "iri",
    "ArticleEntity": "iri",
    "Decision": "id",
    "Entity": "iri",
    "EntityName": "id",
    "Keiretsu": "id",
    "Statement": "id",
}
"""The labels that we write, each with the property that tells its nodes apart."""
VIEWED = {"ArticleEntity": "thing", "Statement": "fact"}
"""The labels of the record that point to the view, each with the property that does."""
JOINS = (
    ("ArticleEntity", "article"),
    ("ArticleEntity", "thing"),
    ("EntityName", "entity"),
    ("EntityName", "key"),
    ("EntityName", "short"),
    ("Statement", "article"),
    ("Statement", "fact"),
    ("Statement", "object"),
    ("Statement", "subject"),
)
"""Further properties by which nodes are found; all of them short."""
PATIENCE = 300
"""Seconds that an index may take to come online."""
_INDEXES = "SHOW INDEXES YIELD name, owningConstraint RETURN name, owningConstraint AS owner"
SUGGESTIONS = "keiretsu_names"
"""The full-text index over entities' names."""


@dataclass(frozen=True, slots=True)
class Present:
    """What a server holds under a key: sort (label or relationship type), content hash, whose it is.

    `parts` are the content hashes of what belongs to it, in any order: those of an article's statements and entities,
    those of an entity's names.
    """

    sort: str
    hash: str
    origins: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()

    def holds(self, content: str, parts: Iterable[Row]) -> bool:
        """Whether this is what has this content hash, with just these parts."""
        return self.hash == content and sorted(self.parts) == sorted(row.hash for row in parts)


def edge_types(ontology: Ontology) -> tuple[str, ...]:
    """Every relationship type that a fact may have, sorted."""
    statuses = {status.edge for status in ontology.statuses.values() if status.edge}
    return tuple(sorted(statuses | {relation.edge for relation in ontology.relations.values()}))


def prepare(connection: Connection, ontology: Ontology) -> None:
    """Make constraints and indexes where they are missing, and wait until they serve.

    Raises:
        StoreError: the server holds a graph in a newer form.
        ConnectionFailedError: its schema or data conflict with ours, or it cannot be reached.
    """
    owners = _owners(connection)
    there = owners.keys() - _ownerless(owners)
    missing = {name: query for name, query in _definitions(ontology) if name not in there}
    if missing:
        # A server lists a node's labels in the order they were first used, and its Browser colours by the first.
        connection.write(*(("CALL db.createLabel($name)", {"name": name}) for name in sorted(ontology.types)))
        _make(connection, missing.values())
        for name in missing.keys() & _owners(connection).keys():  # others may have an equal one of another name
            connection.read("CALL db.awaitIndex($name, $seconds)", {"name": name, "seconds": PATIENCE})
    _check_format(connection)


def _make(connection: Connection, definitions: Collection[str]) -> None:
    """Make constraints and indexes.

    A server that was killed while it made a constraint keeps the constraint's index without its owner, which
    never comes online and is in the way: such ones are dropped. Not before we have tried, since another push
    that is making its own holds the lock until they have their owners.
    """
    try:
        connection.write(*((query, {}) for query in definitions))
    except ConnectionFailedError:
        left = _ownerless(_owners(connection))
        if not left:
            raise
        connection.write(*((f"DROP INDEX {name} IF EXISTS", {}) for name in sorted(left)))
        connection.write(*((query, {}) for query in definitions))


def _owners(connection: Connection) -> dict[str, object]:
    """The constraint that owns each index, None where none does."""
    return {str(row["name"]): row["owner"] for row in connection.read(_INDEXES)}


def _ownerless(owners: Mapping[str, object]) -> set[str]:
    """The names of our constraints whose index has no owner."""
    unique = {_constraint(label) for label in KEYS}
    return {name for name in unique & owners.keys() if owners[name] is None}


def _constraint(label: str) -> str:
    return f"keiretsu_{label.lower()}"


def _definitions(ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Name and definition of every constraint and index."""
    for label, key in KEYS.items():
        name = _constraint(label)
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE"
    for label, key in JOINS:
        name = f"keiretsu_{label.lower()}_{key}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{key})"
    for edge in edge_types(ontology):
        name = f"keiretsu_fact_{edge.lower()}"
        yield name, f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{quoted(edge)}]-() ON (r.id)"
    yield SUGGESTIONS, f"CREATE FULLTEXT INDEX {SUGGESTIONS} IF NOT EXISTS FOR (n:EntityName) ON EACH [n.name]"


def _check_format(connection: Connection) -> None:
    rows = connection.write(
        (
            "MERGE (k:Keiretsu {id: 'graph'}) ON CREATE SET k.format = $format RETURN k.format AS format",
            {"format": FORMAT},
        )
    )
    found = rows[0][0]["format"]
    if not isinstance(found, int) or found > FORMAT:
        raise StoreError(
            f"The graph at {connection.address.uri!r} has form {found!r}, and this program writes {FORMAT}: update it."
        )


def nodes(connection: Connection, label: str) -> Iterator[tuple[str, Present]]:
    """Key and content of every node of ours with a label, sorted by key."""
    name = KEYS[label]
    query = (
        f"MATCH (n:{label}) WHERE n.{name} > $after AND n.{MARK} IS NOT NULL "
        f"RETURN n.{name} AS key, n.{MARK} AS hash, n.origins AS origins ORDER BY n.{name} LIMIT $limit"
    )
    return _pages(connection, query, label)


def articles(connection: Connection) -> Iterator[tuple[str, Present]]:
    """Key and content of every article of ours with its statements and entities, sorted by key."""
    statements = f"[(s:Statement)-[:IN]->(n) WHERE s.{MARK} IS NOT NULL | s.{MARK}]"
    return _with_parts(connection, "Article", f"{statements} + {_parts('ArticleEntity', 'article')}")


def entities(connection: Connection) -> Iterator[tuple[str, Present]]:
    """Key and content of every entity of ours with its names, sorted by key."""
    return _with_parts(connection, "Entity", _parts("EntityName", "entity"))


def _parts(label: str, owner: str) -> str:
    """The content hashes of the nodes of ours with a label that name node `n` as their owner, as Cypher."""
    return f"COLLECT {{ MATCH (e:{label} {{{owner}: n.iri}}) WHERE e.{MARK} IS NOT NULL RETURN e.{MARK} }}"


def _with_parts(connection: Connection, label: str, parts: str) -> Iterator[tuple[str, Present]]:
    """Nodes of ours as `nodes` gives them, with parts, which only those of a page are asked for."""
    query = (
        f"MATCH (n:{label}) WHERE n.iri > $after AND n.{MARK} IS NOT NULL WITH n ORDER BY n.iri LIMIT $limit "
        f"RETURN n.iri AS key, n.{MARK} AS hash, n.origins AS origins, {parts} AS parts ORDER BY key"
    )
    return _pages(connection, query, label)


def unlinked(connection: Connection, label: str) -> Iterator[str]:
    """Keys of the nodes of ours, of a label of VIEWED, that point to nothing in the view."""
    query = f"MATCH (n:{label}) WHERE n.{VIEWED[label]} IS NULL AND n.{MARK} IS NOT NULL RETURN n.{KEYS[label]} AS key"
    return (str(row["key"]) for row in connection.stream(query))


def relationships(connection: Connection, ontology: Ontology) -> Iterator[tuple[str, Present]]:
    """Key and content of every relationship of ours, sorted by key.

    One key under several types comes once, with all types in `sort`, divided by '|', and no hash.
    """
    walks = []
    for edge in edge_types(ontology):
        query = (
            f"MATCH ()-[r:{quoted(edge)}]->() WHERE r.id > $after AND r.{MARK} IS NOT NULL "
            f"RETURN r.id AS key, r.{MARK} AS hash, null AS origins ORDER BY r.id LIMIT $limit"
        )
        walks.append(_pages(connection, query, edge))
    for key, found in groupby(heapq.merge(*walks, key=lambda each: each[0]), key=lambda each: each[0]):
        first, *more = [present for _, present in found]
        yield key, Present("|".join(each.sort for each in (first, *more)), "") if more else first


def _pages(connection: Connection, query: str, sort: str) -> Iterator[tuple[str, Present]]:
    after = ""
    while True:
        rows = connection.read(query, {"after": after, "limit": PAGE})
        for row in rows:
            after = str(row["key"])
            yield after, _present(row, sort)
        if len(rows) < PAGE:
            return


def _present(row: Mapping[str, object], sort: str) -> Present:
    return Present(sort, str(row["hash"]), _strings(row["origins"]), _strings(row.get("parts")))


def _strings(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
