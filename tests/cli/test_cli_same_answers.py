"""A hundred articles in every store: the same questions get the same answers, to the byte."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest

import cli
from graph.bolt import connect
from graph.bolt_address import Address
from graph.decisions import CONFIRM, MERGE, REJECT, Decision
from graph.embedded import EmbeddedStore
from graph.memory import MemoryStore
from graph.push import push
from graph.questions import wording
from graph.selection import Selection
from graph.server import ServerStore
from graph.statement import Record
from graph.store import Store
from ontology.read import load
from tests.cli.program import Outcome, Program
from tests.conftest import Serve, empty, lines
from tests.graph.gold_records import gold_records

ONTOLOGY = load()
ARTICLES = 100
QUESTIONS = 50
LATER = ("--status", "all", "--as-of", "2026-01")


def fill(store: Store, records: list[Record]) -> None:
    """The articles, and a ruling of each kind that joins or removes."""
    assert len(list(store.write(records))) == ARTICLES
    wrong, right = records[0].statements[0].id, records[1].statements[0].id
    store.decide(Decision(REJECT, (wrong,), "Ana", "wrong", "2026-01-01"))
    store.decide(Decision(CONFIRM, (right,), "Ana", "right", "2026-01-01"))
    companies = sorted(each.keys[0] for each in store.things() if each.type == "Company" and each.keys)
    store.decide(Decision(MERGE, (companies[3], companies[40]), "Ana", "one", "2026-01-02"))


def questions(store: Store) -> list[tuple[str, ...]]:
    """Fifty commands about what the store holds: each relation asked from either end, and all other kinds."""
    facts = list(store.facts(Selection(statuses=tuple(ONTOLOGY.statuses))))
    asked: dict[tuple[str, ...], None] = {}
    for name, relation in sorted(ONTOLOGY.relations.items()):
        said = [fact for fact in facts if fact.relation == name]
        for asks in ("subject", "object"):
            form = next((each for each in relation.questions if each.asks == asks), None)
            if said and form:
                fact = said[len(asked) % len(said)]
                end = fact.object if asks == "subject" else fact.subject
                asked[(*wording(form, end.name).split(), "--json", *LATER[: 2 * (len(asked) % 3)])] = None
    things = list(store.things())
    others: list[tuple[str, ...]] = [("company", each.iri, "--json") for each in things[:: len(things) // 6]]
    others += [("path", *pair, "--json") for pair in _apart(store)]
    others += [("articles", "--json"), ("articles", "--text", "en-a-001"), ("stats", "--json")]
    others += [("who", "owns", f"{things[0].name}x", "--json"), ("who", "owns", "nobody at all", "--json")]
    return [*list(asked)[: QUESTIONS - len(others)], *others]


def _apart(store: Store) -> Iterator[tuple[str, str]]:
    """Four pairs of things that another one links."""
    found = 0
    for thing in store.things():
        near = sorted({end.iri for fact in store.facts_about(thing.iri) for end in (fact.subject, fact.object)})
        if len(near) > 2 and found < 4:
            found += 1
            yield near[0] if near[0] != thing.iri else near[1], near[-1] if near[-1] != thing.iri else near[-2]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return gold_records(ARTICLES, ONTOLOGY)


@pytest.fixture(scope="module")
def memory(records: list[Record]) -> MemoryStore:
    store = MemoryStore(ONTOLOGY)
    fill(store, records)
    return store


@pytest.fixture(scope="module")
def asked(memory: MemoryStore) -> list[tuple[str, ...]]:
    return questions(memory)


@pytest.fixture
def program(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    return Program("", capsys, monkeypatch)


def answers(program: Program, asked: list[tuple[str, ...]]) -> list[Outcome]:
    return [program(*each) for each in asked]


@pytest.fixture(scope="module")
def told() -> list[Outcome]:
    """Filled by the first test that asks the store in memory."""
    return []


@pytest.fixture
def expected(
    program: Program,
    memory: MemoryStore,
    asked: list[tuple[str, ...]],
    told: list[Outcome],
    monkeypatch: pytest.MonkeyPatch,
) -> list[Outcome]:
    """What the program says of the store in memory."""
    if not told:
        with monkeypatch.context() as patched:
            patched.setattr(cli, "_store", lambda ctx, write=False: nullcontext((memory, ONTOLOGY)))
            told += answers(program, asked)
    return told


def use(patch: pytest.MonkeyPatch, address: Address) -> None:
    for name, value in (("USERNAME", address.username), ("PASSWORD", address.password)):
        patch.setenv(f"NEO4J_{name}", value)


def test_fifty_questions_of_every_kind_are_answered(asked: list[tuple[str, ...]], expected: list[Outcome]) -> None:
    assert len(expected) == QUESTIONS == len(set(asked))
    assert sum(each.status == 0 for each in expected) >= QUESTIONS - 8
    assert sum(len(each.output) > 300 for each in expected) >= QUESTIONS - 12


def test_a_folder_answers_as_memory_does(
    program: Program,
    asked: list[tuple[str, ...]],
    expected: list[Outcome],
    records: list[Record],
    tmp_path: Path,
) -> None:
    with EmbeddedStore(tmp_path / "graph", ONTOLOGY, write=True) as store:
        fill(store, records)
    program.graph = tmp_path / "graph"

    assert answers(program, asked) == expected


@pytest.mark.neo4j
@pytest.mark.parametrize("line", lines())
def test_a_server_answers_as_memory_does(
    program: Program,
    asked: list[tuple[str, ...]],
    expected: list[Outcome],
    records: list[Record],
    memory: MemoryStore,
    line: str,
    neo4j_servers: Serve,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = neo4j_servers(line)
    with connect(address) as connection:
        empty(connection)
        if line == lines()[0]:
            fill(ServerStore(connection, ONTOLOGY), records)
        else:  # article by article takes half a minute; what is pushed must answer alike
            push(memory, "memory", connection, ONTOLOGY)
    use(monkeypatch, address)
    program.graph = address.uri

    assert answers(program, asked) == expected


@pytest.mark.neo4j
@pytest.mark.parametrize("line", lines())
def test_what_was_pushed_is_pulled_to_the_same_trig(
    program: Program,
    records: list[Record],
    line: str,
    neo4j_servers: Serve,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = neo4j_servers(line)
    with connect(address) as connection:
        empty(connection)
    use(monkeypatch, address)
    files = [tmp_path / "before.trig", tmp_path / "after.trig"]
    with EmbeddedStore(tmp_path / "before", ONTOLOGY, write=True) as store:
        fill(store, records)

    for name, command, file in (("before", "push", files[0]), ("after", "pull", files[1])):
        program.graph = tmp_path / name
        done = program(command, address.uri)
        assert (done.status, os.linesep in done.output) == (0, True)
        assert program("export", file).status == 0

    assert files[0].read_bytes() == files[1].read_bytes()
