from __future__ import annotations

import pytest

from graph.decisions import MERGE, REJECT, UNMERGE
from graph.errors import AmbiguousNameError, DecisionError, UnknownNameError
from graph.lookup import answers, judging, merging, named, unmerging
from graph.memory import MemoryStore
from graph.selection import Selection
from ontology.schema import THINGS
from tests.graph.articles import ONTOLOGY, article, entity, record, statement, story

RULED = ("Ada", "because", "2026-01-01")


def store() -> MemoryStore:
    """The story, and an article that names Xiaomi the product and two companies with one alias."""
    made = MemoryStore(ONTOLOGY)
    source = article("https://b.example/")
    others = [
        entity(source, ("Xiaomi", "Product")),
        entity(source, ("China Machinery", "Company", ("CNM",))),
        entity(source, ("Metallurgie", "Company", ("CNM",))),
    ]
    list(made.write([story(), record(source, entities=others)]))
    return made


def test_a_name_limited_to_types_means_one_thing() -> None:
    assert named(store(), ONTOLOGY, "xiaomi", ("Company",)).type == "Company"


def test_an_ambiguous_name_lists_the_things_and_how_to_ask_for_each() -> None:
    with pytest.raises(AmbiguousNameError, match=r"Xiaomi \(product\) 'product/xiaomi', Xiaomi \(company\) 'xiaomi'"):
        named(store(), ONTOLOGY, "Xiaomi")


@pytest.mark.parametrize("iri", ["product/xiaomi", f"{THINGS}product/xiaomi"])
def test_a_thing_is_named_by_its_iri_or_the_end_of_it(iri: str) -> None:
    assert named(store(), ONTOLOGY, iri).type == "Product"


def test_an_alias_of_two_things_is_ambiguous() -> None:
    with pytest.raises(AmbiguousNameError, match=r"China Machinery .* Metallurgie"):
        named(store(), ONTOLOGY, "CNM")


def test_a_thing_s_own_name_goes_before_another_s_alias() -> None:
    made = store()
    source = article("c")
    list(made.write([record(source, entities=[entity(source, "CNM")])]))

    assert named(made, ONTOLOGY, "cnm").name == "CNM"


def test_an_unknown_name_is_told_with_its_like() -> None:
    with pytest.raises(UnknownNameError, match=r"^No company 'Xiaome'\. Did you mean Xiaomi\?$"):
        named(store(), ONTOLOGY, "Xiaome", ("Company",))


def test_an_unknown_name_without_its_like_is_told_alone() -> None:
    with pytest.raises(UnknownNameError, match=r"^No thing 'Zzyzx'\.$"):
        named(store(), ONTOLOGY, "Zzyzx")


def test_who_exports_xiaomi_is_answered_with_status_and_evidence() -> None:
    made = store()
    (found,) = answers(made, ONTOLOGY, "exports", "subject", named(made, ONTOLOGY, "Xiaomi", ("Company",)))

    assert (found.thing.name, found.fact.status, found.fact.inferred) == ("Hyperion Leasing (Tianjin)", "planned", True)
    assert len(found.fact.evidence) == 4


def test_what_an_exporter_exports_is_the_object() -> None:
    made = store()
    found = answers(made, ONTOLOGY, "exports", "object", named(made, ONTOLOGY, "Hyperion Leasing"))

    assert [each.thing.name for each in found] == ["SU7", "YU7", "Xiaomi"]


def test_a_symmetric_relation_answers_from_both_ends() -> None:
    made = store()
    for name in ("xiaomi", "Hyperion Leasing"):
        assert len(list(answers(made, ONTOLOGY, "partnerOf", "object", named(made, ONTOLOGY, name, ("Company",))))) == 1


def test_the_selection_s_statuses_are_kept() -> None:
    made = store()
    thing = named(made, ONTOLOGY, "Hyperion Leasing")

    assert list(answers(made, ONTOLOGY, "exports", "object", thing, Selection(statuses=("current",)))) == []


def test_merging_two_names_makes_a_decision_on_their_keys() -> None:
    decision = merging(store(), ONTOLOGY, ("Sinomach", "Hyperion Leasing"), *RULED)

    assert (decision.kind, decision.targets) == (
        MERGE,
        ("Company:china national machinery industry", "Company:hyperion leasing (tianjin)"),
    )


def test_merging_what_is_one_already_is_refused() -> None:
    with pytest.raises(DecisionError, match="one thing already"):
        merging(store(), ONTOLOGY, ("Sinomach", "China National Machinery Industry"), *RULED)


def test_merging_things_of_different_types_is_refused() -> None:
    with pytest.raises(DecisionError, match="different types"):
        merging(store(), ONTOLOGY, ("SU7", "Hyperion Leasing"), *RULED)


def test_unmerging_parts_what_merging_joined() -> None:
    made = store()
    made.decide(merging(made, ONTOLOGY, ("Metallurgie", "Hyperion Leasing (Tianjin)"), *RULED))
    names = ("Metallurgie", "Hyperion Leasing (Tianjin)")
    decision = unmerging(made, ONTOLOGY, names, "Ada", "because", "2026-01-02")
    made.decide(decision)

    assert decision.kind == UNMERGE
    assert len({named(made, ONTOLOGY, name).iri for name in names}) == 2


def test_unmerging_what_is_two_already_is_refused() -> None:
    with pytest.raises(DecisionError, match="two things already"):
        unmerging(store(), ONTOLOGY, ("Metallurgie", "Hyperion Leasing"), *RULED)


def test_one_name_cannot_be_unmerged_from_itself() -> None:
    with pytest.raises(DecisionError, match="the same name"):
        unmerging(store(), ONTOLOGY, ("Metallurgie", "METALLURGIE SA"), *RULED)


def test_an_alias_that_is_nobody_s_name_cannot_be_parted() -> None:
    with pytest.raises(DecisionError, match="No article uses 'Sinomach'"):
        unmerging(store(), ONTOLOGY, ("Sinomach", "China National Machinery Industry"), *RULED)


def test_judging_takes_the_beginning_of_a_statement_s_id() -> None:
    wanted = story().statements[0].id

    assert judging(store(), REJECT, wanted[:9], *RULED).targets == (wanted,)


def test_answers_come_current_before_planned() -> None:
    made = store()
    source = article("d")
    list(made.write([record(source, statement(source, "Zeta", "exports", ("SU7", "Product")))]))

    found = answers(made, ONTOLOGY, "exports", "subject", named(made, ONTOLOGY, "SU7"))

    assert [each.thing.name for each in found] == ["Zeta", "Hyperion Leasing (Tianjin)"]
