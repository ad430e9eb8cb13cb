"""The GEXF in graphology-gexf, the parser of Gephi Lite."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TypedDict

import pytest

from graph.formats import write
from graph.statement import Fact, Thing
from tests.graph import factory
from tests.graph.made_ontology import ontology
from tests.graph.node_parts import SCRIPTS, node_modules

Row = dict[str, object]


class Opened(TypedDict):
    multi: bool
    type: str
    nodes: list[Row]
    edges: list[Row]


@pytest.fixture(scope="session")
def modules() -> Path:
    return node_modules()


def opened(modules: Path, folder: Path, facts: tuple[Fact, ...], things: tuple[Thing, ...] = ()) -> Opened:
    path = folder / "x.gexf"
    write(path, facts, things, ontology())
    done = subprocess.run(
        ["node", str(SCRIPTS / "open.cjs"), str(path)],
        env={**os.environ, "NODE_PATH": str(modules)},
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.stderr == ""
    found: Opened = json.loads(done.stdout)
    return found


@pytest.fixture(scope="session")
def world(modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened(modules, tmp_path_factory.mktemp("world"), factory.world(), factory.things())


@pytest.fixture(scope="session")
def awkward(modules: Path, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    return opened(modules, tmp_path_factory.mktemp("awkward"), factory.awkward())


def listed(row: Row, name: str) -> list[str]:
    values = row.get(name, [])
    assert isinstance(values, list)
    return values


def rgb(colour: str) -> str:
    return f"rgb({','.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_every_thing_is_a_node_with_its_name_type_and_colour(world: Opened) -> None:
    types = ontology().types
    expected = {
        (each.iri, each.name.replace("\u000b", ""), each.type, rgb(types[each.type].colour))
        for each in factory.things()
    }

    assert {(row["id"], row["label"], row["entity_type"], row["color"]) for row in world["nodes"]} == expected


def test_every_fact_stands_on_one_edge(world: Opened) -> None:
    facts = [fact for row in world["edges"] for fact in listed(row, "facts")]

    assert sorted(facts) == sorted(fact.id for fact in factory.world())


def test_the_graph_is_mixed_and_keeps_parallel_kinds(world: Opened) -> None:
    kinds = {row["kind"] for row in world["edges"]}

    assert (world["type"], world["multi"]) == ("mixed", True)
    assert {"owns", "denied acquired", "rumoured acquired", "partnerOf", "exports"} <= kinds


def test_edges_have_the_colour_of_their_relation(world: Opened) -> None:
    relations = ontology().relations
    plain = [row for row in world["edges"] if row["relation"] == row["kind"]]

    assert [row["color"] for row in plain] == [rgb(relations[str(row["kind"])].colour) for row in plain]


def test_dates_are_there_as_text(world: Opened) -> None:
    (leads,) = [row for row in world["edges"] if row["kind"] == "leads"]

    assert leads["valid"] == ["2010-04-06/2018", "2020/.."]
    assert leads["first_seen"] == "2026-03-01"


def test_nodes_have_sizes_and_places(world: Opened) -> None:
    assert all(isinstance(row["size"], int | float) for row in world["nodes"])
    assert len({(row["x"], row["y"]) for row in world["nodes"]}) == len(world["nodes"])


def test_awkward_sentences_and_aliases_arrive_whole(awkward: Opened) -> None:
    (every,) = {fact.evidence for fact in factory.awkward() if len(fact.evidence) > 1}
    gone = str.maketrans("", "", "\u0000\u001b\ufffe")
    (partners,) = [row for row in awkward["edges"] if row["kind"] == "partnerOf"]
    aliases = [listed(row, "aliases") for row in awkward["nodes"]]

    assert partners["quotes"] == [each.quote.translate(gone) for each in every]
    assert ["a, b", "c|d\\"] in aliases
