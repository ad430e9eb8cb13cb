"""A push with nothing to send is known by the store's stamp, and by what the server still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import pull
from graph.backup import backup, restore
from graph.bolt import Connection
from graph.decisions import REJECT, Decision
from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from graph.folder import Folder
from graph.property_graph import ROWS, Row, entity_rows, fact_row, record_rows
from graph.push import push, silent
from graph.push_record import RecordPush
from graph.push_summary import Ledger, PushSummary
from graph.server_writer import Writer
from graph.statement import Article, Record, digest
from tests.graph.articles import ONTOLOGY, story
from tests.graph.pushing import ALL, other, sent, state, store

neo4j_only = pytest.mark.neo4j


class Unread(EmbeddedStore):
    """A store whose articles may not be read."""

    def articles(self) -> Iterator[Article]:
        raise AssertionError("the store was read")

    def article_iris(self) -> Iterator[str]:
        raise AssertionError("the store was read")


def made(path: Path, *records: Record) -> Path:
    with EmbeddedStore(path, ONTOLOGY, write=True) as folder:
        for _ in folder.write(records):
            pass
    return path


def pushed(path: Path, connection: Connection, kind: type[EmbeddedStore] = EmbeddedStore) -> PushSummary:
    with kind(path, ONTOLOGY) as folder:
        return push(folder, folder.origin, connection, ONTOLOGY, state=folder.stamp)


def assert_read(path: Path, connection: Connection) -> None:
    """A push has to read the store."""
    with pytest.raises(AssertionError, match="the store was read"):
        pushed(path, connection, Unread)


def stamp(path: Path) -> str | None:
    with EmbeddedStore(path, ONTOLOGY) as folder:
        return folder.stamp


def test_a_stamp_stays_while_nothing_changes_and_no_longer(tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    first = stamp(path)

    assert first is not None
    assert stamp(made(path, story())) == first
    assert stamp(made(path, other())) not in (first, None)


def test_two_stores_of_one_backup_that_went_apart_have_two_stamps(tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    backup(path, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "second")

    assert stamp(tmp_path / "second") == stamp(path)
    assert stamp(made(path, other())) != stamp(made(tmp_path / "second", other("https://news.example/third")))


def test_a_state_whose_seal_a_killed_writer_did_not_write_has_no_stamp(tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    [seal] = path.glob("data-*.seal")
    before = seal.read_bytes()
    made(path, other())
    seal.write_bytes(before)

    assert stamp(path) is None
    with EmbeddedStore(path, ONTOLOGY, write=True) as folder:
        folder.check()


def test_a_seal_without_a_token_is_read_and_gives_no_stamp(tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    [seal] = path.glob("data-*.seal")
    sealed = Folder(path).sealed(Folder(path).header())
    seal.write_text(f"[{sealed.commit}, {sealed.quads}]", encoding="utf-8")

    with EmbeddedStore(path, ONTOLOGY) as folder:
        folder.check()
        assert folder.stamp is None


@neo4j_only
def test_a_push_with_nothing_to_send_does_not_read_the_store(neo4j: Connection, tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story(), other())
    first = pushed(path, neo4j)
    before = state(neo4j)

    again = pushed(path, neo4j, Unread)

    assert again.changes == 0
    assert {kind: each.unchanged for kind, each in again.counts.items()} == {
        kind: each.added for kind, each in first.counts.items()
    }
    assert state(neo4j) == before


@neo4j_only
def test_a_change_after_a_push_is_sent(neo4j: Connection, tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    pushed(path, neo4j)
    with EmbeddedStore(path, ONTOLOGY, write=True) as folder:
        folder.decide(Decision(REJECT, (story().statements[0].id,), "me", "no", "2026-05-01"))

    assert pushed(path, neo4j).counts["decisions"].added == 1
    assert pushed(path, neo4j, Unread).changes == 0


@neo4j_only
@pytest.mark.parametrize(
    "harm",
    [
        "MATCH (n:Statement) WITH n LIMIT 1 DETACH DELETE n",
        "MATCH (n:Article) DETACH DELETE n",
        "MATCH (n:ArticleEntity) WITH n LIMIT 1 DETACH DELETE n",
        "MATCH (n:EntityName) WITH n LIMIT 1 DETACH DELETE n",
        "MATCH (:Statement)-[r:IN]->() WITH r LIMIT 1 DELETE r",
        "MATCH (a:Entity)-[r:PARTNER_OF]->(b) WITH * LIMIT 1 CREATE (a)-[s:PARTNER_OF]->(b) SET s = properties(r)",
        "MATCH (:Entity)-[r]->(:Entity) WITH r LIMIT 1 DELETE r",
        "MATCH (n:Entity) WITH n LIMIT 1 SET n.keiretsu = '00'",
        "MATCH (n:Entity) WITH n LIMIT 1 SET n.keiretsu = 'not hex'",
    ],
)
def test_what_was_lost_on_the_server_since_is_sent_again(neo4j: Connection, tmp_path: Path, harm: str) -> None:
    path = made(tmp_path / "graph", story(), other())
    pushed(path, neo4j)
    whole = state(neo4j)
    neo4j.write((harm, {}))

    assert_read(path, neo4j)
    assert pushed(path, neo4j).changes > 0
    assert state(neo4j) == whole
    assert pushed(path, neo4j, Unread).changes == 0


@neo4j_only
def test_what_another_origin_left_half_done_is_seen(neo4j: Connection, tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    pushed(path, neo4j)
    sent(store(other()), neo4j, "two")
    both = state(neo4j)
    sent(store(), neo4j, "two")
    pushed(path, neo4j)
    RecordPush(neo4j, Writer(neo4j), "two", Ledger()).articles(store(other()), silent)  # killed before its view

    assert pushed(path, neo4j).changes > 0
    assert state(neo4j) == both


@neo4j_only
@pytest.mark.parametrize("link", ["(n:Statement) SET n.fact", "(n:ArticleEntity) SET n.thing"])
def test_what_is_not_linked_to_the_view_is_linked_again(neo4j: Connection, tmp_path: Path, link: str) -> None:
    path = made(tmp_path / "graph", story())
    pushed(path, neo4j)
    whole = state(neo4j)
    neo4j.write((f"MATCH {link} = null", {}))

    pushed(path, neo4j)

    assert state(neo4j) == whole


def test_rows_are_numbered_anew_when_they_change() -> None:
    """A new digest here needs a new ROWS, or stores that were pushed before keep their old rows on the server."""
    made, rows = store(story(), other()), list[Row]()
    for record in map(record_rows, (story(), other())):
        rows += [record.article, *record.entities, *record.statements]
    rows += [row for thing in made.things() for row in (entity_rows(thing).entity, *entity_rows(thing).names)]
    rows += [fact_row(fact, ONTOLOGY) for fact in made.facts(ALL)]

    assert (ROWS, digest(*[row.hash for row in rows])) == (1, "1ca89cc020924507570f")


@neo4j_only
def test_after_another_origin_changed_the_view_the_store_is_read(neo4j: Connection, tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    pushed(path, neo4j)
    sent(store(other()), neo4j, "two")
    joint = state(neo4j)

    assert_read(path, neo4j)
    assert pushed(path, neo4j).changes == 0
    assert state(neo4j) == joint
    assert pushed(path, neo4j, Unread).changes == 0


@neo4j_only
def test_a_pull_says_what_a_server_has_lost(neo4j: Connection) -> None:
    sent(store(story()), neo4j)
    named = "MATCH (s:Statement) WITH s LIMIT 1 MATCH (e:ArticleEntity {iri: s.subject}) DETACH DELETE e"
    neo4j.write((named, {}))

    with pytest.raises(StoreError, match="push again what it came from"):
        list(pull.records(neo4j))
