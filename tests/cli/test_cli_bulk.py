"""`export --neo4j-admin` through the program; tests/graph/test_bulk.py runs what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.program import Program


def test_the_files_are_listed_and_the_command_is_told(keiretsu: Program, tmp_path: Path) -> None:
    found = keiretsu("export", tmp_path / "import", "--neo4j-admin")

    assert found.status == 0
    assert ["nodes-Article.csv", "4"] in found.rows
    assert "neo4j-admin database import full neo4j --nodes=Company:Entity=./nodes-Company-Entity.csv" in found.errors
    assert {row[0] for row in found.rows} | {"import.sh"} == {each.name for each in (tmp_path / "import").iterdir()}


def test_the_database_is_the_one_that_the_environment_names(
    keiretsu: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "news")
    keiretsu("export", tmp_path / "import", "--neo4j-admin")

    assert "exec neo4j-admin database import full news " in (tmp_path / "import" / "import.sh").read_text("utf-8")


@pytest.mark.parametrize("part", [("--around", "Xiaomi"), ("--min-confidence", "0.5"), ("--status", "all")])
def test_a_part_cannot_be_imported(keiretsu: Program, tmp_path: Path, part: tuple[str, str]) -> None:
    found = keiretsu("export", tmp_path / "import", "--neo4j-admin", *part)

    assert (found.status, found.errors.count("\n")) == (2, 1)
    assert not (tmp_path / "import").exists()


def test_a_folder_that_holds_something_is_refused_by_a_sentence(keiretsu: Program, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    found = keiretsu("export", tmp_path, "--neo4j-admin")

    assert (found.status, found.errors.count("\n")) == (3, 1)
    assert "is not empty" in found.errors
