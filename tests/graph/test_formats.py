"""Each export format: its golden file, the same bytes on every run, whole files or none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from graph.formats import renderer, suffixes, write
from graph.formats.errors import ExportError, UnknownFormatError
from graph.statement import Fact
from tests.graph.factory import SINOMACH, XIAOMI, fact, things, world
from tests.graph.made_ontology import ontology, relation
from tests.graph.strategies import fact_lists

GOLDEN = Path(__file__).parent / "golden"


def rendered(suffix: str, facts: list[Fact]) -> str:
    return "".join(renderer(Path(f"x{suffix}"))(facts, (), ontology()))


@pytest.mark.parametrize("suffix", suffixes())
def test_the_file_is_the_golden_one(suffix: str, tmp_path: Path) -> None:
    """After a wanted change: `python -m tests.graph.test_formats` writes the golden files anew."""
    path = tmp_path / f"world{suffix}"

    write(path, world(), things(), ontology())

    assert path.read_bytes() == (GOLDEN / path.name).read_bytes()


@pytest.mark.parametrize("suffix", suffixes())
@settings(max_examples=25)
@given(facts=fact_lists(), random=some.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_no_byte(suffix: str, facts: list[Fact], random: Random) -> None:
    shuffled = sorted(facts, key=lambda _: random.random())

    assert rendered(suffix, shuffled) == rendered(suffix, facts)


@pytest.mark.parametrize("suffix", suffixes())
def test_a_failure_midway_leaves_the_old_file_and_nothing_else(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text("old")

    def breaking() -> Iterator[Fact]:
        yield from world()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(path, breaking(), (), ontology())

    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [(path.name, "old")]


def test_an_unknown_suffix_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError) as raised:
        write(tmp_path / "x.xml", (), (), ontology())

    assert str(raised.value) == f"No format '.xml' for 'x.xml'. Known: {', '.join(suffixes())}."


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    write(tmp_path / "X.JSON", world(), (), ontology())

    assert (tmp_path / "X.JSON").read_text("utf-8") == rendered(".json", list(world()))


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"^Cannot write '.*x\.gexf': No such file or directory\.$"):
        write(tmp_path / "absent" / "x.gexf", world(), (), ontology())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open
    monkeypatch.setattr(Path, "open", lambda _, mode: opened(Path("/dev/full"), mode))

    with pytest.raises(ExportError, match="No space left on device"):
        write(tmp_path / "x.gexf", world(), (), ontology())


def test_a_new_relation_is_drawn_with_its_own_label_and_colour() -> None:
    ours = ontology()
    audits = relation("audits", "checks the books of", colour="#123456")
    more = replace(ours, relations={**ours.relations, "audits": audits})
    text = "".join(renderer(Path("x.gexf"))([fact(XIAOMI, "audits", SINOMACH)], (), more))

    assert 'kind="audits" label="checks the books of"' in text
    assert '<viz:color r="18" g="52" b="86"/>' in text


def test_nothing_is_imported_before_a_format_is_used() -> None:
    script = "import sys, graph.formats; print({'networkx', 'pyoxigraph', 'numpy'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"


if __name__ == "__main__":
    for each in suffixes():
        write(GOLDEN / f"world{each}", world(), things(), ontology())
