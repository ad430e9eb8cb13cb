"""How every store finds things, and what it takes for one."""

from __future__ import annotations

import pytest

from graph.store import Store
from ontology.schema import THINGS
from tests.graph.articles import article, entity, record, statement, story
from tests.graph.stores import load, only, store

__all__ = ["store"]


def test_facts_about_a_thing_have_it_at_either_end(store: Store) -> None:
    load(store, story())

    found = store.facts_about(f"{THINGS}xiaomi")

    assert sorted(each.relation for each in found) == ["exports", "manufactures", "manufactures", "partnerOf"]


@pytest.mark.parametrize("name", ["XIAOMI", "Xiaomi Inc.", "xiaomi"])
def test_a_thing_is_found_regardless_of_case_and_legal_form(store: Store, name: str) -> None:
    load(store, story())

    assert [each.iri for each in store.find(name)] == [f"{THINGS}xiaomi"]


def test_a_thing_is_found_by_its_alias(store: Store) -> None:
    load(store, story())

    assert [each.name for each in store.find("sinomach")] == ["China National Machinery Industry"]


def test_a_thing_is_found_without_its_bracket_unless_another_has_that_name(store: Store) -> None:
    load(store, story())
    assert [each.name for each in store.find("Hyperion Leasing")] == ["Hyperion Leasing (Tianjin)"]

    source = article("b")
    load(store, record(source, entities=[entity(source, "Hyperion Leasing")]))

    assert [each.name for each in store.find("Hyperion Leasing")] == ["Hyperion Leasing"]


def test_a_name_that_is_not_there_finds_nothing_and_suggests_its_like(store: Store) -> None:
    load(store, story())

    assert store.find("Xiaome") == ()
    assert store.suggest("Xiaome") == ("Xiaomi",)


def test_a_thing_knows_its_members_and_keys(store: Store) -> None:
    load(store, story("a"), story("b"))

    found = store.thing(f"{THINGS}xiaomi")

    assert (len(found.members), found.keys) == (2, ("Company:xiaomi",))


def test_a_fact_shows_the_name_that_its_thing_has_now(store: Store) -> None:
    one, two, three = (article(each) for each in "abc")
    load(store, record(one, statement(one, "XIAOMI", "owns", "Beta")))
    assert only(store).subject.name == "XIAOMI"

    load(store, *(record(each, statement(each, "Xiaomi", "owns", "Beta")) for each in (two, three)))

    assert only(store).subject.name == "Xiaomi"


def test_an_alias_stated_later_joins_two_things_and_goes_with_its_article(store: Store) -> None:
    one, other = article("a"), article("b")
    load(store, record(one, statement(one, "Sinomach", "owns", "Beta")))
    load(store, record(other, entities=[entity(other, ("China National Machinery", "Company", ("Sinomach",)))]))
    assert [each.name for each in store.find("China National Machinery")] == [
        each.name for each in store.find("Sinomach")
    ]

    store.retract(other.iri)

    assert store.find("China National Machinery") == ()
    assert only(store).subject.iri == f"{THINGS}sinomach"
