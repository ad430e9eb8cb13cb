"""Chains between two things, against an exhaustive search on small graphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from random import Random

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.memory import MemoryStore
from graph.paths import Chain, Chains, chains
from graph.statement import Fact, Thing
from graph.store import EVERYTHING, Selection, Store
from ontology.errors import UsageError
from tests.graph import articles
from tests.graph.factory import HYPERION, LEI, RUSSIA, SINOMACH, SU7, XIAOMI, fact, thing, world
from tests.graph.made_ontology import ontology

A, B, C, D, E = (thing(name) for name in "ABCDE")
THINGS = (A, B, C, D, E)


class Listed:
    """Facts in a list, found by their ends."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts = sorted(facts, key=lambda each: each.id)

    def facts_about(self, iri: str, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        for each in self._facts:
            wanted = not selection.relations or each.relation in selection.relations
            if wanted and iri in (each.subject.iri, each.object.iri):
                yield each


def names(found: Chains) -> list[str]:
    """Each chain as its things' names."""
    return ["-".join((chain.steps[0].start.name, *(step.end.name for step in chain.steps))) for chain in found.chains]


def test_the_shortest_chain_comes_first_with_the_fact_of_each_step() -> None:
    found = chains(Listed(world()), LEI, SINOMACH, most=1)

    assert [(step.fact.relation, step.forward) for step in found.chains[0].steps] == [
        ("leads", True),
        ("acquired", False),
    ]
    assert all(step.fact.evidence for step in found.chains[0].steps)


def test_a_store_answers_with_the_sentence_behind_every_step() -> None:
    store: Store = MemoryStore(ontology())
    list(store.write([articles.story()]))
    (xiaomi,), (sinomach,) = store.find("Xiaomi"), store.find("Sinomach")

    (chain,) = chains(store, xiaomi, sinomach, most=1).chains

    assert [step.fact.relation for step in chain.steps] == ["partnerOf", "subsidiaryOf"]
    assert [step.fact.evidence[0].quote for step in chain.steps] == [
        "Xiaomi partnerOf Hyperion Leasing (Tianjin), https://news.example/xiaomi.",
        "Hyperion Leasing (Tianjin) subsidiaryOf China National Machinery Industry, https://news.example/xiaomi.",
    ]


def test_several_facts_between_two_things_are_one_step() -> None:
    (step,) = chains(Listed(world()), HYPERION, XIAOMI, most=1).chains[0].steps

    assert (step.fact.relation, [each.relation for each in step.others]) == (
        "partnerOf",
        ["exports"],
    )


def test_via_keeps_to_the_named_relations() -> None:
    found = chains(Listed(world()), XIAOMI, HYPERION, via=["exports", "manufactures"])
    relations = {step.fact.relation for chain in found.chains for step in chain.steps}

    assert relations == {"exports", "manufactures"}
    assert len(found.chains) == 3


def test_a_stated_fact_is_shown_before_an_inferred_one() -> None:
    stated = fact(A, "owns", B, confidence=0.1)
    inferred = fact(A, "exports", B, confidence=1.0, inferred=True, because=("x",))

    (step,) = chains(Listed([inferred, stated]), A, B).chains[0].steps

    assert step.fact == stated


def test_of_two_chains_of_one_length_the_stated_one_comes_first() -> None:
    facts = [
        fact(A, "owns", B, inferred=True, confidence=1.0),
        fact(B, "owns", D, confidence=1.0),
        fact(A, "owns", C, confidence=0.2),
        fact(C, "owns", D, confidence=0.2),
    ]

    assert names(chains(Listed(facts), A, D)) == ["A-C-D", "A-B-D"]


def test_a_shorter_inferred_chain_comes_before_a_longer_stated_one() -> None:
    facts = [fact(A, "owns", B), fact(B, "owns", C), fact(A, "exports", C, inferred=True)]

    assert names(chains(Listed(facts), A, C)) == ["A-C", "A-B-C"]


def test_no_chain_is_longer_than_the_hops_allowed() -> None:
    facts = [fact(one, "owns", other) for one, other in pairwise(THINGS)]

    assert chains(Listed(facts), A, E, max_hops=3).chains == ()
    assert names(chains(Listed(facts), A, E, max_hops=4)) == ["A-B-C-D-E"]


def test_things_that_are_not_linked_have_no_chain() -> None:
    found = chains(Listed([fact(A, "owns", B), fact(C, "owns", D)]), A, D)

    assert (found.chains, found.notice) == ((), None)


def test_a_thing_without_facts_has_no_chain() -> None:
    assert chains(Listed([fact(A, "owns", B)]), A, E).chains == ()


def test_a_search_over_its_budget_says_that_it_stopped_early() -> None:
    spokes = [fact(A, "owns", thing(f"spoke {at}")) for at in range(50)]

    found = chains(Listed([*spokes, fact(B, "owns", thing("spoke 7"))]), A, B, budget=20)

    assert (found.facts_read, found.stopped_early) == (20, True)
    assert found.notice == "Stopped early after 20 facts: other and shorter chains may exist."


def test_a_search_that_fits_its_budget_exactly_did_not_stop_early() -> None:
    found = chains(Listed([fact(A, "owns", B)]), A, B, budget=1)

    assert (names(found), found.notice) == (["A-B"], None)


def test_a_hub_at_one_end_is_not_read_before_the_other_end() -> None:
    hub = [fact(thing(f"spoke {at}"), "exportsTo", RUSSIA) for at in range(1000)]
    facts = [*hub, fact(A, "exportsTo", RUSSIA), fact(A, "owns", B)]

    found = chains(Listed(facts), RUSSIA, B, most=1, budget=1100)

    assert (names(found), found.stopped_early) == ([f"{RUSSIA.name}-A-B"], False)


def test_one_thing_at_both_ends_is_refused() -> None:
    with pytest.raises(UsageError, match="'SU7' is both ends"):
        chains(Listed(world()), SU7, SU7)


@pytest.mark.parametrize("limit", ["most", "max_hops", "budget"])
def test_limits_below_one_are_refused(limit: str) -> None:
    with pytest.raises(UsageError, match="at least 1"):
        chains(Listed(world()), A, B, **{limit: 0})  # type: ignore[arg-type] # one of three ints


links = some.lists(
    some.builds(
        fact,
        some.sampled_from(THINGS),
        some.sampled_from(["owns", "partnerOf"]),
        some.sampled_from(THINGS),
        inferred=some.booleans(),
        confidence=some.sampled_from([0.25, 0.5, 1.0]),
    ),
    max_size=14,
    unique_by=lambda each: each.id,
)


@given(links, some.integers(1, 6), some.integers(1, 5))
def test_the_chains_are_the_best_of_all_there_are(facts: list[Fact], most: int, hops: int) -> None:
    every = sorted(map(rank, all_chains(facts, A, B, hops)))

    found = chains(Listed(facts), A, B, most=most, max_hops=hops).chains

    assert [rank(facts_of(chain)) for chain in found] == every[:most]


@given(links, some.randoms(use_true_random=False))
def test_the_order_of_the_facts_changes_nothing(facts: list[Fact], random: Random) -> None:
    shuffled = sorted(facts, key=lambda _: random.random())

    assert chains(Listed(shuffled), A, B, most=9) == chains(Listed(facts), A, B, most=9)


def facts_of(chain: Chain) -> list[Fact]:
    return [step.fact for step in chain.steps]


def rank(steps: list[Fact]) -> tuple[int, int, int]:
    """What chains are ordered by: steps, inferred steps, thousandths of doubt."""
    doubt = sum(round(1000 * (1 - step.confidence)) for step in steps)
    return len(steps), sum(step.inferred for step in steps), doubt


def all_chains(facts: list[Fact], start: Thing, end: Thing, hops: int) -> Iterator[list[Fact]]:
    """Every simple chain, each step with its stated, then surest fact."""
    best: dict[frozenset[str], Fact] = {}
    for each in sorted(facts, key=lambda each: (each.inferred, -each.confidence)):
        best.setdefault(frozenset((each.subject.iri, each.object.iri)), each)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(each.iri for each in THINGS)
    graph.add_edges_from((min(ends), max(ends)) for ends in best if len(ends) == 2)
    for iris in networkx.all_simple_paths(graph, start.iri, end.iri, cutoff=hops):
        yield [best[frozenset(pair)] for pair in pairwise(iris)]
