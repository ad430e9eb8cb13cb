from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad

from graph.decisions import KINDS, MERGE, UNMERGE, Decision
from graph.embedded import EmbeddedStore
from graph.identity import entity_key
from graph.memory import MemoryStore
from graph.rebuilding import derived
from graph.selection import Selection
from graph.statement import Entity, Record, Statement, Value
from tests.graph.articles import ONTOLOGY, article, entity, record, statement

EVERY = Selection(statuses=tuple(ONTOLOGY.statuses))
KEYS = ("https://a.example/1", "https://b.example/2", "c3", "d4")
COMPANIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Alpha", ()), ("Alpha SA", ("Beta",)), ("Beta", ()), ("Gamma Holdings", ("Beta", "G.H.")),
    ("G.H.", ("Gamma Holdings",)), ("Delta", ("Epsilon",)), ("Delta (Lyon)", ("Delta",)),
)
PRODUCTS = ("Alpha", "Model S")
ENDS: dict[str, tuple[str, str]] = {
    "partnerOf": ("Company", "Company"), "subsidiaryOf": ("Company", "Company"), "acquired": ("Company", "Company"),
    "manufactures": ("Company", "Product"), "exports": ("Company", "Product"), "leads": ("Person", "Company"),
}


def _name(draw: st.DrawFn, source: Record, type_name: str) -> Entity:
    if type_name == "Company":
        name, aliases = draw(st.sampled_from(COMPANIES))
        identifiers = draw(st.sampled_from([(), (), (("lei", "A"),), (("lei", "B"),)]))
        return entity(source.article, (name, "Company", aliases), identifiers)
    name = draw(st.sampled_from(PRODUCTS if type_name == "Product" else ("Lei Jun", "Ada")))
    return entity(source.article, (name, type_name))


@st.composite
def records(draw: st.DrawFn) -> Record:
    source = record(article(
        draw(st.sampled_from(KEYS)),
        draw(st.sampled_from([None, "2024", "2024-05", "2025-01-31"])),
        draw(st.sampled_from([None, "News", "Other"])),
        draw(st.sampled_from([None, "the same text"])),
    ))
    said: list[Statement] = []
    known: dict[str, Entity] = {}
    for _ in range(draw(st.integers(0, 5))):
        relation = draw(st.sampled_from(sorted(ENDS)))
        first, second = (_name(draw, source, type_name) for type_name in ENDS[relation])
        first, second = (known.setdefault(each.iri, each) for each in (first, second))
        roles: list[dict[str, Value]] = [{}, {"role": "CEO"}, {"role": "Chair"}]
        said.append(statement(
            source.article, first, relation, second,
            draw(st.sampled_from(sorted(ONTOLOGY.statuses))),
            confidence=draw(st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])),
            quote=draw(st.sampled_from([None, "the same quote"])),
            qualifiers=draw(st.sampled_from(roles)) if relation == "leads" else {},
            valid=draw(st.sampled_from([(None, None), ("2019", None), ("2020", "2021-05")])),
        ))
    return record(source.article, *said, entities=known.values())


NAME_KEYS = sorted({entity_key(name, "Company") for name, _ in COMPANIES} | {entity_key("Zeta", "Company")})


@st.composite
def decisions(draw: st.DrawFn, statements: list[str]) -> Decision:
    kind = draw(st.sampled_from(sorted(KINDS) if statements else [MERGE, UNMERGE]))
    pool = NAME_KEYS if KINDS[kind] == 2 else statements
    targets = draw(st.lists(st.sampled_from(pool), min_size=KINDS[kind], max_size=KINDS[kind], unique=True))
    return Decision(kind, tuple(sorted(targets)), "Ada", "because", draw(st.sampled_from(["2026-01-01", "2026-02"])))


@contextmanager
def stores() -> Iterator[tuple[MemoryStore, EmbeddedStore]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        EmbeddedStore(Path(folder) / "store", ONTOLOGY, write=True) as embedded,
    ):
        yield MemoryStore(ONTOLOGY), embedded


def view_of(store: EmbeddedStore) -> set[Quad]:
    return set(store.reader.quads.quads_for_pattern(None, None, None, DefaultGraph()))


def assert_same(memory: MemoryStore, embedded: EmbeddedStore) -> None:
    assert view_of(embedded) == set(derived(embedded.reader))
    embedded.check()
    assert list(embedded.things()) == list(memory.things())
    assert list(embedded.facts(EVERY)) == list(memory.facts(EVERY))
    assert list(embedded.decisions()) == list(memory.decisions())
    assert list(embedded.waiting()) == list(memory.waiting())


def act(data: st.DataObject, memory: MemoryStore, embedded: EmbeddedStore) -> None:
    known = [each.iri for each in memory.articles()]
    said = [each.id for iri in known for each in memory.record(iri).statements]
    ruled = [each.id for each in memory.decisions()]
    choices = ["load", "load", "decide"] + ["retract"] * bool(known) + ["undo"] * bool(ruled)
    match data.draw(st.sampled_from(choices)):
        case "load":
            loaded = data.draw(records())
            assert list(embedded.write([loaded])) == list(memory.write([loaded]))
            assert embedded.record(loaded.article.iri) == loaded
        case "retract":
            gone = data.draw(st.sampled_from(known))
            assert embedded.retract(gone) == memory.retract(gone)
        case "decide":
            decision = data.draw(decisions(said))
            before = view_of(embedded)
            if decision.id not in ruled:
                embedded.decide(decision)
                embedded.undo(decision.id)
                assert view_of(embedded) == before
            embedded.decide(decision)
            memory.decide(decision)
        case _:
            undone = data.draw(st.sampled_from(ruled))
            embedded.undo(undone)
            memory.undo(undone)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.data())
def test_after_any_changes_the_view_equals_a_rebuild_and_the_memory_store_s(data: st.DataObject) -> None:
    with stores() as (memory, embedded):
        for _ in range(data.draw(st.integers(1, 8))):
            act(data, memory, embedded)

            assert_same(memory, embedded)
