"""Pushing to a real Neo4j server: what differs is sent, what others wrote stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import pull
from graph.bolt import Connection
from graph.decisions import MERGE, REJECT, Decision
from graph.embedded import EmbeddedStore
from graph.push import push
from graph.push_summary import Count
from graph.trig import write_trig
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.pushing import ALL, edges, other, sent, state, store

pytestmark = pytest.mark.neo4j


def test_a_push_writes_entities_and_one_relationship_a_fact(neo4j: Connection) -> None:
    sent(store(story()), neo4j)

    assert ("Hyperion Leasing (Tianjin)", "SUBSIDIARY_OF", "China National Machinery Industry") in edges(neo4j)
    assert len(edges(neo4j)) == len(list(store(story()).facts(ALL)))


def test_a_denied_deal_is_no_acquisition(neo4j: Connection) -> None:
    sent(store(other()), neo4j)

    assert ("Alpha", "DENIED", "Xiaomi") in edges(neo4j)
    assert not [edge for edge in edges(neo4j) if edge[1] == "ACQUIRED"]


def test_no_entity_touches_anything_but_entities(neo4j: Connection) -> None:
    sent(store(story(), other()), neo4j)

    assert neo4j.read("MATCH (:Entity)--(n) WHERE NOT n:Entity RETURN n") == []


def test_a_second_push_changes_nothing(neo4j: Connection) -> None:
    made = store(story(), other())
    made.decide(Decision(REJECT, (other().statements[0].id,), "me", "no", "2026-05-01"))
    sent(made, neo4j)
    before = state(neo4j)

    again = sent(made, neo4j)

    assert again.changes == 0
    assert again.counts["statements"] == Count(unchanged=8)
    assert state(neo4j) == before


def test_what_was_retracted_is_removed_by_the_next_push(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    made.retract(other().article.iri)

    summary = sent(made, neo4j)

    assert summary.counts["articles"] == Count(removed=1, unchanged=1)
    assert ("Alpha", "DENIED", "Xiaomi") not in edges(neo4j)
    assert neo4j.read("MATCH (n) WHERE n.name = 'Alpha' RETURN n") == []


def test_pushing_less_gives_what_a_clean_push_gives(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    made.retract(story().article.iri)
    sent(made, neo4j)
    reduced = state(neo4j)

    neo4j.write(("MATCH (n) DETACH DELETE n", {}))
    sent(store(other()), neo4j)

    assert reduced == state(neo4j)


def test_a_fact_that_changes_its_status_changes_its_type(neo4j: Connection) -> None:
    source = article("https://news.example/deal", "2026-01-01")
    made = store(record(source, statement(source, "Alpha", "acquired", "Beta", "rumoured")))
    sent(made, neo4j)
    later = article("https://news.example/later", "2026-02-01")
    list(made.write([record(later, statement(later, "Alpha", "acquired", "Beta"))]))

    summary = sent(made, neo4j)

    assert edges(neo4j) == [("Alpha", "ACQUIRED", "Beta")]
    assert summary.counts["facts"] == Count(changed=1)


def test_a_qualifier_that_is_gone_is_gone_on_the_server(neo4j: Connection) -> None:
    source = article("https://news.example/deal")
    sent(store(record(source, statement(source, "Alpha", "acquired", "Beta", qualifiers={"percent": 51.0}))), neo4j)

    sent(store(record(source, statement(source, "Alpha", "acquired", "Beta"))), neo4j)

    assert neo4j.read("MATCH ()-[r:ACQUIRED]->() RETURN r.percent AS percent") == [{"percent": None}]


def test_a_dry_run_counts_and_writes_nothing(neo4j: Connection) -> None:
    summary = push(store(story()), "one", neo4j, ONTOLOGY, dry=True)

    assert summary.dry
    assert summary.counts["statements"] == Count(added=6)
    assert neo4j.read("MATCH (n) RETURN n") == []


def test_a_dry_run_counts_what_the_push_then_does(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    made.retract(other().article.iri)

    assert push(made, "one", neo4j, ONTOLOGY, dry=True).counts == sent(made, neo4j).counts


def test_everything_comes_back_as_it_was_pushed(neo4j: Connection) -> None:
    made = store(story(), other())
    decision = Decision(MERGE, ("Company:alpha", "Company:xiaomi"), "me", "same", "2026-05-01")
    made.decide(decision)
    sent(made, neo4j)

    assert [each for each, _ in pull.records(neo4j)] == sorted([story(), other()], key=lambda r: r.article.iri)
    assert [each for each, _ in pull.decisions(neo4j)] == [decision]


def test_a_store_is_rebuilt_from_the_server_to_the_same_trig(neo4j: Connection, tmp_path: Path) -> None:
    files = [tmp_path / "before.trig", tmp_path / "after.trig"]
    for name, file in zip(("one", "two"), files, strict=True):
        with EmbeddedStore(tmp_path / name, ONTOLOGY, write=True) as embedded:
            if name == "one":
                assert len(list(embedded.write([story(), other()]))) == 2
                embedded.decide(Decision(REJECT, (other().statements[0].id,), "me", "no", "2026-05-01"))
                push(embedded, embedded.origin, neo4j, ONTOLOGY)
            else:
                assert len(list(pull.into(embedded, neo4j))) == 2
            write_trig(embedded, file)

    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_statement_points_to_its_fact_after_a_push_that_was_cut_short(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    neo4j.write(("MATCH (s:Statement) SET s.fact = null", {}))
    neo4j.write(("MATCH (e:ArticleEntity) SET e.thing = null", {}))

    sent(made, neo4j)

    assert neo4j.read("MATCH (s:Statement) WHERE s.fact IS NULL RETURN s") == []
    lost = "MATCH (e:ArticleEntity) WHERE NOT EXISTS { MATCH (n:Entity {iri: e.thing}) } RETURN e"
    assert neo4j.read(lost) == []


def test_damage_on_the_server_is_mended_by_the_next_push(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    good = state(neo4j)
    neo4j.write(("MATCH ()-[r:PARTNER_OF]->() DELETE r", {}))
    neo4j.write(("MATCH (n:Entity {name: 'Alpha'}) DETACH DELETE n", {}))

    sent(made, neo4j)

    assert state(neo4j) == good
