from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

from graph.decisions import CONFIRM, MERGE, Decision
from graph.embedded import EmbeddedStore
from graph.errors import RecordError
from graph.formats.errors import ExportError
from graph.trig import is_store, load_trig, write_trig
from tests.graph.articles import ONTOLOGY, article, entity, record, statement, story

MERGED = Decision(
    MERGE, ("Company:china national machinery industry", "Company:xiaomi"), "Ada", 'a "test"', "2026-01-01"
)


def opened(path: Path) -> EmbeddedStore:
    return EmbeddedStore(path, ONTOLOGY, write=True)


def filled(path: Path) -> EmbeddedStore:
    store = opened(path)
    source = replace(article("k"), text='tab\t, line\r\n, \u0000 \u2028 \U0001f600 \\ " é', title=None, publisher=None)
    awkward = record(
        source,
        statement(
            source,
            ('Ünïcode – "quoted" & Co. KG', "Company", ("小米", "a\\b")),
            "acquired",
            "Beta",
            "denied",
            qualifiers={"amount": 1e22, "currency": "EUR", "percent": 1 / 3, "date": "2024-05"},
            quote="Line\nbreak",
        ),
    )
    assert len(list(store.write([story(), awkward]))) == 2
    store.decide(MERGED)
    store.decide(Decision(CONFIRM, (story().statements[0].id,), "Bob", "", "2026-01-02T03:04:05Z"))
    return store


def everything(store: EmbeddedStore) -> tuple[object, ...]:
    articles = [store.record(each.iri) for each in store.articles()]
    return articles, list(store.decisions()), list(store.things()), list(store.facts())


def test_an_export_is_the_same_bytes_on_every_run(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one, filled(tmp_path / "other") as other:
        other.rebuild()
        write_trig(one, tmp_path / "one.trig")
        write_trig(other, tmp_path / "other.trig")

    assert (tmp_path / "one.trig").read_bytes() == (tmp_path / "other.trig").read_bytes()


def test_an_export_loads_back_identical_into_an_empty_store(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one, opened(tmp_path / "other") as other:
        write_trig(one, tmp_path / "x.trig")
        loaded = dict(load_trig(other, tmp_path / "x.trig"))
        write_trig(other, tmp_path / "y.trig")

        other.check()
        assert everything(other) == everything(one)
        assert {iri: len(change.added) for iri, change in loaded.items()} == {
            each.iri: len(one.record(each.iri).statements) for each in one.articles()
        }
    assert (tmp_path / "x.trig").read_bytes() == (tmp_path / "y.trig").read_bytes()


def test_a_changed_file_is_loaded_without_trusting_its_view(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one, opened(tmp_path / "other") as other:
        write_trig(one, tmp_path / "x.trig")
        text = (tmp_path / "x.trig").read_text("utf-8")
        (tmp_path / "x.trig").write_text(
            text.replace(":xiaomi a kg:Company", ":xiaomi kg:owns :beta ; a kg:Company"), "utf-8"
        )
        list(load_trig(other, tmp_path / "x.trig"))

        assert everything(other) == everything(one)
        assert set(other.reader.match(None, None, None)) == set(one.reader.match(None, None, None))


def test_an_export_joins_another_store(tmp_path: Path) -> None:
    source = article("https://own.example/")
    own = record(source, statement(source, "Beta", "owns", "Gamma"), entities=[entity(source, "Xiaomi")])
    with filled(tmp_path / "one") as one, opened(tmp_path / "other") as other:
        write_trig(one, tmp_path / "x.trig")
        list(other.write([own, replace(story(), statements=())]))
        list(load_trig(other, tmp_path / "x.trig"))
        list(one.write([own]))

        assert everything(other) == everything(one)


def test_joining_twice_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one:
        write_trig(one, tmp_path / "x.trig")
        before = everything(one)
        changes = list(load_trig(one, tmp_path / "x.trig"))

        assert everything(one) == before
        assert not any(change.added or change.removed for _, change in changes)


def test_a_later_decision_stays_when_an_earlier_one_is_loaded(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one:
        write_trig(one, tmp_path / "x.trig")
        later = replace(MERGED, author="Bob", date="2026-05-05")
        one.decide(later)
        list(load_trig(one, tmp_path / "x.trig"))

        assert later in one.decisions()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's TriG parser uses what rdflib deprecates
def test_rdflib_reads_it_and_answers_without_naming_a_graph(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one:
        write_trig(one, tmp_path / "x.trig")
        quads = len(one.reader.quads)
    dataset = rdflib.Dataset()
    dataset.parse(data=(tmp_path / "x.trig").read_text("utf-8"), format="trig")

    found = dataset.query("PREFIX kg: <https://w3id.org/keiretsu/ontology#> SELECT ?p WHERE { ?p kg:manufactures ?x }")

    assert {str(row[rdflib.Variable("p")]) for row in found.bindings} == {
        "https://w3id.org/keiretsu/id/china-national-machinery-industry"
    }
    # All but the store's own count of commits.
    assert len(list(dataset.quads())) == quads - 1


def test_a_file_knows_whether_it_is_one_of_ours(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one:
        write_trig(one, tmp_path / "x.trig")
    (tmp_path / "y.trig").write_text("<a:b> <a:c> <a:d> .")

    assert is_store(tmp_path / "x.trig")
    assert not is_store(tmp_path / "y.trig")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("<a:b> <a:c> ", "is not sound TriG"),
        ("<a:b> <a:c> <a:d> .", "holds no article"),
        ("<a:g> { <a:g> a <https://w3id.org/keiretsu/ontology#Article> . }", "damaged"),
        ("<a:g> { [] a <https://w3id.org/keiretsu/ontology#Article> . }", "[Bb]lank"),
    ],
)
def test_what_is_no_store_is_refused_and_changes_nothing(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "x.trig").write_text(content)
    with opened(tmp_path / "store") as store:
        with pytest.raises(RecordError, match=message):
            list(load_trig(store, tmp_path / "x.trig"))

        assert len(store.reader.quads) == 0
        assert sorted(path.name for path in store.path.glob("data-*")) == ["data-1", "data-1.seal"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as store, pytest.raises(RecordError, match="cannot be read"):
        list(load_trig(store, tmp_path / "none.trig"))


def test_an_export_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one, pytest.raises(ExportError):
        write_trig(one, tmp_path / "none" / "x.trig")
