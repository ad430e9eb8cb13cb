"""Rows of given pairs: what `eval --pairs` sees of a text, with nothing but the given pair asked for."""

from __future__ import annotations

from ontology.read import load
from training import pairs, public

TEXT = "Alpha Bank, based in Athens, bought Ibex from Castor. It sold the company again."


def test_a_row_asks_for_the_given_pair_among_all_names() -> None:
    given = {
        "id": "a",
        "dataset": "core",
        "text": TEXT,
        "head": {"start": 36, "end": 40},
        "tail": {"start": 0, "end": 10},
        "ours": ["acquired", "<-"],
    }
    plain = public.row(given)
    assert plain is not None
    row = pairs.row(plain, load())
    names = [{TEXT[a:b] for a, b in thing["mentions"]} for thing in row["things"]]
    [fact] = row["facts"]
    assert [names[fact[0]], fact[1], names[fact[2]]] == [{"Alpha Bank"}, "acquired", {"Ibex"}]
    assert sorted(name for each in names for name in each) == ["Alpha Bank", "Athens", "Castor", "Ibex"]
    assert {tuple(pair) for pair in row["pairs"]} == {(fact[0], fact[2]), (fact[2], fact[0])}
    assert {TEXT[a:b] for a, b, *whom in row["pronouns"] if whom == [-1, -1]} == {"It", "company"}
    assert [TEXT[at:].split()[0] for at, _ in row["trees"]] == ["Alpha", "It"]


def test_ends_that_are_one_thing_have_their_places_once() -> None:
    given = {
        "id": "b",
        "dataset": "core",
        "text": "Ibex said it owns Ibex Sport.",
        "head": {"start": 10, "end": 12},
        "tail": {"start": 18, "end": 28},
        "ours": ["owns", "->"],
    }
    plain = public.row(given)
    assert plain is not None
    places = [tuple(place) for thing in pairs.row(plain, load())["things"] for place in thing["mentions"]]
    assert len(places) == len(set(places)) == 3
