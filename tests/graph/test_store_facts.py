"""How every store makes facts of statements, and which it gives."""

from __future__ import annotations

from graph.selection import Selection
from graph.store import Store
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.stores import deal, load, only, store

__all__ = ["store"]


def test_the_latest_report_decides_the_status(store: Store) -> None:
    load(store, deal("a", "rumoured", "2024-01-01"), deal("b", "denied", "2024-03"), deal("c", "planned", "2023"))

    assert only(store).status == "denied"
    assert only(store).history == (("2024-03", "denied"), ("2024-01-01", "rumoured"), ("2023", "planned"))


def test_of_one_date_the_status_of_lower_rank_wins(store: Store) -> None:
    load(store, deal("a", "planned", "2024"), deal("b", "current", "2024"))

    assert only(store).status == "current"


def test_an_undated_report_is_older_than_any_dated_one(store: Store) -> None:
    load(store, deal("a", "current", None), deal("b", "abandoned", "1999"))

    assert only(store).status == "abandoned"


def test_an_event_never_ends(store: Store) -> None:
    load(store, deal("a", "current", "2020"), deal("b", "ended", "2024"))

    assert only(store).status == "current"


def test_a_state_of_affairs_ends(store: Store) -> None:
    source = article("a")
    load(store, record(source, statement(source, "Alpha", "owns", "Beta", "ended")))

    assert only(store).status == "ended"


def test_confidences_of_independent_articles_add_up(store: Store) -> None:
    load(store, deal("a", "current", "2024", confidence=0.5), deal("b", "current", "2025", confidence=0.5))

    assert (only(store).support, only(store).confidence) == (2, 0.75)


def test_the_same_quote_of_one_publisher_counts_once(store: Store) -> None:
    for key in ("a", "b"):
        source = article(key, publisher="Wire")
        load(
            store,
            record(source, statement(source, "Alpha", "acquired", "Beta", confidence=0.5, quote="Alpha bought Beta.")),
        )

    assert (only(store).support, only(store).confidence) == (1, 0.5)


def test_the_same_text_under_two_addresses_counts_once(store: Store) -> None:
    for key in ("a", "b"):
        source = article(key, publisher=key, text="Alpha bought Beta.")
        load(store, record(source, statement(source, "Alpha", "acquired", "Beta")))

    assert only(store).support == 1


def test_reports_that_say_otherwise_are_evidence_but_no_support(store: Store) -> None:
    load(store, deal("a", "rumoured", "2024"), deal("b", "denied", "2025"))

    assert (only(store).support, len(only(store).evidence)) == (1, 2)


def test_a_symmetric_fact_is_one_in_both_directions(store: Store) -> None:
    for key, ends in (("a", ("Alpha", "Beta")), ("b", ("Beta", "Alpha"))):
        source = article(key)
        load(store, record(source, statement(source, ends[0], "partnerOf", ends[1])))

    assert only(store).support == 2


def test_an_identifying_qualifier_makes_another_fact(store: Store) -> None:
    source = article("a")
    load(
        store,
        record(
            source,
            *(
                statement(source, ("Ada", "Person"), "leads", "Beta", qualifiers={"role": role})
                for role in ("CEO", "chair")
            ),
        ),
    )

    assert sorted(str(fact.qualifiers["role"]) for fact in store.facts()) == ["CEO", "chair"]


def test_who_exports_a_product_exports_its_maker_s_goods(store: Store) -> None:
    load(store, story())

    (fact,) = (each for each in store.facts() if each.inferred)

    assert (fact.subject.name, fact.object.name, fact.status) == ("Hyperion Leasing (Tianjin)", "Xiaomi", "planned")
    assert [store.fact(each).relation for each in fact.because] == [
        "exports",
        "manufactures",
        "exports",
        "manufactures",
    ]
    assert len(fact.evidence) == 4
    assert fact.rule == ONTOLOGY.rules[0].name


def test_a_stated_fact_takes_the_place_of_an_inferred_one(store: Store) -> None:
    source = article("b")
    load(store, story(), record(source, statement(source, "Hyperion Leasing (Tianjin)", "exports", "Xiaomi")))

    assert [each.inferred for each in store.facts(Selection(relations=("exports",)))] == [False] * 3


def test_an_inferred_fact_comes_back_when_the_stated_one_goes(store: Store) -> None:
    source = article("b")
    load(store, story(), record(source, statement(source, "Hyperion Leasing (Tianjin)", "exports", "Xiaomi")))
    store.retract(source.iri)

    assert sum(each.inferred for each in store.facts()) == 1


def test_by_default_only_asserted_facts_are_given(store: Store) -> None:
    load(store, deal("a", "rumoured", "2024"))

    assert list(store.facts()) == []
    assert len(list(store.facts(Selection(statuses=("rumoured",))))) == 1


def test_a_selection_by_confidence_leaves_weaker_facts_out(store: Store) -> None:
    load(store, deal("a", "current", "2024", confidence=0.4))

    assert list(store.facts(Selection(minimum_confidence=0.5))) == []


def test_a_selection_can_leave_inferred_facts_out(store: Store) -> None:
    load(store, story())

    assert not any(each.inferred for each in store.facts(Selection(inferred=False)))


def test_as_of_a_date_only_earlier_reports_count(store: Store) -> None:
    load(store, deal("a", "planned", "2023-05"), deal("b", "current", "2024-02-01"))

    assert [each.status for each in store.facts(Selection(as_of="2023"))] == ["planned"]
    assert [each.status for each in store.facts(Selection(as_of="2024-02"))] == ["current"]
    assert list(store.facts(Selection(as_of="2022"))) == []


def test_as_of_a_date_later_reports_do_not_support(store: Store) -> None:
    load(store, deal("a", "planned", "2023"), deal("b", "current", "2024-01"), deal("c", "current", "2024-03"))

    (then,) = store.facts(Selection(as_of="2024-02"))

    assert (then.support, only(store).support) == (2, 3)
    assert (then.last_seen, then.history) == ("2024-01", (("2024-01", "current"), ("2023", "planned")))
    assert [each.published for each in then.evidence] == ["2024-01", "2023"]


def test_as_of_a_date_reports_that_later_ones_deny_support(store: Store) -> None:
    load(store, deal("a", "planned", "2023"), deal("b", "planned", "2024-01"), deal("c", "denied", "2024-03"))

    (then,) = store.facts(Selection(as_of="2024-02"))

    assert (then.status, then.support) == ("planned", 2)
    assert (only(store).status, only(store).support) == ("denied", 1)


def test_as_of_a_date_a_fact_s_own_time_goes_before_its_reports(store: Store) -> None:
    source = article("a", "2025")
    load(store, record(source, statement(source, "Alpha", "owns", "Beta", "ended", valid=("2019", "2021"))))

    assert [each.status for each in store.facts(Selection(as_of="2020"))] == ["current"]
    assert list(store.facts(Selection(as_of="2022"))) == []
