"""What a person at a terminal sees."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.bolt import Connection
from graph.embedded import EmbeddedStore
from graph.statement import Record
from tests.cli.conftest import ONTOLOGY
from tests.cli.program import seen
from tests.graph.articles import article, record, statement


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_keeps_every_word_at_any_width(made: Path, width: int) -> None:
    drawn = seen(["who", "exports", "Xiaomi"], made, width, NO_COLOR="1")

    assert all(word in drawn for word in ("planned,", "inferred", "Hyperion", "SU7", "2026-03-01"))
    assert "…" not in drawn
    assert max(map(len, drawn.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines())) <= width


def test_a_machine_format_stays_one_on_a_terminal(made: Path) -> None:
    assert seen(["who", "exports", "Xiaomi", "--json"], made).lstrip().startswith("{")


def test_progress_shows_on_a_terminal_unless_quiet(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    loud, quiet = (seen(["load", str(tmp_path / "empty.txt"), *more], tmp_path / "graph") for more in ([], ["--quiet"]))

    assert "1 articles" in loud
    assert "1 articles" not in quiet


def delivery(number: int) -> Record:
    """An article about two companies of its own."""
    source = article(f"https://news.example/{number}", "2026-03-01")
    return record(source, statement(source, f"Maker {number}", "suppliesTo", f"Buyer {number}", ontology=ONTOLOGY))


@pytest.mark.neo4j
def test_a_push_shows_how_far_it_is_and_leaves_a_table(neo4j: Connection, tmp_path: Path) -> None:
    with EmbeddedStore(tmp_path / "graph", ONTOLOGY, write=True) as store:
        for _ in store.write(map(delivery, range(600))):
            pass
    address = neo4j.address
    drawn = seen(
        ["push", address.uri],
        tmp_path / "graph",
        NEO4J_USERNAME=address.username,
        NEO4J_PASSWORD=address.password,
        NO_COLOR="1",
    )

    shown, _, left = drawn.rpartition("\r\x1b[K")
    assert re.search(r"\r\x1b\[K\d+ articles", shown)
    assert re.search(r"articles +600 +0 +0 +0 +0", left)
    assert "changed, counts checked" in left
