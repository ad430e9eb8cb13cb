"""The HTML page: what it tells on a click, in happy-dom, and what it never does."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TypedDict

import pytest

from graph.formats import write
from graph.formats.picture import picture
from graph.statement import Fact
from tests.graph import factory
from tests.graph.factory import SU7, XIAOMI, evidence, fact
from tests.graph.made_ontology import ontology
from tests.graph.node_parts import SCRIPTS, node_modules


class Told(TypedDict):
    quotes: list[str]
    sources: list[str]
    titles: list[str]
    links: list[str]
    elements: list[str]
    faded: int


def page(folder: Path, facts: tuple[Fact, ...]) -> Path:
    path = folder / "x.html"
    write(path, facts, (), ontology())
    return path


def told(folder: Path, facts: tuple[Fact, ...]) -> dict[str, Told]:
    """What the page shows after a click on each node (by IRI) and line (by id)."""
    done = subprocess.run(
        ["node", str(SCRIPTS / "choose.mjs"), str(node_modules()), str(page(folder, facts))],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert done.stderr == ""
    found: dict[str, Told] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    return told(tmp_path_factory.mktemp("page"), factory.world())


def test_a_line_tells_the_sentences_of_its_facts(world: dict[str, Told]) -> None:
    for edge in picture(factory.world(), (), ontology()).edges:
        assert world[edge.id]["quotes"] == [each.quote for fact in edge.facts for each in fact.evidence]


def test_a_node_tells_every_fact_about_it(world: dict[str, Told]) -> None:
    about = [each for each in factory.world() if XIAOMI.iri in (each.subject.iri, each.object.iri)]

    assert len(world[XIAOMI.iri]["titles"]) == len(about)


def test_a_sentence_tells_who_says_it(tmp_path: Path) -> None:
    said = fact(XIAOMI, "manufactures", SU7, evidences=(evidence("It does.", said_by="Reuters"),))

    assert any(source.endswith(" · said by Reuters") for source in told(tmp_path, (said,))[XIAOMI.iri]["sources"])


def test_what_is_not_near_fades(world: dict[str, Told]) -> None:
    drawn = picture(factory.world(), (), ontology())

    assert world[drawn.edges[0].id]["faded"] == len(drawn.nodes) + len(drawn.edges) - 3


def test_text_of_articles_never_becomes_markup(tmp_path: Path) -> None:
    seen = told(tmp_path, factory.awkward())

    assert {name for each in seen.values() for name in each["elements"]} == {"A", "BLOCKQUOTE", "H2", "SMALL"}


def test_only_web_addresses_become_links(tmp_path: Path) -> None:
    keys = ("javascript:alert(1)", "https://news.example/2", "local id")
    sources = tuple(evidence("Said.", key) for key in keys)
    seen = told(tmp_path, (fact(XIAOMI, "partnerOf", factory.HYPERION, evidences=sources),))

    assert seen[XIAOMI.iri]["links"] == ["https://news.example/2"]


def test_the_page_asks_for_nothing_from_outside(tmp_path: Path) -> None:
    text = page(tmp_path, factory.world()).read_text("utf-8")
    outside = re.findall(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!#)\w", text.split('id="data"')[0])

    assert outside == []
    assert "default-src 'none'" in text


def test_inferred_lines_are_dashed(tmp_path: Path) -> None:
    text = page(tmp_path, factory.world()).read_text("utf-8")

    assert text.count('class="edge inferred"') == 1
