"""The store on a real server: equal to the one in memory after any changes, and quick to answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from graph.bolt import Connection, Rows, Step
from graph.decisions import MERGE, REJECT, Decision
from graph.embedded import EmbeddedStore
from graph.memory import MemoryStore
from graph.push import push
from graph.selection import Selection
from graph.server import ServerStore
from graph.server_reading import ServerReader
from tests.conftest import empty
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.pushing import ALL, other, sent, state, store
from tests.graph.test_view import decisions, records

pytestmark = pytest.mark.neo4j


def act(data: some.DataObject, memory: MemoryStore, server: ServerStore) -> None:
    """Do the same to both stores."""
    known = [each.iri for each in memory.articles()]
    said = [each.id for iri in known for each in memory.record(iri).statements]
    ruled = [each.id for each in memory.decisions()]
    choices = ["load", "load", "decide"] + ["retract"] * bool(known) + ["undo"] * bool(ruled)
    match data.draw(some.sampled_from(choices)):
        case "load":
            loaded = data.draw(records())
            assert list(server.write([loaded])) == list(memory.write([loaded]))
        case "retract":
            gone = data.draw(some.sampled_from(known))
            assert server.retract(gone) == memory.retract(gone)
        case "decide":
            decision = data.draw(decisions(said))
            server.decide(decision)
            memory.decide(decision)
        case _:
            undone = data.draw(some.sampled_from(ruled))
            server.undo(undone)
            memory.undo(undone)


@pytest.mark.slow
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
@given(data=some.data())
def test_after_any_changes_the_server_equals_memory_and_a_rebuild(neo4j: Connection, data: some.DataObject) -> None:
    empty(neo4j)
    memory, server = MemoryStore(ONTOLOGY), ServerStore(neo4j, ONTOLOGY)
    for _ in range(data.draw(some.integers(1, 6))):
        act(data, memory, server)

        assert list(server.things()) == list(memory.things())
        assert list(server.facts(ALL)) == list(memory.facts(ALL))
        assert list(server.decisions()) == list(memory.decisions())
        assert list(server.waiting()) == list(memory.waiting())
    before = state(neo4j)
    server.rebuild()

    assert state(neo4j) == before


def test_a_merge_ruled_before_its_ends_were_read_joins_them(neo4j: Connection) -> None:
    empty(neo4j)
    memory, server = MemoryStore(ONTOLOGY), ServerStore(neo4j, ONTOLOGY)
    for each in (memory, server):
        each.decide(Decision(MERGE, ("Company:alba", "Company:unread"), "Ada", "because", "2026-01-01"))
        each.decide(Decision(MERGE, ("Company:brig", "Company:unread"), "Ada", "because", "2026-01-01"))
        for key, owner, owned in (("https://a.example/1", "Alba", "Corvo"), ("https://b.example/2", "Brig", "Dorn")):
            source = article(key)
            list(each.write([record(source, statement(source, owner, "owns", owned))]))

    assert [thing.name for thing in memory.things()] == [thing.name for thing in server.things()]
    assert len(list(memory.things())) == 3
    assert list(server.things()) == list(memory.things())


def test_what_was_pushed_is_answered_as_by_the_store_it_came_from(neo4j: Connection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    server = ServerStore(neo4j, ONTOLOGY)

    assert list(server.facts(ALL)) == list(made.facts(ALL))
    assert list(server.things()) == list(made.things())
    assert list(server.articles()) == list(made.articles())
    assert [server.record(each.iri) for each in made.articles()] == [made.record(each.iri) for each in made.articles()]


@pytest.mark.parametrize("name", ["Xiaomi", "sinomach", "Hyperion Leasing", "HYPERION leasing tianjin", "none"])
def test_names_are_found_as_in_memory(neo4j: Connection, name: str) -> None:
    made = store(story(), other())
    sent(made, neo4j)

    assert ServerStore(neo4j, ONTOLOGY).find(name) == made.find(name)


@pytest.mark.parametrize("name", ["Xiaome", "Hyperion", "Machinery Industry", "Sinomac", "!?", "Alpa"])
def test_names_are_suggested_as_in_memory(neo4j: Connection, name: str) -> None:
    made = store(story(), other())
    sent(made, neo4j)

    assert ServerStore(neo4j, ONTOLOGY).suggest(name) == made.suggest(name)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(statuses=("denied",)),
        Selection(relations=("exports", "acquired")),
        Selection(inferred=False),
        Selection(minimum_confidence=0.75),
        Selection(as_of="2026-03-15"),
        Selection(as_of="2026-03-15", statuses=("denied",)),
    ],
)
def test_selections_give_what_they_give_in_memory(neo4j: Connection, selection: Selection) -> None:
    made = store(story(), other())
    sent(made, neo4j)
    server = ServerStore(neo4j, ONTOLOGY)

    assert list(server.facts(selection)) == list(made.facts(selection))
    for each in made.things():
        assert list(server.facts_about(each.iri, selection)) == list(made.facts_about(each.iri, selection))


def test_a_push_of_what_was_loaded_on_the_server_changes_no_content(neo4j: Connection) -> None:
    server = ServerStore(neo4j, ONTOLOGY)
    assert len(list(server.write([story(), other()]))) == 2

    assert push(store(story(), other()), "one", neo4j, ONTOLOGY).changes == 0


def test_an_embedded_store_is_pushed_as_the_same_in_memory(neo4j: Connection, tmp_path: Path) -> None:
    sent(store(story(), other()), neo4j)

    with EmbeddedStore(tmp_path / "store", ONTOLOGY, write=True) as embedded:
        assert len(list(embedded.write([story(), other()]))) == 2
        assert push(embedded, "one", neo4j, ONTOLOGY).changes == 0


SCANS = ("AllNodesScan", "NodeByLabelScan", "RelationshipTypeScan")


def watched(neo4j: Connection, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Mapping[str, object]]]:
    """Every query that the connection runs from now on, with its parameters."""
    asked: list[tuple[str, Mapping[str, object]]] = []
    read, stream, write = neo4j.read, neo4j.stream, neo4j.write

    def reading(query: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        asked.append((query, parameters or {}))
        return read(query, parameters)

    def streaming(query: str, parameters: Mapping[str, object] | None = None) -> Iterator[dict[str, object]]:
        asked.append((query, parameters or {}))
        return stream(query, parameters)

    def writing(*steps: Step, check: Callable[[Rows], None] | None = None) -> list[Rows]:
        asked.extend(steps)
        return write(*steps, check=check)

    monkeypatch.setattr(neo4j, "read", reading)
    monkeypatch.setattr(neo4j, "stream", streaming)
    monkeypatch.setattr(neo4j, "write", writing)
    return asked


def test_questions_are_answered_through_indexes(neo4j: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    sent(store(story(), other()), neo4j)
    reader = ServerReader(neo4j, ONTOLOGY)
    asked = watched(neo4j, monkeypatch)
    found = reader.by_names(["xiaomi"])
    facts = list(reader.facts_about([found[0].iri]))
    reader.fact(facts[0].id)
    reader.record(story().article.iri)
    reader.statement_ids(story().statements[0].id[:6], 9)
    monkeypatch.undo()

    assert len(asked) >= 7
    for query, parameters in asked:
        with neo4j.session("READ") as session:
            plan = json.dumps(session.run(f"PROFILE {query}", dict(parameters)).consume().profile, default=str)
        assert not [scan for scan in SCANS if scan in plan], query


def test_changes_reach_what_they_touch_through_indexes(neo4j: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    sent(store(story()), neo4j)
    server = ServerStore(neo4j, ONTOLOGY)
    keys = [each.keys[0] for each in server.things()][:2]
    asked = watched(neo4j, monkeypatch)
    for _ in server.write([other()]):
        pass
    server.decide(Decision(MERGE, tuple(keys), "me", "one", "2026-05-01"))
    server.decide(Decision(REJECT, (other().statements[0].id,), "me", "no", "2026-05-01"))
    server.retract(other().article.iri)
    monkeypatch.undo()

    assert len(asked) >= 30
    for query, parameters in asked:
        if query.startswith(("CREATE", "MATCH (d:Decision)")):  # decisions are few, and all are asked for
            continue
        with neo4j.session("WRITE") as session:
            plan = json.dumps(session.run(f"EXPLAIN {query}", dict(parameters)).consume().plan, default=str)
        assert not [scan for scan in SCANS if scan in plan], query
