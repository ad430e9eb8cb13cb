"""A push to a server that is killed on the way: the repeat ends where a clean push ends."""

from __future__ import annotations

import random
import shutil
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.bolt import Connection, connect
from graph.errors import ConnectionFailedError
from graph.memory import MemoryStore
from graph.push import push
from graph.statement import digest
from tests.graph.articles import ONTOLOGY, article, record, statement
from tests.graph.connecting import PROMISED
from tests.graph.pushing import store
from tests.neo4j_jars import LINES, LTS, Line
from tests.neo4j_server import Server

pytestmark = [pytest.mark.neo4j, pytest.mark.parametrize("line", LINES.values(), ids=LINES)]

EARLY = 0.1
"""The part of a push's time at which the server makes its constraints; a kill there left some half made."""


def large(companies: int) -> MemoryStore:
    """A store with so many companies and as many statements, the same on every run."""
    chance = random.Random(7)
    relations = sorted(set(ONTOLOGY.relations) - {"exportsTo", "leads", "manufactures"})
    subjects, objects = (chance.sample(range(companies), companies) for _ in range(2))
    told = zip(subjects, objects, strict=True)
    pairs = [(f"Company {one}", f"Company {other}") for one, other in told if one != other]
    records = []
    for start in range(0, len(pairs), 10):
        source = article(f"https://news.example/{start}")
        said = (statement(source, a, chance.choice(relations), b) for a, b in pairs[start : start + 10])
        records.append(record(source, *said))
    return store(*records)


@dataclass(frozen=True)
class Clean:
    """What one push that nobody disturbs leaves, and the seconds it takes."""

    contents: str
    seconds: float


def contents(connection: Connection) -> str:
    """A digest of every node and relationship with its properties, but for the number of the last writer."""
    nodes = "MATCH (n) WHERE NOT n:Keiretsu RETURN labels(n) AS labels, properties(n) AS node"
    edges = (
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, properties(r) AS edge, "
        "coalesce(a.iri, a.id) AS start, coalesce(b.iri, b.id) AS end"
    )
    rows = (row for query in (nodes, edges) for row in connection.stream(query))
    return digest(sorted(digest(repr(sorted(row.items(), key=str))) for row in rows))


def clean(made: MemoryStore, home: Path, line: Line) -> Clean:
    """What a push leaves on a server of its own, as warm as the ones that are killed: a kill falls into its time."""
    server = Server(home, line)
    server.start()
    try:
        with connect(server.address) as connection:
            begun = time.monotonic()
            push(made, "one", connection, ONTOLOGY)
            seconds = time.monotonic() - begun
            return Clean(contents(connection), seconds)
    finally:
        server.kill()


def killed_and_repeated(made: MemoryStore, home: Path, line: Line, after: float) -> tuple[int, str]:
    """Kill a server so many seconds into a push, start it, repeat: what the repeat changed, and what it left."""
    server = Server(home, line)
    server.start()
    try:
        timer = threading.Timer(after, server.kill)
        with connect(server.address) as connection:
            timer.start()
            begun, said = time.monotonic(), []
            try:
                push(made, "one", connection, ONTOLOGY)
            except ConnectionFailedError as error:
                said = str(error).splitlines()
                assert time.monotonic() - begun - after < PROMISED
        assert len(said) <= 1
        timer.join()
        server.start()
        with connect(server.address) as connection:
            return push(made, "one", connection, ONTOLOGY).changes, contents(connection)
    finally:
        server.kill()
        shutil.rmtree(home)


def hold(companies: int, moments: Sequence[float], folder: Path, line: Line) -> None:
    """Check that after kills at some parts of a push's time the repeat leaves what a clean push leaves."""
    made = large(companies)
    whole = clean(made, folder / "clean", line)
    unfinished = 0
    for number, part in enumerate(moments):
        moment = part * whole.seconds
        changes, left = killed_and_repeated(made, folder / str(number), line, moment)
        unfinished += changes > 0

        assert left == whole.contents, f"kill {number + 1}, {moment:.1f} s into a push of {whole.seconds:.1f} s"
    assert unfinished, "no kill met a push on its way"


@pytest.mark.slow
def test_a_push_that_was_cut_short_is_finished_by_the_next(tmp_path: Path, line: Line) -> None:
    hold(600, [EARLY if line == LTS else random.Random(11).uniform(0, 1)], tmp_path, line)


@pytest.mark.long
def test_a_large_push_cut_short_anywhere_is_finished_by_the_next(tmp_path: Path, line: Line) -> None:
    chance = random.Random(line.version)

    hold(20_000, [EARLY, *(chance.uniform(0, 1) for _ in range(9))], tmp_path, line)
