"""Pushing to and asking a real server through the program."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.bolt import Connection
from tests.cli.program import Outcome, Program

pytestmark = pytest.mark.neo4j


@pytest.fixture
def served(own: Program, neo4j: Connection, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on a copy of the graph, with an empty server named in the environment."""
    address = neo4j.address
    monkeypatch.setenv("NEO4J_URI", address.uri)
    monkeypatch.setenv("NEO4J_USERNAME", address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", address.password)
    return own


def changes(found: Outcome) -> int:
    """How many things a push changed."""
    return sum(int(cell) for row in found.rows for cell in row[1:4])


def test_a_second_push_changes_nothing(served: Program) -> None:
    first, second = served("push"), served("push")

    assert (first.status, second.status) == (0, 0)
    assert changes(first) > 0 == changes(second)
    assert "0 nodes and relationships changed, counts checked" in second.errors


def test_a_dry_run_says_what_would_change_and_changes_nothing(served: Program) -> None:
    dry = served("push", "--dry-run")

    assert changes(dry) > 0
    assert served("cypher", "MATCH (n:Entity) RETURN n.name").status == 1


def test_cypher_answers_what_was_pushed(served: Program) -> None:
    served("push")

    query = "MATCH (a:Company {name: $name}) RETURN a.name AS name, a.aliases AS aliases"

    found = served("cypher", query, "--param", "name=CATL")
    assert (found.status, found.rows[0][0]) == (0, "CATL")


def test_cypher_only_reads_unless_told(served: Program) -> None:
    assert served("cypher", "CREATE (n:Note) RETURN n").status == 2
    assert served("cypher", "CREATE (n:Note) RETURN 1 AS one", "--write").status == 0


def test_a_wrong_password_is_one_sentence(served: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not-the-password")

    found = served("push")

    assert found.status == 3
    assert "refuses the user" in found.errors
    assert "not-the-password" not in found.errors
    assert found.errors.count("\n") == 1


def test_doctor_looks_at_the_server(served: Program) -> None:
    served("push")

    assert any(row[1] == "server" and "entities of ours" in row[2] for row in served("doctor").rows)


@pytest.mark.parametrize(
    "command",
    [
        ("who", "exports", "Xiaomi", "--why"),
        ("who", "supplies", "BMW", "--json"),
        ("company", "Sinomach"),
        ("path", "BMW", "Sinomach"),
        ("articles",),
        ("stats",),
        ("who", "sues", "Xiaomi"),
        ("who", "exports", "Xiaome"),
        ("company", "Comet"),
    ],
)
def test_a_server_answers_as_the_folder_does(served: Program, command: tuple[str, ...]) -> None:
    served("push")
    here = served(*command)
    served.graph = os.environ["NEO4J_URI"]

    assert served(*command) == here


def test_what_is_ruled_on_a_server_counts_there(served: Program) -> None:
    served("push")
    served.graph = os.environ["NEO4J_URI"]
    statement = served("who", "makes", "SU7").rows[0][-1]

    assert served("reject", statement).status == 0
    assert served("who", "makes", "SU7").status == 1
    assert served("reject", statement, "--undo").status == 0
    assert served("who", "makes", "SU7").status == 0
    assert served("retract", "talk-2").status == 0
    assert served("who", "supplies", "BMW").rows[0][5] == "1"


def test_a_whole_store_comes_from_a_server_and_goes_to_one(served: Program, tmp_path: Path) -> None:
    served("export", tmp_path / "here.trig")
    served.graph = os.environ["NEO4J_URI"]

    assert [row[0] for row in served("load", tmp_path / "here.trig").rows] == ["new"] * 4
    assert served("export", tmp_path / "there.trig").status == 0
    assert (tmp_path / "there.trig").read_bytes() == (tmp_path / "here.trig").read_bytes()
