"""The GEXF in Gephi's own importer (gephi-toolkit, Gephi's code without the window)."""

from __future__ import annotations

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from graph.formats import write
from graph.formats.picture import paler
from graph.statement import Fact, Thing
from tests.graph import factory
from tests.graph.made_ontology import ontology
from tests.real_parts import need, parts_folder

pytestmark = pytest.mark.gephi

VERSION = "0.10.1"
SOURCE = Path(__file__).parent / "gephi" / "OpenInGephi.java"
LISTED = "\u001f"
Row = dict[str, str]


@pytest.fixture(scope="session")
def classpath(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Gephi's jar, fetched once by Maven, and our compiled class."""
    need(shutil.which("javac"), "no JDK (javac) to run Gephi's importer")
    folder = parts_folder("gephi")
    jar = folder / f"gephi-toolkit-{VERSION}-all.jar"
    if not jar.exists():
        need(shutil.which("mvn"), "no Maven to fetch gephi-toolkit")
        fetched = subprocess.run(
            [
                "mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy",
                f"-Dartifact=org.gephi:gephi-toolkit:{VERSION}:jar:all",
                f"-DoutputDirectory={folder}",
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        need(jar.exists(), f"Maven cannot fetch gephi-toolkit: {fetched.stdout[-300:]}")
    classes = tmp_path_factory.mktemp("classes")
    subprocess.run(["javac", "-nowarn", "-cp", str(jar), "-d", str(classes), str(SOURCE)], check=True)
    return f"{classes}:{jar}"


def open_in_gephi(classpath: str, path: Path) -> dict[str, list[Row]]:
    """What Gephi has in memory after importing the file, by word of each line."""
    done = subprocess.run(
        ["java", "-Djava.awt.headless=true", "-cp", classpath, SOURCE.stem, str(path)],
        capture_output=True, text=True, check=True, encoding="utf-8",
    )  # fmt: skip
    found: dict[str, list[Row]] = {"issue": [], "graph": [], "node": [], "edge": []}
    for line in done.stdout.splitlines():
        word, _, pairs = line.partition(" ")
        found[word].append(dict(parse_qsl(pairs, keep_blank_values=True, strict_parsing=True)))
    return found


def written(
    classpath: str, folder: Path, facts: tuple[Fact, ...], things: tuple[Thing, ...] = ()
) -> dict[str, list[Row]]:
    path = folder / "x.gexf"
    write(path, facts, things, ontology())
    return open_in_gephi(classpath, path)


@pytest.fixture(scope="session")
def world(classpath: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    folder = tmp_path_factory.mktemp("world")
    return written(classpath, folder, factory.world(), factory.things())


@pytest.fixture(scope="session")
def awkward(classpath: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    return written(classpath, tmp_path_factory.mktemp("awkward"), factory.awkward())


def edge(found: dict[str, list[Row]], kind: str) -> Row:
    (only,) = [row for row in found["edge"] if row["kind"] == kind]
    return only


def test_gephi_reports_a_broken_file(classpath: str, tmp_path: Path) -> None:
    good = tmp_path / "good.gexf"
    write(good, factory.world(), (), ontology())
    bad = tmp_path / "bad.gexf"
    bad.write_text(good.read_text("utf-8").replace('type="double"', 'type="anyURI"'), "utf-8")

    assert "SEVERE" in {row["level"] for row in open_in_gephi(classpath, bad)["issue"]}


def test_gephi_warns_of_nothing(world: dict[str, list[Row]]) -> None:
    assert world["issue"] == [{"level": "INFO", "message": "GEXF version 1.3"}]


def test_gephi_warns_of_nothing_in_awkward_text(awkward: dict[str, list[Row]]) -> None:
    assert awkward["issue"] == [{"level": "INFO", "message": "GEXF version 1.3"}]


def test_every_thing_is_a_node_with_its_name_type_and_colour(world: dict[str, list[Row]]) -> None:
    types = ontology().types
    expected = {
        (each.iri, each.name.replace("\u000b", ""), each.type, types[each.type].colour) for each in factory.things()
    }

    found = {(row["id"], row["label"], row["column entity_type"], row["colour"]) for row in world["node"]}

    assert found == expected


def test_every_fact_stands_on_one_edge(world: dict[str, list[Row]]) -> None:
    listed = [fact for row in world["edge"] for fact in row["column facts"].split(LISTED)]

    assert sorted(listed) == sorted(fact.id for fact in factory.world())


def test_facts_of_one_kind_between_two_things_are_one_edge(world: dict[str, list[Row]]) -> None:
    assert len(edge(world, "leads")["column facts"].split(LISTED)) == 2
    assert set(edge(world, "leads")["column role"].split(LISTED)) == {"CEO", "chair"}


def test_kinds_tell_what_is_not_asserted(world: dict[str, list[Row]]) -> None:
    names = set(ontology().relations) - {"acquired"}

    assert {row["kind"] for row in world["edge"]} == names | {"denied acquired", "rumoured acquired"}


def test_edges_have_the_colour_of_their_relation(world: dict[str, list[Row]]) -> None:
    relations = ontology().relations
    plain = {row["colour"] for row in world["edge"] if row["column relation"] == row["kind"]}
    rumour = edge(world, "rumoured acquired")

    assert plain == {relations[row["kind"]].colour for row in world["edge"] if " " not in row["kind"]}
    assert rumour["colour"] == paler(relations[rumour["column relation"]].colour)


def test_symmetric_relations_alone_are_undirected(world: dict[str, list[Row]]) -> None:
    undirected = {row["kind"] for row in world["edge"] if row["directed"] == "false"}

    assert undirected == {"partnerOf"}


def test_gephi_has_the_stated_periods_on_its_timeline(world: dict[str, list[Row]]) -> None:
    assert days(edge(world, "leads")) == [["2010-04-06", "2018-12-31"], ["2020-01-01", ""]]


def test_a_fact_without_a_period_holds_from_its_first_report(world: dict[str, list[Row]]) -> None:
    assert days(edge(world, "denied acquired")) == [["2026-03-01", ""]]


def test_a_fact_without_any_date_has_no_time(world: dict[str, list[Row]]) -> None:
    assert days(edge(world, "rumoured acquired")) == []


def test_an_inferred_fact_is_marked_with_its_reasons(world: dict[str, list[Row]]) -> None:
    (inferred,) = [fact for fact in factory.world() if fact.inferred]

    (row,) = [row for row in world["edge"] if row["column inferred"] == "true"]

    assert row["column facts"] == inferred.id
    assert tuple(row["column because"].split(LISTED)) == inferred.because


def test_numbers_stay_numbers(world: dict[str, list[Row]]) -> None:
    assert edge(world, "subsidiaryOf")["column percent"] == "51.0"
    assert edge(world, "denied acquired")["column amount"] == "1.0E9"


def test_awkward_sentences_arrive_whole(awkward: dict[str, list[Row]]) -> None:
    (partners,) = {fact.evidence for fact in factory.awkward() if len(fact.evidence) > 1}
    texts = [each.quote for each in partners]
    gone = str.maketrans("", "", "\u0000\u001b\ufffe")

    assert edge(awkward, "partnerOf")["column quotes"].split(LISTED) == [text.translate(gone) for text in texts]


def test_mixed_values_become_text_and_lose_nothing(awkward: dict[str, list[Row]]) -> None:
    found = {row["column percent"] for row in awkward["edge"] if row["kind"] == "owns"}

    assert found == {"about half", "33.3"}


def days(row: Row) -> list[list[str]]:
    """Gephi's intervals (milliseconds) as days, empty where open."""
    inner = row["times"].strip("[]")
    pairs = [part.split(", ") for part in inner.split("], [")] if inner else []
    return [["" if "Infinity" in at else day(float(at)) for at in pair] for pair in pairs]


def day(milliseconds: float) -> str:
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()
