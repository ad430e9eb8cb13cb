"""Pushing to and asking a real server through the program."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
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
        ("what", "does", "Xiaomi", "make", "--jsonl"),
        ("where", "does", "Xiaomi", "export"),
        ("whom", "does", "CATL", "supply", "--status", "all"),
        ("who", "acquired", "Foton", "--status", "rumoured", "--as-of", "2026-02"),
        ("who", "makes", "Comet", "--min-confidence", "0.5"),
        ("path", "BMW", "Sinomach", "--via", "suppliesTo", "--json"),
        ("articles", "--text", "talk-2"),
        ("stats", "--json"),
    ],
)
def test_a_server_answers_as_the_folder_does(served: Program, command: tuple[str, ...]) -> None:
    served("push")
    here = served(*command)
    served.graph = os.environ["NEO4J_URI"]

    assert served(*command) == here


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_named_on_the_command_line_answers_before_the_folder_in_the_environment(
    served: Program, scheme: str
) -> None:
    uri = os.environ["NEO4J_URI"].replace("bolt", scheme, 1)
    served("push")
    here = served("who", "supplies", "BMW", "--json")
    served("retract", "talk-2")

    assert served("who", "supplies", "BMW", "--json") != here
    assert served("who", "supplies", "BMW", "--json", "--graph", uri) == here


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


def test_things_merged_and_parted_on_a_server_are_so_as_in_a_folder(served: Program, tmp_path: Path) -> None:
    served("push")
    places = (served.graph, os.environ["NEO4J_URI"])
    found: list[list[object]] = [[], []]

    for place, told in zip(places, found, strict=True):
        served.graph = place
        statement = served("who", "makes", "SU7").rows[0][-1]
        for command in (
            ("merge", "CATL", "BYD"),
            ("unmerge", "CATL", "BYD"),
            ("unmerge", "CATL", "BYD", "--undo"),
            ("merge", "CATL", "BYD", "--undo"),
            ("confirm", statement),
        ):
            done = served(*command, "--author", "Ana", "--json")
            told += [done.status, served("company", "CATL", "--json"), served("company", "Xiaomi", "--json")]

    assert found[0] == found[1]
    assert found[0][0] == 0


@pytest.mark.parametrize("suffix", ["csv", "gexf", "ttl"])
def test_an_export_from_a_server_is_that_of_the_folder(served: Program, tmp_path: Path, suffix: str) -> None:
    served("push")
    assert served("export", tmp_path / f"here.{suffix}").status == 0
    served.graph = os.environ["NEO4J_URI"]

    assert served("export", tmp_path / f"there.{suffix}").status == 0
    assert (tmp_path / f"there.{suffix}").read_bytes() == (tmp_path / f"here.{suffix}").read_bytes()


def test_articles_are_read_into_a_server(served: Program) -> None:
    served.graph = os.environ["NEO4J_URI"]
    article = Path(__file__).resolve().parents[2] / "examples" / "charging.en.txt"

    assert [row[0] for row in served("load", article).rows] == ["new"]
    assert [row[0] for row in served("load", article).rows] == ["unchanged"]
    assert "Nio" in served("who", "partners", "with", "Xiaomi").output
    assert served("cypher", "MATCH (n:Company {name: 'Nio'})-[r:PARTNER_OF]-(m) RETURN m.name AS name").status == 0


def test_what_was_pushed_is_pulled_whole(served: Program, tmp_path: Path) -> None:
    served("reject", served("who", "makes", "SU7").rows[0][-1], "--author", "Ana")
    served("push")
    served("export", tmp_path / "here.trig")
    served.graph = tmp_path / "pulled"

    first, second = served("pull", "--json"), served("pull", "--json")

    assert json.loads(first.output)[0]["statements added"] == 13
    assert json.loads(second.output)[0]["statements added"] == 0
    assert served("export", tmp_path / "there.trig").status == 0
    assert (tmp_path / "there.trig").read_bytes() == (tmp_path / "here.trig").read_bytes()


def test_an_empty_server_has_nothing_to_pull(served: Program, tmp_path: Path) -> None:
    served.graph = tmp_path / "pulled"

    found = served("pull")

    assert (found.status, "push to it first" in found.errors) == (1, True)


LOOKED_UP = (
    ("who", "exports", "Xiaomi", "--why"),
    ("who", "acquired", "Foton", "--status", "all", "--as-of", "2026-03"),
    ("company", "Sinomach"),
    ("path", "BMW", "Sinomach"),
    ("who", "exports", "Xiaome"),
)
WHOLE = (("stats",), ("articles",), ("articles", "--text", "talk-2"))
LABELS = ("NodeByLabelScan", "NodeByLabelsScan", "RelationshipTypeScan", "RelationshipTypesScan")


@pytest.mark.parametrize(("commands", "scans"), [(LOOKED_UP, LABELS), (WHOLE, ())])
def test_no_question_looks_through_all_nodes(
    served: Program,
    neo4j: Connection,
    commands: tuple[tuple[str, ...], ...],
    scans: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    served("push")
    served.graph = os.environ["NEO4J_URI"]
    sent: dict[str, dict[str, object]] = {}

    def watched(name: str) -> Callable[..., object]:
        original = getattr(Connection, name)

        def asking(self: Connection, query: str, parameters: dict[str, object] | None = None) -> object:
            sent[query] = dict(parameters or {})
            return original(self, query, parameters)

        return asking

    with monkeypatch.context() as patched:
        for name in ("read", "stream"):
            patched.setattr(Connection, name, watched(name))
        for command in commands:
            served(*command)

    assert len(sent) >= len(commands)
    for query, parameters in sent.items():
        with neo4j.session("READ") as session:
            plan = json.dumps(session.run(f"PROFILE {query}", parameters).consume().profile, default=str)
        assert not [scan for scan in ("AllNodesScan", "AllRelationshipsScan", *scans) if scan in plan], query


def test_a_whole_store_comes_from_a_server_and_goes_to_one(served: Program, tmp_path: Path) -> None:
    served("export", tmp_path / "here.trig")
    served.graph = os.environ["NEO4J_URI"]

    assert [row[0] for row in served("load", tmp_path / "here.trig").rows] == ["new"] * 4
    assert served("export", tmp_path / "there.trig").status == 0
    assert (tmp_path / "there.trig").read_bytes() == (tmp_path / "here.trig").read_bytes()
