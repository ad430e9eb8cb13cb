"""What tests of several folders share: one real Neo4j server for the whole run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.bolt import Address, Connection, address, connect
from tests.neo4j_server import LTS, Server


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """The server that KEIRETSU_TEST_NEO4J names, a throw-away one, or one that we start and stop."""
    named = os.environ.get("KEIRETSU_TEST_NEO4J")
    if named:
        yield address(named, os.environ)
        return
    server = Server(Path(tmp_path_factory.mktemp("neo4j")), LTS)
    server.start()
    yield server.address
    server.kill()


@pytest.fixture
def neo4j(neo4j_address: Address) -> Iterator[Connection]:
    """A connection to the test server, whose database is empty."""
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
