"""What tests of the program share: a small graph made by hand, and the program on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.statement import Record
from ontology.read import load
from tests.cli.llm_reading import Reading
from tests.cli.program import Program
from tests.graph.articles import article, record, statement, story

ONTOLOGY = load()
HYPERION = "Hyperion Leasing (Tianjin)"


def records() -> tuple[Record, ...]:
    """The story, a battery maker told of twice, a rumour, a denial, and two things of one name."""
    first, second = article("https://news.example/batteries", "2026-02-01"), article("talk-2", "2026-02-10", "Other")
    third = article("names-3", "2025-12-24")
    return (
        story(),
        record(
            first,
            statement(first, "CATL", "suppliesTo", "Xiaomi", qualifiers={"product": "cells"}, ontology=ONTOLOGY),
            statement(first, "CATL", "suppliesTo", "BMW", ontology=ONTOLOGY),
            statement(first, "BMW", "acquired", "Foton", "rumoured", ontology=ONTOLOGY),
        ),
        record(
            second,
            statement(second, "CATL", "suppliesTo", "BMW", quote="BMW buys its cells from CATL.", ontology=ONTOLOGY),
            statement(second, "BYD", "acquired", "Xiaomi", "denied", ontology=ONTOLOGY),
        ),
        record(
            third,
            statement(third, "Mercury", "manufactures", ("Comet", "Product"), confidence=0.4, ontology=ONTOLOGY),
            statement(third, "Comet", "partnerOf", "Mercury", ontology=ONTOLOGY),
        ),
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that no test may write."""
    path = tmp_path_factory.mktemp("made") / "graph"
    with EmbeddedStore(path, ONTOLOGY, write=True) as store:
        assert len(list(store.write(records()))) == 4
    return path


@pytest.fixture
def keiretsu(made: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on the shared graph, for commands that read."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    return Program(made, capsys, monkeypatch)


@pytest.fixture
def own(made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on a copy of the shared graph, for commands that write."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    shutil.copytree(made, tmp_path / "graph")
    return Program(tmp_path / "graph", capsys, monkeypatch)


@pytest.fixture
def llm(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The program and an article."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    return Reading(Program(tmp_path / "graph", capsys, monkeypatch), monkeypatch, tmp_path)
