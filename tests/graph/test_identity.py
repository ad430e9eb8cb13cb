from __future__ import annotations

from graph.decisions import MERGE, UNMERGE, Decision
from graph.identity import Group, entity_key, groups, statement_id, tally, thing
from graph.statement import Entity
from tests.graph.articles import ONTOLOGY, article, entity

FIRST, SECOND, THIRD = (article(f"https://{name}.example/") for name in "abc")


def company(name: str) -> str:
    return entity_key(name, "Company")


def ruling(kind: str, one: str, other: str, date: str = "2026-01-01") -> Decision:
    return Decision(kind, tuple(sorted((company(one), company(other)))), "Ada", "because", date)


def grouped(*entities: Entity, decisions: tuple[Decision, ...] = ()) -> list[tuple[str, ...]]:
    return [group.keys for group in _groups(*entities, decisions=decisions)]


def _groups(*entities: Entity, decisions: tuple[Decision, ...] = ()) -> list[Group]:
    return groups(tally(entities), decisions)


def test_the_same_full_name_in_two_articles_is_one_thing() -> None:
    assert len(grouped(entity(FIRST, "Apple Inc."), entity(SECOND, "Apple"))) == 1


def test_the_same_name_of_another_type_is_another_thing() -> None:
    assert len(grouped(entity(FIRST, "Xiaomi"), entity(FIRST, ("Xiaomi", "Product")))) == 2


def test_an_alias_that_an_article_states_joins_two_names() -> None:
    full = entity(FIRST, ("China National Machinery Industry", "Company", ("Sinomach",)))

    assert grouped(full, entity(SECOND, "Sinomach")) == [
        (company("China National Machinery Industry"), company("Sinomach"))
    ]


def test_an_alias_given_to_two_names_joins_neither() -> None:
    one, other = (
        entity(FIRST, (name, "Company", ("CNM",))) for name in ("China Machinery", "Compagnie de Metallurgie")
    )

    assert len(grouped(one, other, entity(SECOND, "CNM"))) == 3


def test_an_identifier_joins_names() -> None:
    one, other = (entity(FIRST, name, [("lei", "5493001KJTIIGC8Y1R12")]) for name in ("Alpha", "Alfa"))

    assert len(grouped(one, other)) == 1


def test_a_person_joins_names_that_nothing_else_joins() -> None:
    assert (
        len(
            grouped(
                entity(FIRST, "BMW"),
                entity(FIRST, "Bayerische Motoren Werke"),
                decisions=(ruling(MERGE, "BMW", "Bayerische Motoren Werke"),),
            )
        )
        == 1
    )


def test_a_person_holds_apart_what_an_alias_joins() -> None:
    full = entity(FIRST, ("Alphabet", "Company", ("Google",)))

    assert len(grouped(full, entity(SECOND, "Google"), decisions=(ruling(UNMERGE, "Alphabet", "Google"),))) == 2


def test_names_held_apart_stay_so_though_a_third_is_joined_to_both() -> None:
    names = [entity(FIRST, name) for name in ("Alpha", "Beta", "Gamma")]
    ruled = (ruling(UNMERGE, "Alpha", "Gamma"), ruling(MERGE, "Alpha", "Beta"), ruling(MERGE, "Beta", "Gamma"))

    found = grouped(*names, decisions=ruled)

    assert len(found) == 2
    assert not any({company("Alpha"), company("Gamma")} <= set(keys) for keys in found)


def test_of_two_rulings_on_the_same_names_the_later_one_holds() -> None:
    names = entity(FIRST, "Alpha"), entity(FIRST, "Beta")
    early, late = (
        ruling(UNMERGE, "Alpha", "Beta", "2026-01-01T08:00:00Z"),
        ruling(MERGE, "Alpha", "Beta", "2026-01-01T09:00:00Z"),
    )

    assert len(grouped(*names, decisions=(late, early))) == 1


def test_every_link_says_its_rule() -> None:
    full = entity(FIRST, ("Alphabet", "Company", ("Google",)))

    (group,) = _groups(full, entity(SECOND, "Google"))

    assert [link.rule for link in group.links] == ["alias"]


def test_a_thing_is_called_by_its_fullest_name_and_shown_under_its_commonest() -> None:
    entities = [
        entity(FIRST, ("China National Machinery Industry", "Company", ("Sinomach",))),
        entity(SECOND, "Sinomach"),
        entity(THIRD, "Sinomach"),
    ]

    found = thing([company("Sinomach"), company("China National Machinery Industry")], tally(entities))

    assert found.iri == "https://w3id.org/keiretsu/id/china-national-machinery-industry"
    assert found.name == "Sinomach"
    assert ("China National Machinery Industry", "") in found.aliases


def test_a_statement_keeps_its_id_when_planned_becomes_current_but_not_when_denied() -> None:
    ends = entity(FIRST, "Alpha"), entity(FIRST, "Beta")
    planned, current, denied = (
        statement_id(ONTOLOGY, FIRST.iri, "acquired", ends, status, {"percent": 51.0})
        for status in ("planned", "current", "denied")
    )

    assert planned == current != denied


def test_a_symmetric_statement_has_one_id_in_both_directions() -> None:
    ends = entity(FIRST, "Alpha"), entity(FIRST, "Beta")

    there, back = (
        statement_id(ONTOLOGY, FIRST.iri, "partnerOf", pair, "current", {}) for pair in (ends, (ends[1], ends[0]))
    )

    assert there == back


def test_an_identifying_qualifier_makes_another_statement() -> None:
    ends = entity(FIRST, ("Ada", "Person")), entity(FIRST, "Beta")

    one, other = (
        statement_id(ONTOLOGY, FIRST.iri, "leads", ends, "current", {"role": role}) for role in ("CEO", "chair")
    )

    assert one != other
