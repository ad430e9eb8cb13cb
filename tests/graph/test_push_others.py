"""A push beside what others keep on the same server: foreign data, other origins, other writers."""

from __future__ import annotations

import pytest

from graph.bolt import Connection
from graph.decisions import CONFIRM, REJECT, Decision, joined
from graph.errors import StoreError
from graph.push_summary import Count
from graph.server_writer import Writer
from tests.graph.articles import story
from tests.graph.pushing import edges, other, sent, state, store

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


def test_what_others_hang_on_our_entity_outlives_it(neo4j: Connection) -> None:
    made = store(other())
    sent(made, neo4j)
    neo4j.write(("MATCH (n:Entity {name: 'Alpha'}) SET n.note = 'call them' CREATE (:Desk)-[:WATCHES]->(n)", {}))
    made.retract(other().article.iri)

    summary = sent(made, neo4j)

    assert summary.counts["entities"].kept == 1
    assert neo4j.read("MATCH (:Desk)-[:WATCHES]->(n) RETURN n.note AS note, n.withdrawn AS withdrawn") == [
        {"note": "call them", "withdrawn": True}
    ]


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


def test_one_origin_withdraws_and_the_other_keeps_its_support(neo4j: Connection) -> None:
    first, second = store(story(), other()), store(other())
    sent(first, neo4j, "one")
    sent(second, neo4j, "two")
    alone = state(neo4j)

    first.retract(other().article.iri)
    summary = sent(first, neo4j, "one")

    assert summary.counts["articles"] == Count(unchanged=1, kept=1)
    assert summary.counts["facts"].changes == 0
    partners = "MATCH ()-[r:PARTNER_OF]->() RETURN r.support AS support"
    assert neo4j.read(partners) == [{"support": 2}]
    assert len(state(neo4j)) == len(alone)


def test_two_origins_together_give_the_view_of_both(neo4j: Connection) -> None:
    sent(store(story()), neo4j, "one")
    sent(store(other()), neo4j, "two")
    together = edges(neo4j)

    neo4j.write(("MATCH (n) DETACH DELETE n", {}))
    sent(store(story(), other()), neo4j, "one")

    assert edges(neo4j) == together


def test_where_origins_rule_differently_a_rejection_holds() -> None:
    no = Decision(REJECT, ("s",), "one", "wrong", "2026-01-01")
    yes = Decision(CONFIRM, ("s",), "two", "right", "2026-02-02")

    assert joined([[no], [yes]]) == joined([[yes], [no]]) == [no]


def test_within_one_origin_the_later_ruling_holds() -> None:
    no = Decision(REJECT, ("s",), "one", "wrong", "2026-01-01")
    yes = Decision(CONFIRM, ("s",), "one", "right", "2026-02-02")

    assert joined([[no, yes]]) == [yes]


def test_a_rejection_of_one_origin_removes_the_fact_of_both(neo4j: Connection) -> None:
    first, second = store(other()), store(other())
    denied = next(each for each in other().statements if each.status == "denied")
    sent(first, neo4j, "one")
    second.decide(Decision(REJECT, (denied.id,), "me", "no", "2026-05-01"))

    sent(second, neo4j, "two")
    sent(first, neo4j, "one")

    assert [edge for edge in edges(neo4j) if edge[1] == "DENIED"] == []


def test_a_second_writer_stops_the_first(neo4j: Connection) -> None:
    sent(store(), neo4j)
    first = Writer(neo4j)
    Writer(neo4j)

    with pytest.raises(StoreError, match="Another push"):
        first.write(("CREATE (:Desk)", {}))

    assert neo4j.read("MATCH (n:Desk) RETURN n") == []
