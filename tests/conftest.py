"""What tests of several folders share: real Neo4j servers of both release lines, for the whole run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.bolt import Connection, connect
from graph.bolt_address import Address, address
from tests.neo4j_jars import LINES
from tests.neo4j_server import Server

Serve = Callable[[str], Address]
"""Gives the running server of a line, by the line's name."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first, so that of several processes none works long alone at the end."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)


def lines() -> list[str]:
    """The names of the lines that the server tests run on: one, if KEIRETSU_TEST_NEO4J names a server."""
    named = os.environ.get("KEIRETSU_TEST_NEO4J")
    return [named] if named else list(LINES)


@pytest.fixture(scope="session")
def neo4j_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """The server that KEIRETSU_TEST_NEO4J names, a throw-away one, or those that we start when first asked for."""
    running: dict[str, Server] = {}

    def serve(line: str) -> Address:
        if line not in LINES:
            return address(line, os.environ)
        if line not in running:
            server = Server(Path(tmp_path_factory.mktemp("neo4j")), LINES[line])
            server.start()
            running[line] = server
        return running[line].address

    yield serve
    for server in running.values():
        server.kill()


@pytest.fixture(scope="module", params=lines())
def neo4j_address(request: pytest.FixtureRequest, neo4j_servers: Serve) -> Address:
    """A server of each line in turn."""
    return neo4j_servers(request.param)


@pytest.fixture
def neo4j(neo4j_address: Address) -> Iterator[Connection]:
    """A connection to a server of each line in turn, whose database is empty."""
    with connect(neo4j_address) as connection:
        empty(connection)
        yield connection


def empty(connection: Connection) -> None:
    """Remove every node of a test's database, and what is not ours of its schema."""
    while connection.write(("MATCH (n) WITH n LIMIT 10000 DETACH DELETE n RETURN 1 AS one", {}))[0]:
        pass
    for kind, others in (("CONSTRAINT", ""), ("INDEX", " AND type <> 'LOOKUP'")):
        query = f"SHOW {kind} YIELD name, type WHERE NOT name STARTS WITH 'keiretsu_'{others}"
        for row in connection.read(query):
            connection.write((f"DROP {kind} `{row['name']}`", {}))
