"""The files of saved queries: each with a title, examples, and nothing that writes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import saved
from graph.cypher_guard import judged
from graph.cypher_tokens import parameters
from graph.errors import QueryError

NAMES = [each.name for each in saved.queries()]


def test_there_are_at_least_fifteen() -> None:
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_title_an_example_for_each_parameter_and_only_reads(name: str) -> None:
    query = saved.query(name)

    judged(query.text)
    assert query.title[0].isupper()
    assert set(query.examples) == set(parameters(query.text))


def test_a_query_that_is_not_there_lists_those_that_are() -> None:
    with pytest.raises(QueryError, match="most-connected"):
        saved.query("none")


def test_a_file_without_a_title_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bad.cypher").write_text("MATCH (n) RETURN n", encoding="utf-8")
    monkeypatch.setattr(saved, "FOLDERS", (tmp_path,))

    with pytest.raises(QueryError, match=r"bad\.cypher:1"):
        saved.queries()
