"""A real Neo4j server for a benchmark, from the same jars as the tests'."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.bolt import Connection, connect
from graph.bolt_address import Address
from tests.neo4j_jars import LTS
from tests.neo4j_server import Server


@contextmanager
def server(home: Path) -> Iterator[Address]:
    """A server that compiles what it runs often, as one in use does."""
    made = Server(home, LTS, quick=False)
    made.start()
    try:
        yield made.address
    finally:
        made.kill()


def emptied(address: Address) -> None:
    """Remove every node, constraint and index of the benchmark's own server."""
    with connect(address) as connection:
        while _gone(connection):
            pass
        for kind, others in (("CONSTRAINT", ""), ("INDEX", " WHERE type <> 'LOOKUP'")):
            for row in connection.read(f"SHOW {kind} YIELD name, type{others}"):
                connection.write((f"DROP {kind} `{row['name']}`", {}))


def _gone(connection: Connection) -> bool:
    [rows] = connection.write(("MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN 1 AS one", {}))
    return bool(rows)
