"""What every store does with articles: write, replace, retract, give back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import AmbiguousNameError, RecordError, UnknownNameError
from graph.store import Store
from ontology.schema import THINGS
from tests.graph.articles import article, entity, record, statement, story
from tests.graph.stores import EVERY, deal, load, only, said, store

__all__ = ["store"]


def test_a_record_comes_back_as_it_was_written(store: Store) -> None:
    source = replace(
        article("k\u2028 é", "2024-05"), url=None, title=None, text='line\r\n\ttab \u0000 \U0001f600 \\ "q"'
    )
    ends = entity(source, ("小米", "Company", ('Mi "x"', "a:b")), [("lei", "x:y")]), entity(source, "Beta")
    written = record(
        source,
        statement(
            source,
            *(ends[0], "acquired", ends[1]),
            "rumoured",
            confidence=1 / 3,
            quote="“q”\n",
            said_by="Ada",
            qualifiers={"percent": 51.0, "amount": 1e22, "currency": "EUR", "date": "2024", "place": "51.0"},
            valid=("2019", "2020-05-01"),
            more=((3, 4), (1, 2)),
        ),
    )

    load(store, written)

    assert store.record(source.iri) == written


def test_a_withheld_text_stays_withheld(store: Store) -> None:
    written = record(replace(article("k"), text=None))
    load(store, written)

    assert store.record(written.article.iri).article.text is None


def test_loading_twice_changes_nothing(store: Store) -> None:
    load(store, story())
    before = list(store.facts(EVERY))

    ((_, change),) = store.write([story()])

    assert (change.added, change.removed, len(change.unchanged)) == ((), (), 6)
    assert list(store.facts(EVERY)) == before


def test_loading_again_replaces_what_the_article_said(store: Store) -> None:
    load(store, story())
    source = story().article

    ((_, change),) = store.write([record(source, statement(source, "Xiaomi", "owns", "Beta"))])

    assert len(change.added) == 1
    assert len(change.removed) == 6
    assert said(store) == [("Xiaomi", "owns", "Beta", "current")]


def test_a_record_that_contradicts_itself_is_refused_whole(store: Store) -> None:
    broken = replace(story(), entities=())

    with pytest.raises(RecordError, match="is not among its entities"):
        list(store.write([broken]))

    assert list(store.articles()) == []


def test_records_before_a_broken_one_stay_written(store: Store) -> None:
    with pytest.raises(RecordError):
        list(store.write([story(), replace(story("other"), entities=())]))

    assert [each.key for each in store.articles()] == [story().article.key]


def test_half_a_character_is_refused_in_a_sentence(store: Store) -> None:
    with pytest.raises(RecordError, match="half a character"):
        list(store.write([record(replace(article("k"), text="\ud800"))]))


def test_retracting_an_article_leaves_what_others_say(store: Store) -> None:
    load(store, deal("a", "current", "2024"), deal("b", "current", "2025"))

    change = store.retract(deal("a", "current", None).article.iri)

    assert len(change.removed) == 1
    assert only(store).support == 1


def test_retracting_the_only_article_leaves_nothing(store: Store) -> None:
    load(store, story())
    store.retract(story().article.iri)

    assert (list(store.articles()), list(store.things()), list(store.facts(EVERY))) == ([], [], [])


def test_an_article_that_is_not_there_cannot_be_retracted(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="No article"):
        store.retract(f"{THINGS}article/none")


def test_what_is_no_iri_is_unknown(store: Store) -> None:
    with pytest.raises(UnknownNameError):
        store.thing("not an > iri")


def test_articles_come_by_key_without_text(store: Store) -> None:
    load(store, record(article("b")), record(article("a")))

    assert [(each.key, each.text) for each in store.articles()] == [("a", None), ("b", None)]
    assert list(store.article_iris()) == sorted(each.iri for each in store.articles())


def test_a_statement_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    load(store, story())
    wanted = story().statements[0]

    assert store.statement(wanted.id[:8]) == wanted


def test_an_ambiguous_beginning_lists_the_statements(store: Store) -> None:
    load(store, story())

    with pytest.raises(AmbiguousNameError, match=story().statements[-1].id):
        store.statement("")
