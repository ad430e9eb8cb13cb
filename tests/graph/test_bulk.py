"""The files for neo4j-admin: a real import from the server's jars gives what a push gives."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.bolt import Connection, connect
from graph.bulk import SCRIPT, write_import
from graph.decisions import CONFIRM, MERGE, REJECT, Decision
from graph.formats.errors import ExportError
from graph.memory import MemoryStore
from graph.push import push
from graph.statement import Value
from tests.conftest import empty
from tests.graph.articles import article, entity, record, statement
from tests.graph.pushing import state
from tests.graph.saved_world import ONTOLOGY, world
from tests.neo4j_jars import CALENDAR, LTS, OPENED, Line, jars, java_for
from tests.neo4j_server import Server
from tests.real_parts import need

AWKWARD = (
    'O\'Reilly "quoted", `ticked`; \\"',
    "\\u0060 \\n \\",
    "two\nlines\r\nand\ttab",
    " spaces around ",
    "Ünïcödé 小米 🚗 \u202eright to left",
    "null\x00byte",
    "x" * 10_000,
    "{a: [1, 2]}",
)
ADMIN = """#!/bin/sh
exec {java} -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 {opens} -cp '{jars}/*' org.neo4j.cli.AdminTool "$@"
"""


def awkward() -> MemoryStore:
    """The world of the saved queries, names of any shape, a text longer than a buffer, and rulings."""
    made = world()
    source = article("https://news.example/names", text="long " * 900_000 + '"end"\n')
    aliases = (("Al", ""), ('Say "so"', "fr"))
    odd = replace(entity(source, "Odd"), aliases=aliases, identifiers=(("lei", "54,93"), ("wikidata", "Q1")))
    lone = replace(entity(source, "Lone"), aliases=(("Solo", ""),))
    said = [statement(source, name, "partnerOf", odd, ontology=ONTOLOGY) for name in AWKWARD]
    deal: dict[str, Value] = {"amount": 1e9, "currency": "EUR", "percent": 12.5, "date": "2026-01"}
    said.append(statement(source, lone, "acquired", odd, qualifiers=deal, more=((3, 9), (12, 15)), ontology=ONTOLOGY))
    list(made.write([record(source, *said)]))
    date = "2026-04-01T00:00:00.000+00:00"
    made.decide(Decision(REJECT, (said[0].id,), "Ana", 'says "no"', date))
    made.decide(Decision(CONFIRM, (said[1].id,), "Ana", "", date))
    made.decide(Decision(MERGE, ("Company:alpha", "Company:beta"), "Ana", "one, and the same", date))
    return made


def admin(folder: Path, line: Line) -> Path:
    """The folder of a program neo4j-admin that runs the one in the jars of a line of servers."""
    java = java_for(line)
    need(java, f"no Java {line.java} or newer for neo4j-admin")
    opens = " ".join(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in OPENED)
    program = folder / "neo4j-admin"
    program.write_text(ADMIN.format(java=java, opens=opens, jars=jars(line)), encoding="utf-8")
    program.chmod(0o755)
    return folder


@pytest.fixture(
    scope="module", params=[LTS, pytest.param(CALENDAR, marks=pytest.mark.long)], ids=lambda line: line.version
)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A server started on what the written command imported."""
    line = request.param
    scratch = tmp_path_factory.mktemp("import")
    server = Server(scratch / "neo4j", line)
    (server.home / "conf").mkdir(parents=True)
    write_import(awkward(), "one", scratch / "files", ONTOLOGY)
    path = f"{admin(scratch, line)}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")}
    command = ["sh", str(scratch / "files" / SCRIPT), "--verbose"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    server.start()
    with connect(server.address) as connection:
        yield connection
    server.kill()


def plain(rows: list[dict[str, object]]) -> list[str]:
    """A server's state, whatever order it gives labels and properties in."""
    return sorted(json.dumps({**row, "labels": sorted(map(str, _list(row["labels"])))}, sort_keys=True) for row in rows)


def _list(value: object) -> list[object]:
    assert isinstance(value, list)
    return value


@pytest.mark.neo4j
def test_an_import_gives_what_a_push_gives_and_a_push_after_it_finds_nothing_to_send(imported: Connection) -> None:
    there = plain(state(imported))
    assert push(awkward(), "one", imported, ONTOLOGY).changes == 0
    assert plain(state(imported)) == there

    empty(imported)
    push(awkward(), "one", imported, ONTOLOGY)

    here = plain(state(imported))
    assert [each[:2000] for each in there if each not in here] == []
    assert there == here


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")

    with pytest.raises(ExportError, match="is not empty: name a new folder"):
        write_import(world(), "one", tmp_path, ONTOLOGY)

    assert [each.name for each in tmp_path.iterdir()] == ["mine"]


def test_what_cannot_be_imported_is_refused_and_leaves_no_command(tmp_path: Path) -> None:
    made = world()
    source = article("https://news.example/odd")
    odd = replace(entity(source, "Odd"), aliases=(("a\x1fb", "en"),))
    list(made.write([record(source, statement(source, odd, "partnerOf", "Xiaomi", ontology=ONTOLOGY))]))

    with pytest.raises(ExportError, match=r"U\+001F"):
        write_import(made, "one", tmp_path / "files", ONTOLOGY)

    assert not (tmp_path / "files" / SCRIPT).exists()


def test_the_files_are_the_same_on_every_run(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_import(awkward(), "one", tmp_path / name, ONTOLOGY)

    names = sorted(each.name for each in (tmp_path / "first").iterdir())
    assert SCRIPT in names
    assert all((tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes() for name in names)
