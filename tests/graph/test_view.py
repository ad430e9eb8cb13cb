from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, Quad

from graph.decisions import CONFIRM, KINDS, MERGE, REJECT, UNMERGE, Decision
from graph.embedded import EmbeddedStore
from graph.identity import entity_key
from graph.memory import MemoryStore
from graph.rebuilding import derived
from graph.selection import Selection
from graph.statement import Entity, Record, Statement, Value
from graph.terms import kg
from tests.graph.articles import ONTOLOGY, article, entity, record, statement, story

EVERY = Selection(statuses=tuple(ONTOLOGY.statuses))
KEYS = ("https://a.example/1", "https://b.example/2", "c3", "d4")
COMPANIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Beta", ()),
    ("Alpha", ()),
    ("Alpha SA", ("Beta",)),
    ("Gamma Holdings", ("Beta", "G.H.")),
    ("G.H.", ("Gamma Holdings",)),
    ("Delta", ("Epsilon",)),
    ("Delta (Lyon)", ("Delta",)),
)
# What makes facts meet stands often: one product, one person, asserted statuses, few names.
PRODUCTS = ("Model S", "Model S", "Model S", "Alpha")
ENDS = (
    *[("exports", "Company", "Product"), ("manufactures", "Company", "Product"), ("leads", "Person", "Company")] * 3,
    *[("exports", "Company", "Company"), ("partnerOf", "Company", "Company")] * 2,
    ("subsidiaryOf", "Company", "Company"),
    ("acquired", "Company", "Company"),
)
STATUSES = (*["current"] * 5, *["planned"] * 2, *sorted(ONTOLOGY.statuses))
PERIODS = (*[(None, None)] * 5, ("2019", None), ("2020", "2021-05"), (None, "2018"))
ROLES: tuple[dict[str, Value], ...] = ({"role": "CEO"}, {"role": "Chair"}, {})


def _name(draw: st.DrawFn, source: Record, type_name: str) -> Entity:
    if type_name == "Company":
        name, aliases = draw(st.sampled_from((*COMPANIES[:3] * 2, *COMPANIES)))
        identifiers = draw(st.sampled_from([(), (), (), (), (("lei", "A"),), (("lei", "B"),)]))
        return entity(source.article, (name, "Company", aliases), identifiers)
    name = draw(st.sampled_from(PRODUCTS if type_name == "Product" else ("Ada",)))
    return entity(source.article, (name, type_name))


@st.composite
def records(draw: st.DrawFn) -> Record:
    source = record(
        article(
            draw(st.sampled_from(KEYS)),
            draw(st.sampled_from([None, "2024", "2024-05", "2025-01-31"])),
            draw(st.sampled_from([None, "News", "Other"])),
            draw(st.sampled_from([None, "the same text"])),
        )
    )
    said: list[Statement] = []
    known: dict[str, Entity] = {}
    for _ in range(draw(st.integers(1, 7))):
        relation, *types = draw(st.sampled_from(ENDS))
        first, second = (_name(draw, source, type_name) for type_name in types)
        first, second = (known.setdefault(each.iri, each) for each in (first, second))
        said.append(
            statement(
                source.article,
                first,
                relation,
                second,
                draw(st.sampled_from(STATUSES)),
                confidence=draw(st.sampled_from([0.0, 0.3, 0.5, 0.9, 1.0])),
                quote=draw(st.sampled_from([None, "the same quote"])),
                qualifiers=draw(st.sampled_from(ROLES)) if relation == "leads" else {},
                valid=draw(st.sampled_from(PERIODS)),
            )
        )
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


def check_changes(data: st.DataObject, most: int) -> None:
    with stores() as (memory, embedded):
        for _ in range(data.draw(st.integers(1, most))):
            act(data, memory, embedded)

            assert_same(memory, embedded)


PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.mark.brief
@settings(PATIENT, max_examples=50)
@given(st.data())
def test_after_any_changes_the_view_equals_a_rebuild_and_the_memory_store_s(data: st.DataObject) -> None:
    check_changes(data, 8)


@pytest.mark.slow
@settings(PATIENT, max_examples=70)
@given(st.data())
def test_after_many_changes_the_view_equals_a_rebuild_and_the_memory_store_s(data: st.DataObject) -> None:
    check_changes(data, 15)


@pytest.mark.long
@settings(PATIENT, max_examples=2000)
@given(st.data())
def test_after_very_many_changes_the_view_equals_a_rebuild_and_the_memory_store_s(data: st.DataObject) -> None:
    check_changes(data, 15)


def test_a_plain_triple_stays_while_another_current_fact_has_it() -> None:
    one, other = article("a"), article("b")
    chief, chair = (
        record(source, statement(source, ("Ada", "Person"), "leads", "Beta", qualifiers={"role": role}))
        for source, role in ((one, "CEO"), (other, "chair"))
    )
    with stores() as (_, embedded):
        list(embedded.write([chief, chair]))
        embedded.retract(one.iri)

        assert view_of(embedded) == set(derived(embedded.reader))
        assert len(list(embedded.reader.match(None, kg("leads"), None))) == 1


def test_undoing_each_kind_of_decision_restores_the_view() -> None:
    said = story().statements
    rulings = [
        Decision(MERGE, ("Company:hyperion leasing (tianjin)", "Company:xiaomi"), "Ada", "", "2026-01-01"),
        Decision(UNMERGE, ("Company:china national machinery industry", "Company:sinomach"), "Ada", "", "2026-01-01"),
        Decision(REJECT, (said[0].id,), "Ada", "", "2026-01-01"),
        Decision(CONFIRM, (said[1].id,), "Ada", "", "2026-01-01"),
    ]
    with stores() as (_, embedded):
        list(embedded.write([story()]))
        before = view_of(embedded)
        for ruling in rulings:
            embedded.decide(ruling)
            assert view_of(embedded) != before
            embedded.undo(ruling.id)

            assert view_of(embedded) == before


def test_an_inference_that_meets_a_stated_fact_out_of_reach_leaves_it_alone() -> None:
    one, other = article("a"), article("b")
    product = ("Model S", "Product")
    with stores() as (memory, embedded):
        for store in (memory, embedded):
            list(
                store.write(
                    [
                        record(
                            one,
                            statement(one, "Beta", "exports", product),
                            statement(one, "Alpha", "manufactures", product),
                            statement(one, "Beta", "exports", "Gamma Holdings"),
                        ),
                        record(
                            other,
                            entities=[entity(other, name, [("lei", "A")]) for name in ("Alpha", "Gamma Holdings")],
                        ),
                    ]
                )
            )

        assert_same(memory, embedded)
