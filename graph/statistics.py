"""How much a store holds, counted by its queries or by a walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from graph.embedded import EmbeddedStore
from graph.selection import Selection
from graph.sparql import ask
from graph.store import Store
from graph.terms import local
from ontology.schema import Ontology

Count = tuple[str, str, str, int]


@runtime_checkable
class Counting(Protocol):
    """A store that counts by itself."""

    def counts(self) -> Iterator[Count]:
        """The rows of `counts`."""


COLUMNS = ("what", "kind", "status", "number")

_RECORD = {
    "articles": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Article } }",
    "statements": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Statement } }",
    "decisions": "SELECT (COUNT(DISTINCT ?x) AS ?n) { GRAPH ?g { ?x a kg:Decision } }",
}
_FACTS = """SELECT ?relation ?status (COUNT(?fact) AS ?n) { ?fact kg:relation ?relation ; kg:status ?status ;
kg:inferred %s } GROUP BY ?relation ?status ORDER BY ?relation ?status"""


def counts(store: Store, ontology: Ontology) -> Iterator[Count]:
    """Rows of what, kind, status, number: the record first, then things by type, facts by relation."""
    if isinstance(store, Counting):
        return store.counts()
    return _asked(store) if isinstance(store, EmbeddedStore) else walked(store, ontology)


def _asked(store: EmbeddedStore) -> Iterator[Count]:
    for what, query in _RECORD.items():
        yield what, "", "", _number(store, query)
    for name in store.ontology.types:
        yield "things", name, "", _number(store, f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ ?x a kg:{name} }}")
    for what, inferred in (("facts", "false"), ("inferred facts", "true")):
        for relation, status, number in ask(store, _FACTS % inferred).rows:
            yield what, local(str(relation)), local(str(status)), int(number or 0)


def walked(store: Store, ontology: Ontology) -> Iterator[Count]:
    """The same rows for a store of any kind, by looking at everything in it."""
    records = [store.record(article.iri) for article in store.articles()]
    yield "articles", "", "", len(records)
    yield "statements", "", "", sum(len(record.statements) for record in records)
    yield "decisions", "", "", sum(1 for _ in store.decisions())
    types = Counter(thing.type for thing in store.things())
    yield from (("things", name, "", types[name]) for name in ontology.types)
    facts = list(store.facts(Selection(statuses=tuple(ontology.statuses))))
    for what, inferred in (("facts", False), ("inferred facts", True)):
        found = Counter((fact.relation, fact.status) for fact in facts if fact.inferred is inferred)
        yield from ((what, *kind, number) for kind, number in sorted(found.items()))


def _number(store: EmbeddedStore, query: str) -> int:
    return int(next(ask(store, query).rows)[0] or 0)
