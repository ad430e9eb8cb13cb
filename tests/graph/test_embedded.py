"""The embedded store as a folder: what it keeps, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.processes import folder, opened, path, run, told

__all__ = ["folder", "path"]


def test_what_was_written_is_there_after_closing(path: Path) -> None:
    told(path)

    with opened(path) as store:
        assert store.record(story().article.iri) == story()
        assert not store.stale


def test_there_is_nothing_to_read_before_something_was_written(path: Path) -> None:
    with pytest.raises(StoreError, match="No store at"):
        opened(path)

    assert not path.exists()


def test_another_folder_is_not_made_a_store(path: Path) -> None:
    path.mkdir()
    (path / "letter.txt").write_text("Dear")

    with pytest.raises(StoreError, match="is no store"):
        opened(path, write=True)


def test_a_file_is_no_store(path: Path) -> None:
    path.write_text("")

    with pytest.raises(StoreError, match="store"):
        opened(path)
    with pytest.raises(StoreError, match="cannot be written"):
        opened(path, write=True)


def test_a_store_of_another_format_is_refused(path: Path) -> None:
    told(path)
    header = path / "store.json"
    header.write_text(header.read_text().replace('"format": 1', '"format": 2'))

    with pytest.raises(StoreError, match="has format 2"):
        opened(path)


def test_a_reader_cannot_write(path: Path) -> None:
    told(path)

    with opened(path) as store, pytest.raises(StoreError, match="to read only"):
        store.retract(story().article.iri)


def test_filling_an_empty_store_gives_what_writing_gives(path: Path, tmp_path: Path) -> None:
    source = article("b")
    records = [story(), record(source, statement(source, "Alpha", "owns", "Beta"))]
    with opened(path, write=True) as filled, opened(tmp_path / "other", write=True) as written:
        filled.fill(records)
        list(written.write(records))

        assert set(filled.reader.match(None, None, None)) == set(written.reader.match(None, None, None))
        assert [filled.record(each.article.iri) for each in records] == records
        filled.check()


def test_only_an_empty_store_can_be_filled(path: Path) -> None:
    told(path)

    with opened(path, write=True) as store, pytest.raises(StoreError, match="not empty"):
        store.fill([story()])


def test_another_ontology_makes_the_view_anew(path: Path) -> None:
    told(path)
    without_rules = replace(ONTOLOGY, rules=())
    with EmbeddedStore(path, without_rules) as reader:
        assert reader.stale
    with EmbeddedStore(path, without_rules, write=True) as writer:
        assert not writer.stale
        assert not any(each.inferred for each in writer.facts())


def test_a_closed_store_says_so(path: Path) -> None:
    told(path)
    store = opened(path)
    store.close()

    with pytest.raises(StoreError, match="is closed"):
        list(store.articles())


COLD = """
import sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from graph.lookup import answers, named
from tests.graph.articles import ONTOLOGY
with EmbeddedStore(Path(sys.argv[1]), ONTOLOGY) as store:
    print(len(list(answers(store, ONTOLOGY, "exports", "subject", named(store, ONTOLOGY, "Xiaomi")))))
print([name for name in ("rdflib", "networkx", "spacy", "neo4j", "typer") if name in sys.modules])
"""


def test_a_question_imports_nothing_heavy(path: Path) -> None:
    told(path)

    assert run(COLD, path).communicate()[0].splitlines() == ["1", "[]"]
