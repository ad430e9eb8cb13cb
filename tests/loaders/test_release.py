"""Scoring held-out gold leaves a trace, and shows totals only."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.statement import Entity, Mention, Statement
from loaders.document import Document
from loaders.errors import FormatError
from loaders.evaluation.release import fingerprint, release
from ontology.read import load

GOLD = """
- id: en-h-1
  lang: en
  text: Borvik owns Tarn and Ostro.
  must:
    - [Borvik, owns, Tarn]
    - [Borvik, owns, Ostro]
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "heldout").mkdir()
    (tmp_path / "heldout" / "en.yaml").write_text(GOLD, encoding="utf-8")
    (tmp_path / "VERSION").write_text("0.1.0\n", encoding="utf-8")
    (tmp_path / "HELDOUT_LOG.md").write_text("# Log\n", encoding="utf-8")
    return tmp_path


def one_right(document: Document) -> Sequence[Statement]:
    ends = [Mention(Entity(name, name, ""), 0, 0) for name in ("Borvik", "Tarn")]
    return [Statement("1", ends[0], "owns", ends[1], "current", "", 0, 0, "", "", 1.0)]


def test_each_scoring_is_logged_after_the_others(corpus: Path) -> None:
    first = release(corpus, one_right, load(), "2026-01-02", "abc")
    other = release(corpus, one_right, load(), "2026-02-03", "def")

    assert (corpus / "HELDOUT_LOG.md").read_text(encoding="utf-8") == "# Log\n" + first + other


def test_the_log_tells_figures_by_language(corpus: Path) -> None:
    rows = release(corpus, one_right, load(), "2026-01-02", "abc").splitlines()

    assert rows[0] == "| 2026-01-02 | 0.1.0 | abc | en | 1.000 | 0.500 | 0.667 | 1 right, 0 wrong, 1 missed |"
    assert rows[1].startswith("| 2026-01-02 | 0.1.0 | abc | all | 1.000 | 0.500 | 0.667 |")


def test_no_name_of_the_held_out_texts_is_shown(corpus: Path) -> None:
    rows = release(corpus, one_right, load(), "2026-01-02", "abc")

    assert not any(name in rows for name in ("Borvik", "Tarn", "Ostro", "en-h-1"))


def test_a_corpus_without_a_held_out_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="No such file or folder"):
        release(tmp_path, one_right, load(), "2026-01-02", "abc")


def test_the_fingerprint_changes_with_any_file_of_the_reader(tmp_path: Path) -> None:
    for folder in ("loaders", "ontology"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.toml").write_text("a", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "loaders" / "x.toml").write_text("b", encoding="utf-8")

    assert fingerprint(tmp_path) != before
