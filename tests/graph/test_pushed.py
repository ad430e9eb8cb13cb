"""A push with nothing to send is known by the store's stamp, and by what the server still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.backup import backup, restore
from graph.bolt import Connection
from graph.decisions import REJECT, Decision
from graph.embedded import EmbeddedStore
from graph.folder import Folder
from graph.push import push
from graph.push_summary import PushSummary
from graph.statement import Article, Record
from tests.graph.articles import ONTOLOGY, story
from tests.graph.pushing import other, sent, state, store

neo4j_only = pytest.mark.neo4j


class Unread(EmbeddedStore):
    """A store whose articles may not be read."""

    def articles(self) -> Iterator[Article]:
        raise AssertionError("the store was read")


def made(path: Path, *records: Record) -> Path:
    with EmbeddedStore(path, ONTOLOGY, write=True) as folder:
        for _ in folder.write(records):
            pass
    return path


def pushed(path: Path, connection: Connection, kind: type[EmbeddedStore] = EmbeddedStore) -> PushSummary:
    with kind(path, ONTOLOGY) as folder:
        return push(folder, folder.origin, connection, ONTOLOGY, state=folder.stamp)


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


def test_a_seal_without_a_token_is_read(tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    [seal] = path.glob("data-*.seal")
    sealed = Folder(path).sealed(Folder(path).header())
    seal.write_text(f"[{sealed.commit}, {sealed.quads}]", encoding="utf-8")

    with EmbeddedStore(path, ONTOLOGY) as folder:
        folder.check()


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
        "MATCH (:Entity)-[r]->(:Entity) WITH r LIMIT 1 DELETE r",
        "MATCH (n:Entity) WITH n LIMIT 1 SET n.keiretsu = '00'",
    ],
)
def test_what_was_lost_on_the_server_since_is_sent_again(neo4j: Connection, tmp_path: Path, harm: str) -> None:
    path = made(tmp_path / "graph", story(), other())
    pushed(path, neo4j)
    neo4j.write((harm, {}))

    with pytest.raises(AssertionError, match="the store was read"):
        pushed(path, neo4j, Unread)


@neo4j_only
def test_after_another_origin_changed_the_view_the_store_is_read(neo4j: Connection, tmp_path: Path) -> None:
    path = made(tmp_path / "graph", story())
    pushed(path, neo4j)
    sent(store(other()), neo4j, "two")
    joint = state(neo4j)

    with pytest.raises(AssertionError, match="the store was read"):
        pushed(path, neo4j, Unread)
    assert pushed(path, neo4j).changes == 0
    assert state(neo4j) == joint
    assert pushed(path, neo4j, Unread).changes == 0
