"""A push beside foreign data on the same server, and what it notices of its own that is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.bolt import Connection, Rows, Step
from graph.decisions import CONFIRM, Decision
from graph.errors import StoreError
from graph.server import ServerStore
from graph.statement import Record
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.pushing import other, sent, store

pytestmark = pytest.mark.neo4j

FOREIGN = """CREATE (a:Company {name: 'Xiaomi', note: 'mine'})-[:OWNS {id: 'x', share: 3}]->(b:Entity {iri: 'urn:b'})
CREATE (:Article {iri: 'urn:article', key: 'k'}), (:Statement {id: '0'}), (:Decision {id: 'zz'}), (:Other {a: 1})
CREATE (a)-[:RUMOURED]->(b)"""
DUMP = """MATCH (n) WHERE n.keiretsu IS NULL AND NOT n:Keiretsu OPTIONAL MATCH (n)-[r]->(m) WHERE r.keiretsu IS NULL
RETURN labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS edge, properties(m) AS other
ORDER BY toString(properties(n).name), toString(properties(n).iri), toString(properties(n).id), type"""


def test_foreign_nodes_labels_properties_and_relationships_stay(neo4j: Connection) -> None:
    neo4j.write((FOREIGN, {}))
    before = neo4j.read(DUMP)
    made = store(story(), other())

    sent(made, neo4j)
    made.retract(story().article.iri)
    sent(made, neo4j)

    assert len(before) == 7
    assert neo4j.read(DUMP) == before


@pytest.mark.parametrize(
    ("hung", "seen", "kept"),
    [
        ("SET n.note = 'call them'", "n.note = 'call them'", 1),
        ("SET n:Watched", "n:Watched", 1),
        ("CREATE (:Desk)-[:WATCHES]->(n)", "EXISTS { (:Desk)-[:WATCHES]->(n) }", 1),
        ("CREATE (n)-[:IN {by: 'me'}]->(:Article {iri: 'urn:file'})", "EXISTS { (n)-[:IN {by: 'me'}]->(:Article) }", 1),
        (
            "WITH n MATCH (m:Entity {name: 'Xiaomi'}) CREATE (n)-[:OWNS {share: 3}]->(m)",
            "EXISTS { (n)-[:OWNS {share: 3}]->({name: 'Xiaomi'}) }",
            2,
        ),
    ],
)
def test_what_others_hang_on_our_entity_outlives_it(neo4j: Connection, hung: str, seen: str, kept: int) -> None:
    made = store(other())
    sent(made, neo4j)
    neo4j.write((f"MATCH (n:Entity {{name: 'Alpha'}}) {hung}", {}))
    made.retract(other().article.iri)

    summary = sent(made, neo4j)

    assert summary.counts["entities"].kept == kept
    assert neo4j.read(f"MATCH (n:Entity {{name: 'Alpha'}}) RETURN {seen} AS seen, n.withdrawn AS withdrawn") == [
        {"seen": True, "withdrawn": True}
    ]


def test_what_others_wrote_on_our_relationship_outlives_a_change_of_its_type(neo4j: Connection) -> None:
    def said(status: str) -> Record:
        source = article("https://news.example/deal", "2026-04-01")
        return record(source, statement(source, "Alpha", "acquired", "Beta", status))

    made = store(said("rumoured"))
    sent(made, neo4j)
    neo4j.write(("MATCH ()-[r:RUMOURED]->() SET r.note = 'ask Ada', r.weight = 3", {}))
    list(made.write([said("current")]))

    sent(made, neo4j)

    assert neo4j.read("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, r.note AS note, r.weight AS weight") == [
        {"type": "ACQUIRED", "note": "ask Ada", "weight": 3}
    ]
    assert sent(made, neo4j).changes == 0


def test_an_entity_that_comes_back_takes_its_node_again(neo4j: Connection) -> None:
    made = store(other())
    sent(made, neo4j)
    neo4j.write(("MATCH (n:Entity {name: 'Alpha'}) SET n.note = 'call them'", {}))
    made.retract(other().article.iri)
    sent(made, neo4j)

    sent(store(other()), neo4j)

    assert neo4j.read("MATCH (n:Entity {name: 'Alpha'}) RETURN n.note AS note, n.withdrawn AS withdrawn") == [
        {"note": "call them", "withdrawn": None}
    ]


@pytest.mark.parametrize(
    "lost", ["Article", "ArticleEntity", "Decision", "Entity", "EntityName", "Statement", "PARTNER_OF"]
)
def test_what_does_not_arrive_is_noticed(neo4j: Connection, monkeypatch: pytest.MonkeyPatch, lost: str) -> None:
    made = store(story())
    made.decide(Decision(CONFIRM, (story().statements[0].id,), "me", "yes", "2026-05-01"))
    write = neo4j.write

    def leaking(*steps: Step, check: Callable[[Rows], None] | None = None) -> list[Rows]:
        """Lose the last row of what is written under the label or type."""
        kept = [
            (query, {**values, "rows": rows[:-1]} if isinstance(rows, list) and _merges(query, lost) else values)
            for query, values in steps
            for rows in [values.get("rows")]
        ]
        return write(*kept, check=check)

    monkeypatch.setattr(neo4j, "write", leaking)

    with pytest.raises(StoreError, match="is not what was sent"):
        sent(made, neo4j)


def _merges(query: str, sort: str) -> bool:
    return f"MERGE (n:{sort} " in query or f"MERGE (a)-[r:`{sort}`" in query


def test_names_of_an_entity_that_somebody_deleted_are_in_no_push_s_way(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    neo4j.write(("MATCH (n:Entity {name: 'Alpha'}) DETACH DELETE n", {}))
    made.retract(other().article.iri)

    assert sent(made, neo4j).changes > 0
    assert list(ServerStore(neo4j, ONTOLOGY).things()) == list(store(story()).things())
    assert sent(made, neo4j).changes == 0
