"""What every store makes of a person's decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.decisions import CONFIRM, MERGE, REJECT, UNMERGE, Decision
from graph.errors import UnknownNameError
from graph.identity import entity_key
from graph.store import Store
from tests.graph.articles import article, record, statement, story
from tests.graph.stores import EVERY, deal, load, only, store

__all__ = ["store"]


def merge(*names: str, kind: str = MERGE, date: str = "2026-01-01") -> Decision:
    return Decision(kind, tuple(sorted(entity_key(name, "Company") for name in names)), "Ada", "because", date)


def judge(kind: str, identifier: str) -> Decision:
    return Decision(kind, (identifier,), "Ada", "because", "2026-01-01")


def test_merging_joins_facts_and_unmerging_parts_them(store: Store) -> None:
    source = article("a")
    load(
        store,
        record(source, *(statement(source, name, "owns", "Beta") for name in ("BMW", "Bayerische Motoren Werke"))),
    )
    store.decide(merge("BMW", "Bayerische Motoren Werke"))
    assert only(store).subject.keys == ()
    assert len(only(store).evidence) == 2

    store.decide(merge("BMW", "Bayerische Motoren Werke", kind=UNMERGE, date="2026-01-02"))

    assert len(list(store.facts())) == 2


def test_a_fact_between_names_that_become_one_is_no_fact(store: Store) -> None:
    source = article("a")
    load(store, record(source, statement(source, "BMW", "partnerOf", "Bayerische Motoren Werke")))
    store.decide(merge("BMW", "Bayerische Motoren Werke"))

    assert list(store.facts(EVERY)) == []


def test_a_merge_outlives_reading_the_article_again(store: Store) -> None:
    source = article("a")
    written = record(source, *(statement(source, name, "owns", "Beta") for name in ("BMW", "Bayerische Motoren Werke")))
    load(store, written)
    store.decide(merge("BMW", "Bayerische Motoren Werke"))
    store.retract(source.iri)
    load(store, written)

    assert len(only(store).evidence) == 2


def test_a_rejected_statement_counts_no_more_until_that_is_undone(store: Store) -> None:
    load(store, story())
    before = list(store.facts(EVERY))
    rejected = next(each for each in story().statements if each.relation == "partnerOf")
    store.decide(judge(REJECT, rejected.id))
    assert "partnerOf" not in {each.relation for each in store.facts(EVERY)}

    store.undo(judge(REJECT, rejected.id).id)

    assert list(store.facts(EVERY)) == before


def test_rejecting_a_premise_takes_its_inference_away(store: Store) -> None:
    load(store, story())
    for each in story().statements:
        if each.relation == "exports":
            store.decide(judge(REJECT, each.id))

    assert not any(each.inferred for each in store.facts(EVERY))


def test_a_confirmed_statement_is_certain(store: Store) -> None:
    load(store, deal("a", "current", "2024", confidence=0.3))
    store.decide(judge(CONFIRM, only(store).evidence[0].statement))

    assert only(store).confidence == 1.0


def test_deciding_twice_changes_nothing(store: Store) -> None:
    load(store, story())
    store.decide(judge(CONFIRM, story().statements[0].id))
    before = list(store.facts(EVERY))
    store.decide(judge(CONFIRM, story().statements[0].id))

    assert (len(list(store.decisions())), list(store.facts(EVERY))) == (1, before)


def test_a_decision_keeps_author_reason_and_date(store: Store) -> None:
    decision = replace(merge("BMW", "Audi"), author='Ada "A"', reason="see\nregister", date="2026-02-03T04:05:06Z")
    store.decide(decision)

    assert list(store.decisions()) == [decision]


def test_a_decision_that_is_not_there_cannot_be_undone(store: Store) -> None:
    with pytest.raises(UnknownNameError, match="No decision"):
        store.undo("none")


def test_a_decision_waits_while_its_statement_is_gone(store: Store) -> None:
    load(store, story())
    decision = judge(REJECT, story().statements[0].id)
    store.decide(decision)
    assert list(store.waiting()) == []

    store.retract(story().article.iri)

    assert list(store.waiting()) == [decision]


def test_a_relation_the_ontology_does_not_know_waits_in_the_record(store: Store) -> None:
    source = article("a")
    written = record(source, replace(statement(source, "Alpha", "owns", "Beta"), relation="sponsors"))
    load(store, written)

    assert list(store.facts(EVERY)) == []
    assert store.record(source.iri) == written


def test_a_rebuild_changes_nothing(store: Store) -> None:
    load(store, story(), deal("a", "rumoured", "2024"))
    store.decide(judge(CONFIRM, story().statements[0].id))
    before = list(store.things()), list(store.facts(EVERY)), list(store.decisions())
    store.rebuild()

    assert (list(store.things()), list(store.facts(EVERY)), list(store.decisions())) == before


def test_closing_twice_is_safe(store: Store) -> None:
    store.close()
    store.close()
