"""Facts of any shape, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as some

from graph.statement import Fact, Thing
from tests.graph.factory import evidence, fact, thing
from tests.graph.made_ontology import ontology

texts = some.text(some.characters(exclude_categories=["Cs"]), max_size=12)
dates = some.sampled_from(["2024", "2024-02", "2024-02-29", "2025-12-31"])
things: some.SearchStrategy[Thing] = some.builds(
    lambda name, kind, aliases: thing(name, kind, *aliases),
    texts,
    some.sampled_from(sorted(ontology().types)),
    some.lists(some.tuples(texts, some.sampled_from(["", "en", "zh"])), max_size=2),
)


def fact_lists(max_size: int = 6) -> some.SearchStrategy[list[Fact]]:
    """Facts with different ids among a few things."""
    ends = some.lists(things, min_size=1, max_size=4, unique_by=lambda each: each.iri)
    return ends.flatmap(lambda found: some.lists(_facts(found), max_size=max_size, unique_by=lambda each: each.id))


def _facts(ends: list[Thing]) -> some.SearchStrategy[Fact]:
    values = texts | some.floats(allow_nan=False, allow_infinity=False)
    maybe = some.none() | dates
    return some.builds(
        fact,
        some.sampled_from(ends),
        some.sampled_from(sorted(ontology().relations)),
        some.sampled_from(ends),
        status=some.sampled_from(sorted(ontology().statuses)),
        confidence=some.floats(0, 1),
        support=some.integers(0, 9),
        qualifiers=some.dictionaries(some.sampled_from(sorted(ontology().qualifiers)), values, max_size=3),
        inferred=some.booleans(),
        because=some.tuples() | some.just(("a1", "b2")),
        seen=some.tuples(maybe, maybe),
        valid=some.lists(some.tuples(maybe, maybe), max_size=2).map(tuple),
        evidences=some.lists(some.builds(evidence, texts, texts, maybe, said_by=some.none() | texts), max_size=3).map(
            tuple
        ),
    )
