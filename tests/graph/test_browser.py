"""`make browser` as an analyst meets it: what it prints, and the graph in the real Neo4j Browser."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.bolt import connect
from graph.bolt_address import Address
from graph.printing.grass import style_sheet
from graph.saved import query
from ontology.read import load
from tests.graph.browsing import STYLE, Drawn, Seen, look
from tests.neo4j_jars import LTS, jars
from tests.neo4j_server import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = load()
COLOURS = {name: each.colour for name, each in ONTOLOGY.types.items()}
PARAMETERS = {"company": "Xiaomi", "other": "China National Machinery Industry"}


def test_the_style_sheet_is_the_ontologys() -> None:
    assert STYLE.read_text("utf-8") == style_sheet(ONTOLOGY)


@pytest.fixture(scope="module")
def told() -> Iterator[str]:
    """What `make browser` prints while its server runs."""
    jars(LTS)
    command = [sys.executable, "-m", "tests.neo4j_browser", "--jars"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if line.startswith("Press Ctrl+C"):
                break
        yield "".join(lines)
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0


@pytest.fixture(scope="module")
def seen(told: str) -> Seen:
    """What the Browser at the printed address draws for two saved queries."""
    http, bolt = re.search(r"127\.0\.0\.1:(\d+)/browser/", told), re.search(r"bolt://127\.0\.0\.1:(\d+)", told)
    assert http
    assert bolt
    queries = [query(name).body for name in ("path-between-two", "around")]
    return look(int(http[1]), int(bolt[1]), PARAMETERS, queries)


def captions(drawn: Drawn) -> set[str]:
    return {node["caption"] for node in drawn["nodes"]}


@pytest.mark.neo4j
@pytest.mark.browser
def test_make_browser_prints_the_password_and_a_first_query(told: str) -> None:
    assert f"neo4j, {PASSWORD}" in told
    assert ':param company => "Xiaomi"\n' + query("around").body in told


@pytest.mark.neo4j
@pytest.mark.browser
def test_the_browser_draws_the_path_that_a_saved_query_finds(seen: Seen) -> None:
    path = seen["greeted"][0]

    assert captions(path) == {"Xiaomi", "Hyperion Leasing", "China National Machinery Industry"}
    assert {"PARTNER_OF", "SUBSIDIARY_OF"} <= set(path["relationships"])


@pytest.mark.neo4j
@pytest.mark.browser
def test_without_a_style_each_node_shows_its_name(seen: Seen) -> None:
    plain, styled = seen["plain"][1], seen["styled"][1]
    whole = captions(styled)

    assert len(plain["nodes"]) == len(styled["nodes"]) > 10
    assert all(any(name.startswith(each.rstrip("…")) for name in whole) for each in captions(plain))
    assert "Xiaomi" in captions(plain)


@pytest.mark.neo4j
@pytest.mark.browser
@pytest.mark.parametrize("look", ["greeted", "styled"])
def test_the_style_sheet_colours_each_type_as_the_ontology_does(seen: Seen, look: str) -> None:
    around = (seen["greeted"] if look == "greeted" else seen["styled"])[1]
    by_name = {node["caption"]: node for node in around["nodes"]}

    assert by_name["Xiaomi"]["colour"] == COLOURS["Company"]
    assert by_name["SU7"]["colour"] == COLOURS["Product"]
    assert by_name["Hefei"]["colour"] == COLOURS["Place"]
    assert by_name["Xiaomi"]["radius"] > by_name["SU7"]["radius"]


@pytest.mark.neo4j
@pytest.mark.browser
def test_a_newer_browser_which_colours_by_the_first_label_finds_the_type_there(told: str) -> None:
    bolt = re.search(r"bolt://127\.0\.0\.1:\d+", told)
    assert bolt

    with connect(Address(bolt[0], "neo4j", PASSWORD)) as connection:
        rows = connection.read("MATCH (n:Entity) RETURN DISTINCT n.type AS type, labels(n)[0] AS first")

    assert {row["type"] for row in rows} == set(COLOURS)
    assert all(row["type"] == row["first"] for row in rows)
