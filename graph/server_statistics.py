"""How much a server holds, counted there."""

from __future__ import annotations

from collections.abc import Iterator

from graph.bolt import Connection
from graph.property_graph import quoted
from graph.server_schema import edge_types
from ontology.schema import Ontology

_NODES = "MATCH (n:{}) WHERE n.keiretsu IS NOT NULL RETURN count(n) AS number"
_THINGS = "MATCH (n:Entity) WHERE n.keiretsu IS NOT NULL RETURN n.type AS type, count(n) AS number"
_FACTS = (
    "MATCH (:Entity)-[f:{}]->(:Entity) WHERE f.keiretsu IS NOT NULL AND f.inferred = $inferred "
    "RETURN f.relation AS relation, f.status AS status, count(f) AS number ORDER BY relation, status"
)


def counts(connection: Connection, ontology: Ontology) -> Iterator[tuple[str, str, str, int]]:
    """Rows of what, kind, status, number, as `graph.statistics.counts` gives them."""
    for what, label in (("articles", "Article"), ("statements", "Statement"), ("decisions", "Decision")):
        yield what, "", "", _number(connection.read(_NODES.format(label))[0])
    things = {row["type"]: _number(row) for row in connection.read(_THINGS)}
    yield from (("things", name, "", things.get(name, 0)) for name in ontology.types)
    query = _FACTS.format("|".join(map(quoted, edge_types(ontology))))
    for what, inferred in (("facts", False), ("inferred facts", True)):
        for row in connection.read(query, {"inferred": inferred}):
            yield what, str(row["relation"]), str(row["status"]), _number(row)


def _number(row: dict[str, object]) -> int:
    number = row["number"]
    return number if isinstance(number, int) else 0
