"""A push to a server that is killed on the way: the repeat ends where a clean push ends."""

from __future__ import annotations

import contextlib
import random
import threading
import time
from collections.abc import Iterator

import pytest

from graph.bolt import connect
from graph.errors import ConnectionFailedError
from graph.memory import MemoryStore
from graph.push import push
from tests.conftest import empty
from tests.graph.articles import ONTOLOGY, article, record, statement
from tests.graph.pushing import state, store
from tests.neo4j_server import Server

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

COMPANIES = 400
KILLS = 2


def large() -> MemoryStore:
    """A store of some thousand companies, the same on every run."""
    chance = random.Random(7)
    relations = sorted(set(ONTOLOGY.relations) - {"exportsTo", "leads", "manufactures"})
    records = []
    for number in range(COMPANIES // 2):
        source = article(f"https://news.example/{number}")
        names = [f"Company {chance.randrange(COMPANIES)}" for _ in range(6)]
        pairs = zip(names[::2], names[1::2], strict=True)
        records.append(record(source, *(statement(source, a, chance.choice(relations), b) for a, b in pairs)))
    return store(*records)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server(tmp_path_factory.mktemp("killed"))
    started.start()
    yield started
    started.kill()


def test_a_push_that_was_cut_short_is_finished_by_the_next(server: Server) -> None:
    made = large()
    with connect(server.address) as connection:
        push(made, "one", connection, ONTOLOGY)
        empty(connection)
        begun = time.monotonic()
        push(made, "one", connection, ONTOLOGY)
        duration = time.monotonic() - begun
        clean = state(connection)
    chance = random.Random(11)

    for _ in range(KILLS):
        with connect(server.address) as connection:
            empty(connection)
            timer = threading.Timer(chance.uniform(0.1, 0.9) * duration, server.kill)
            timer.start()
            with contextlib.suppress(ConnectionFailedError):
                push(made, "one", connection, ONTOLOGY)
            timer.join()
        server.start()
        with connect(server.address) as connection:
            repeated = push(made, "one", connection, ONTOLOGY)

            assert repeated.changes > 0
            assert state(connection) == clean
