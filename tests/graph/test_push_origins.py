"""Several origins on one server, one after the other and at once: the view is that of all of them together."""

from __future__ import annotations

import threading
import time

import pytest
from neo4j import WRITE_ACCESS

from graph import pull
from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.decisions import CONFIRM, REJECT, Decision, joined
from graph.errors import ConnectionFailedError, StoreError
from graph.memory import MemoryStore
from graph.push_summary import Count
from graph.server import ServerStore
from graph.server_writer import Writer
from tests.graph.articles import ONTOLOGY, story
from tests.graph.pushing import ALL, edges, other, sent, state, store

pytestmark = pytest.mark.neo4j

BLOCKED = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"
"""Finds a row once some transaction waits for another's lock."""


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


def test_overlapping_origins_leave_what_each_still_says(neo4j: Connection) -> None:
    shared, alone = other(), other("https://news.example/alone")
    first, second = store(story(), shared), store(shared, alone)
    sent(first, neo4j, "one")
    sent(second, neo4j, "two")
    server = ServerStore(neo4j, ONTOLOGY)

    first.retract(shared.article.iri)
    sent(first, neo4j, "one")
    assert list(server.facts(ALL)) == list(store(story(), shared, alone).facts(ALL))

    second.retract(shared.article.iri)
    sent(second, neo4j, "two")
    assert list(server.facts(ALL)) == list(store(story(), alone).facts(ALL))

    second.retract(alone.article.iri)
    sent(second, neo4j, "two")
    assert list(server.facts(ALL)) == list(store(story()).facts(ALL))
    assert list(server.things()) == list(store(story()).things())


@pytest.mark.parametrize("dates", [("2026-01-01", "2026-02-02"), ("2026-02-02", "2026-01-01")])
def test_a_rejection_of_one_origin_goes_before_a_confirmation_of_another(
    neo4j: Connection, dates: tuple[str, str]
) -> None:
    said = other().statements[0]
    first, second = store(other()), store(other())
    first.decide(Decision(CONFIRM, (said.id,), "one", "right", dates[0]))
    second.decide(Decision(REJECT, (said.id,), "two", "wrong", dates[1]))
    rejected = store(other())
    rejected.decide(Decision(REJECT, (said.id,), "two", "wrong", dates[1]))

    for _ in range(2):
        sent(first, neo4j, "one")
        sent(second, neo4j, "two")
    pulled = store()
    assert len(list(pull.into(pulled, neo4j))) == 1

    assert list(ServerStore(neo4j, ONTOLOGY).facts(ALL)) == list(rejected.facts(ALL))
    assert list(pulled.facts(ALL)) == list(rejected.facts(ALL))
    assert {each.kind for each, _ in pull.decisions(neo4j)} == {CONFIRM, REJECT}


def pushed_at_once(*pushes: tuple[MemoryStore, str], address: Address) -> list[str]:
    """Push several stores from threads of their own, begun together; what each that gave up said."""
    ready, refused = threading.Barrier(len(pushes)), []

    def work(made: MemoryStore, origin: str) -> None:
        with connect(address) as connection:
            ready.wait()
            try:
                sent(made, connection, origin)
            except (StoreError, ConnectionFailedError) as error:
                refused.append(str(error))

    threads = [threading.Thread(target=work, args=each) for each in pushes]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    return refused


@pytest.mark.parametrize("origins", [("one", "two"), ("one", "one")])
def test_two_pushes_at_once_end_in_one_right_result_or_a_clear_refusal(
    neo4j: Connection, origins: tuple[str, str]
) -> None:
    first, second = store(*(other(f"https://a.example/{each}") for each in range(60))), store(story(), other())

    refused = pushed_at_once((first, origins[0]), (second, origins[1]), address=neo4j.address)
    assert len(refused) <= 1
    for said in refused:
        assert "Another push" in said or "repeat the push" in said
    if refused:
        sent(first, neo4j, origins[0])
        sent(second, neo4j, origins[1])

    server = ServerStore(neo4j, ONTOLOGY)
    there = [each.iri for each in server.articles()]
    if origins[0] != origins[1]:
        expected = store(*(each.record(iri) for each in (first, second) for iri in each.article_iris()))
    else:
        expected = first if not refused and len(there) == 60 else second
    assert list(server.facts(ALL)) == list(expected.facts(ALL))
    assert list(server.things()) == list(expected.things())
    assert there == [each.iri for each in expected.articles()]


def test_what_a_server_was_told_anew_stays_when_another_origin_withdraws_it(neo4j: Connection) -> None:
    first = store(other())
    decision = Decision(REJECT, (other().statements[1].id,), "me", "no", "2026-05-01")
    first.decide(decision)
    sent(first, neo4j, "one")
    server = ServerStore(neo4j, ONTOLOGY)
    assert [each.added for _, each in server.write([other()])] == [()]
    server.decide(decision)
    told = state(neo4j)

    sent(store(), neo4j, "one")

    assert [each.iri for each in server.articles()] == [other().article.iri]
    assert list(server.decisions()) == [decision]
    assert len(state(neo4j)) == len(told)


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


def test_a_writer_that_waits_for_another_to_begin_stops(neo4j: Connection) -> None:
    sent(store(), neo4j)
    first, failed = Writer(neo4j), []

    def work() -> None:
        try:
            first.write(("CREATE (:Desk)", {}))
        except StoreError as error:
            failed.append(str(error))

    thread = threading.Thread(target=work)
    with connect(neo4j.address) as aside, aside.session(WRITE_ACCESS) as session:
        transaction = session.begin_transaction()
        transaction.run("MATCH (k:Keiretsu {id: 'graph'}) SET k.writer = k.writer + 1").consume()
        thread.start()
        end = time.monotonic() + 30
        while not aside.read(BLOCKED) and time.monotonic() < end:
            time.sleep(0.01)
        transaction.commit()
    thread.join()

    assert len(failed) == 1
    assert "Another push" in failed[0]
    assert neo4j.read("MATCH (n:Desk) RETURN n") == []


def test_a_push_mends_what_its_own_article_lost_beside_another_origin(neo4j: Connection) -> None:
    first, second = store(story()), store(other())
    sent(first, neo4j, "one")
    sent(second, neo4j, "two")
    whole = state(neo4j)
    lost = "MATCH (s:Statement {article: $iri}) WITH s LIMIT 1 MATCH (e:ArticleEntity {iri: s.subject}) DETACH DELETE e"
    neo4j.write((lost, {"iri": story().article.iri}))

    sent(first, neo4j, "one")

    assert state(neo4j) == whole
