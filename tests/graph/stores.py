"""What every store is tested with: memory, embedded, and a server of each line of Neo4j."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.bolt import connect
from graph.embedded import EmbeddedStore
from graph.memory import MemoryStore
from graph.selection import Selection
from graph.server import ServerStore
from graph.statement import Fact, Record
from graph.store import Store
from tests.conftest import Serve, empty, lines
from tests.graph.articles import ONTOLOGY, article, record, statement

LOCAL = ("embedded", "memory")
"""The stores that need no server; each line of Neo4j is a further one."""
EVERY = Selection(statuses=tuple(ONTOLOGY.statuses))


def _marked() -> list[object]:
    return [*LOCAL, *(pytest.param(line, marks=pytest.mark.neo4j) for line in lines())]


@contextmanager
def opened(kind: str, folder: Path, serve: Serve) -> Iterator[Store]:
    """An empty store of a kind: memory, embedded, or on the server of a line."""
    if kind == "memory":
        yield MemoryStore(ONTOLOGY)
    elif kind == "embedded":
        with EmbeddedStore(folder / "store", ONTOLOGY, write=True) as store:
            yield store
    else:
        with connect(serve(kind)) as connection:
            empty(connection)
            yield ServerStore(connection, ONTOLOGY)


@pytest.fixture(params=_marked())
def store(request: pytest.FixtureRequest, tmp_path: Path, neo4j_servers: Serve) -> Iterator[Store]:
    with opened(request.param, tmp_path, neo4j_servers) as made:
        yield made


def load(store: Store, *records: Record) -> None:
    assert len(list(store.write(records))) == len(records)


def said(store: Store, selection: Selection = EVERY) -> list[tuple[str, str, str, str]]:
    return sorted((fact.subject.name, fact.relation, fact.object.name, fact.status) for fact in store.facts(selection))


def only(store: Store) -> Fact:
    (fact,) = store.facts(EVERY)
    return fact


def deal(key: str, status: str, published: str | None, **more: object) -> Record:
    source = article(key, published, publisher=key)
    return record(source, statement(source, "Alpha", "acquired", "Beta", status, **more))  # type: ignore[arg-type]  # passed on
