"""Rows of given pairs: what `eval --pairs` sees of a text, with nothing but the given pair asked for."""

from __future__ import annotations

from typing import Any

from ontology.read import load
from training import pairs, public

TEXT = "Alpha Bank, based in Athens, bought Ibex from Castor. It sold the company again."


def seen(text: str, head: tuple[int, int], tail: tuple[int, int], ours: list[str]) -> dict[str, Any]:
    ends = {name: dict(zip(("start", "end"), span, strict=True)) for name, span in (("head", head), ("tail", tail))}
    plain = public.row({"id": "a", "dataset": "core", "text": text, "ours": ours, **ends})
    assert plain is not None
    return pairs.row(plain, load())


def test_a_row_asks_for_the_given_pair_among_all_names() -> None:
    row = seen(TEXT, (36, 40), (0, 10), ["acquired", "<-"])
    names = [{TEXT[a:b] for a, b in thing["mentions"]} for thing in row["things"]]
    [fact] = row["facts"]
    assert [names[fact[0]], fact[1], names[fact[2]]] == [{"Alpha Bank"}, "acquired", {"Ibex"}]
    assert sorted(name for each in names for name in each) == ["Alpha Bank", "Athens", "Castor", "Ibex"]
    assert {tuple(pair) for pair in row["pairs"]} == {(fact[0], fact[2]), (fact[2], fact[0])}
    assert {TEXT[a:b] for a, b, *whom in row["pronouns"] if whom == [-1, -1]} == {"It", "company"}
    assert [TEXT[at:].split()[0] for at, _ in row["trees"]] == ["Alpha", "It"]


def test_ends_that_are_one_thing_have_their_places_once() -> None:
    row = seen("Ibex said it owns Ibex Sport.", (10, 12), (18, 28), ["owns", "->"])
    places = [tuple(place) for thing in row["things"] for place in thing["mentions"]]
    assert len(places) == len(set(places)) == 3


def test_a_maker_inside_its_product_s_name_is_learnt_from() -> None:
    row = seen("He drove a Toyota Yaris home.", (11, 17), (11, 23), ["manufactures", "->"])
    assert sorted(tuple(place) for thing in row["things"] for place in thing["mentions"]) == [(11, 17), (18, 23)]
