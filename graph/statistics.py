"""How much a store holds, counted by its own queries."""

from __future__ import annotations

from collections.abc import Iterator

from graph.embedded import EmbeddedStore
from graph.sparql import ask
from graph.terms import local

COLUMNS = ("what", "kind", "status", "number")

_RECORD = {
    "articles": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Article } }",
    "statements": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Statement } }",
    "decisions": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Decision } }",
}
_FACTS = """SELECT ?relation ?status (COUNT(?fact) AS ?n) { ?fact kg:relation ?relation ; kg:status ?status ;
kg:inferred %s } GROUP BY ?relation ?status ORDER BY ?relation ?status"""


def counts(store: EmbeddedStore) -> Iterator[tuple[str, str, str, int]]:
    """Rows of what, kind, status, number: the record first, then things by type, facts by relation."""
    for what, query in _RECORD.items():
        yield what, "", "", _number(store, query)
    for name in store.ontology.types:
        yield "things", name, "", _number(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a kg:{name} }}")
    for what, inferred in (("facts", "false"), ("inferred facts", "true")):
        for relation, status, number in ask(store, _FACTS % inferred).rows:
            yield what, local(str(relation)), local(str(status)), int(number or 0)


def _number(store: EmbeddedStore, query: str) -> int:
    return int(next(ask(store, query).rows)[0] or 0)
