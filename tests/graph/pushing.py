"""What tests of pushing share: stores, the push, and what a server then holds."""

from __future__ import annotations

from graph.bolt import Connection
from graph.memory import MemoryStore
from graph.push import push
from graph.push_summary import PushSummary
from graph.statement import Record
from graph.store import Selection
from tests.graph.articles import ONTOLOGY, article, record, statement

ALL = Selection(statuses=tuple(ONTOLOGY.statuses))


def store(*records: Record) -> MemoryStore:
    made = MemoryStore(ONTOLOGY)
    for _ in made.write(records):
        pass
    return made


def other(key: str = "https://news.example/other") -> Record:
    source = article(key, "2026-04-01")
    return record(
        source,
        statement(source, "Xiaomi", "partnerOf", "Hyperion Leasing (Tianjin)"),
        statement(source, "Alpha", "acquired", "Xiaomi", "denied", qualifiers={"amount": 1e9, "currency": "EUR"}),
    )


def sent(made: MemoryStore, connection: Connection, origin: str = "one") -> PushSummary:
    return push(made, origin, connection, ONTOLOGY)


def edges(connection: Connection) -> list[tuple[object, object, object]]:
    rows = connection.read(
        "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.keiretsu IS NOT NULL "
        "RETURN a.name AS a, type(r) AS type, b.name AS b ORDER BY a, type, b"
    )
    return [(row["a"], row["type"], row["b"]) for row in rows]


def state(connection: Connection) -> list[dict[str, object]]:
    query = (
        "MATCH (n) WHERE NOT n:Keiretsu OPTIONAL MATCH (n)-[r]->(m) RETURN labels(n) AS labels, "
        "properties(n) AS node, type(r) AS type, properties(r) AS edge, coalesce(m.iri, m.id) AS other"
    )
    return sorted(connection.read(query), key=repr)
