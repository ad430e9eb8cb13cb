"""What every store is tested with. A store joins by one line in STORES."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.memory import MemoryStore
from graph.selection import Selection
from graph.server import ServerStore
from graph.statement import Fact, Record
from graph.store import Store
from tests.graph.articles import ONTOLOGY, article, record, statement

STORES: dict[str, Callable[[Path, pytest.FixtureRequest], Store]] = {
    "memory": lambda folder, request: MemoryStore(ONTOLOGY),
    "embedded": lambda folder, request: EmbeddedStore(folder / "store", ONTOLOGY, write=True),
    "neo4j": lambda folder, request: ServerStore(request.getfixturevalue("neo4j"), ONTOLOGY),
}
SERVERS = ("neo4j",)
"""The stores that need a real server."""
EVERY = Selection(statuses=tuple(ONTOLOGY.statuses))


def _marked(name: str) -> object:
    return pytest.param(name, marks=pytest.mark.neo4j) if name in SERVERS else name


@pytest.fixture(params=map(_marked, sorted(STORES)))
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path, request)
    yield opened
    opened.close()


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
