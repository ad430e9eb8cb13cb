"""README.md and docs/ tell what is so: console blocks are run, the table is the ontology's, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import shutil
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.console import ROOT, TABLE, Desk, calls, says

DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"(?<!\w)!?\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
PICTURE = ROOT / "docs" / "graph.svg"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with a store of the examples, that no test may write."""
    desk = Desk(tmp_path_factory.mktemp("desk") / "loaded")
    desk.load()
    return desk


@pytest.fixture
def desk(loaded: Desk, tmp_path: Path) -> Iterator[Desk]:
    """A desk of a test's own."""
    made = Desk(tmp_path / "own")
    shutil.copytree(loaded.folder / "graph", made.folder / "graph")
    with chdir(made.folder):
        yield made


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.slow
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if list(calls(path.read_text("utf-8")))], ids=named)
def test_a_document_shows_what_the_program_prints(path: Path, desk: Desk) -> None:
    for call in calls(path.read_text("utf-8")):
        printed = desk.run(call.command)
        place = f"{named(path)}:{call.line}"
        assert says(printed, call.printed), f"{place}: `{call.command}` prints (`make docs` writes it):\n{printed}"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib 7.6 warns of itself
@pytest.mark.parametrize("path", [path for path in DOCUMENTS if ">>> " in path.read_text("utf-8")], ids=named)
def test_a_documents_python_does_what_it_says(path: Path, desk: Desk) -> None:
    text = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", path.read_text("utf-8"), re.MULTILINE | re.DOTALL))
    tests = doctest.DocTestParser().get_doctest(text, {}, named(path), named(path), 0)
    told: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(tests, out=told.append)

    assert result.attempted > 0
    assert result.failed == 0, "".join(told)


def test_the_table_of_relations_is_the_ontologys(tmp_path: Path) -> None:
    found = TABLE.search((ROOT / "README.md").read_text("utf-8"))

    assert found is not None
    assert found[0].strip() == Desk(tmp_path / "desk").run("keiretsu relations --markdown").strip()


@pytest.mark.parametrize("path", DOCUMENTS, ids=named)
def test_every_link_to_a_file_leads_there(path: Path) -> None:
    links = (link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link)

    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_picture_shows_the_examples() -> None:
    drawn = {"".join(text.itertext()) for text in ElementTree.parse(PICTURE).iter("{http://www.w3.org/2000/svg}text")}

    assert {"Xiaomi", "Hyperion Leasing", "China National Machinery Industry"} <= drawn
    assert PICTURE.stat().st_size < 300_000


@pytest.mark.parametrize(
    ("printed", "expected"), [("a\nb\n", "b\n"), ("a\nb\n", "a\n"), ("a\nb\n", "…\na\n"), ("axb\n", "a.b\n")]
)
def test_what_a_command_does_not_print_is_noticed(printed: str, expected: str) -> None:
    assert not says(printed, expected)


def test_lines_may_be_left_out_where_the_document_says_so() -> None:
    assert says("a\nb\nc\n", "a\n…\n")
    assert says("a\n", "…\na\n…\n")
