"""The networkx graph of a selection, and where drawings put its nodes."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import networkx
import pytest

from graph.formats.picture import picture
from graph.layout import positions
from graph.networks import network
from graph.statement import Fact
from tests.graph.factory import HYPERION, LEI, SINOMACH, XIAOMI, fact, thing, things, world
from tests.graph.made_ontology import ontology


def ring(size: int) -> list[Fact]:
    """Companies that own each other in a ring."""
    names = [thing(f"company {at}") for at in range(size)]
    return [fact(one, "owns", other) for one, other in zip(names, names[1:] + names[:1], strict=True)]


def test_every_fact_is_an_edge_keyed_by_its_id() -> None:
    graph = network(world())

    assert {key: data["fact"] for _, _, key, data in graph.edges(keys=True, data=True)} == {
        each.id: each for each in world()
    }


def test_things_without_facts_are_nodes_too() -> None:
    assert set(network(world(), things())) == {each.iri for each in things()}


def test_nodes_and_edges_carry_plain_values() -> None:
    graph = network(world())
    (owned,) = [data for _, _, data in graph.edges(data=True) if data["relation"] == "owns"]

    assert (owned["status"], owned["percent"], owned["inferred"]) == ("current", 51.0, False)
    assert (graph.nodes[XIAOMI.iri]["name"], graph.nodes[XIAOMI.iri]["type"]) == ("Xiaomi", "Company")


def test_the_order_of_the_facts_does_not_change_the_graph() -> None:
    graph, other = network(world()), network(reversed(world()))

    assert list(graph.edges(keys=True)) == list(other.edges(keys=True))


def test_networkx_measures_work_on_it() -> None:
    degrees = networkx.degree_centrality(network(world()))

    assert max(degrees, key=degrees.__getitem__) == HYPERION.iri


@pytest.mark.parametrize("size", [3, 40, 600])
def test_no_two_nodes_share_a_place(size: int) -> None:
    places = positions(picture(ring(size), (), ontology()))

    assert len(set(places.values())) == size


def test_parts_that_are_not_linked_do_not_overlap() -> None:
    facts = [fact(LEI, "leads", XIAOMI), fact(HYPERION, "subsidiaryOf", SINOMACH)]
    places = positions(picture(facts, [thing("alone")], ontology()))

    assert min(hypot(x - u, y - v) for (x, y), (u, v) in combinations(places.values(), 2)) > 50


def test_an_empty_selection_has_no_places() -> None:
    assert positions(picture((), (), ontology())) == {}
