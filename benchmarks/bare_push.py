"""The loop of UNWIND that a program with nothing but the driver would have, on the rows that a push sends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import neo4j

from graph.bolt_address import Address
from graph.property_graph import Row, decision_row, entity_rows, fact_row, quoted, record_rows
from graph.selection import Selection
from graph.server_schema import KEYS
from graph.store import Store
from ontology.schema import Ontology

BATCH = 2_000
"""Rows a transaction, as many as a push sends."""
NODES = "UNWIND $rows AS row MERGE (n:{label} {{{key}: row.{key}}}) SET n += row SET n{more}"
FACTS = """UNWIND $rows AS row MATCH (a:Entity {{iri: row.start}}) MATCH (b:Entity {{iri: row.end}})
MERGE (a)-[r:{type} {{id: row.id}}]->(b) SET r += row.properties"""
LINKS = """UNWIND $rows AS row MATCH (a:Statement {id: row.id}) MATCH (b:Article {iri: row.article})
MERGE (a)-[:IN]->(b)"""

Batches = list[tuple[str, list[dict[str, object]]]]
"""Queries, each with its rows."""


def prepared(store: Store, ontology: Ontology) -> Batches:
    """What is to be sent, ready in memory."""
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for label, more, row in _nodes(store):
        rows[NODES.format(label=label, key=KEYS[label], more=more)].append(dict(row.properties))
    for article in store.articles():
        rows[LINKS] += [{"id": each.id, "article": article.iri} for each in store.record(article.iri).statements]
    for fact in store.facts(Selection(statuses=tuple(ontology.statuses))):
        edge = fact_row(fact, ontology)
        ends: dict[str, object] = {"id": edge.key, "start": edge.start, "end": edge.end}
        rows[FACTS.format(type=quoted(edge.sort))].append({**ends, "properties": dict(edge.properties)})
    return [(query, found[at : at + BATCH]) for query, found in rows.items() for at in range(0, len(found), BATCH)]


def _nodes(store: Store) -> Iterator[tuple[str, str, Row]]:
    for thing in store.things():
        made = entity_rows(thing)
        yield "Entity", f":{quoted(made.entity.sort)}", made.entity
        yield from (("EntityName", ":EntityName", name) for name in made.names)
    for article in store.articles():
        record = record_rows(store.record(article.iri))
        yield "Article", ":Article", record.article
        yield from (("ArticleEntity", ":ArticleEntity", each) for each in record.entities)
        yield from (("Statement", ":Statement", each) for each in record.statements)
    yield from (("Decision", ":Decision", decision_row(each)) for each in store.decisions())


def send(batches: Batches, address: Address) -> None:
    """The loop: constraints, nodes, relationships, each batch one transaction."""
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver:
        for label, key in KEYS.items():
            driver.execute_query(
                f"CREATE CONSTRAINT bare_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{key} IS UNIQUE",
                database_=address.database,
            )
        for query, rows in batches:
            driver.execute_query(query, rows=rows, database_=address.database)
