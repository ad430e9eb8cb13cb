"""The saved queries, each run on a real server that holds a small world, its answer checked."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from graph import saved
from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.cypher import ask
from graph.cypher_values import readable
from graph.errors import QueryError, UnknownNameError
from graph.push import push
from tests.conftest import empty
from tests.graph.saved_world import ONTOLOGY, world

pytestmark = pytest.mark.neo4j
NAMES = [each.name for each in saved.queries()]


@pytest.fixture(scope="module")
def server(neo4j_address: Address) -> Iterator[Connection]:
    """A server that holds the world, for every test of this file."""
    with connect(neo4j_address) as connection:
        empty(connection)
        push(world(), "one", connection, ONTOLOGY)
        with connection.session("WRITE") as session:  # a planner that has not counted yet may take any plan
            session.run("CALL db.prepareForReplanning(60)").consume()
        yield connection


def answer(server: Connection, name: str, **values: object) -> list[dict[str, object]]:
    """A saved query's rows by column, with the parameters given."""
    found = saved.run(server, saved.query(name), values)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


@pytest.mark.parametrize("name", NAMES)
def test_each_finds_something_with_its_examples(server: Connection, name: str) -> None:
    query = saved.query(name)

    assert saved.run(server, query, query.examples).rows


@pytest.mark.parametrize("name", [name for name in NAMES if saved.query(name).companies])
def test_those_about_a_company_look_it_up_by_an_index(server: Connection, name: str) -> None:
    query = saved.query(name)
    keys = {each: str(value).lower() for each, value in query.examples.items()}

    with server.session("READ") as session:
        plan = session.run(f"PROFILE {query.text}", keys).consume().profile
    told = json.dumps(plan, default=str)

    assert "AllNodesScan" not in told
    assert "NodeIndexSeek" in told


def test_who_exports_whose_goods(server: Connection) -> None:
    found = answer(server, "who-exports-whose-goods", company="XIAOMI Inc.")

    assert found == [
        {
            "exporter": "Hyperion Leasing",
            "maker": "Xiaomi",
            "goods": ["SU7"],
            "places": ["Russia"],
            "status": "planned",
            "inferred": True,
            "sentence": "Hyperion Leasing exports SU7, https://news.example/story.",
        },
        {
            "exporter": "Sender",
            "maker": "Xiaomi",
            "goods": [],
            "places": ["Kenya"],
            "status": "current",
            "inferred": False,
            "sentence": "Sender exports Xiaomi, https://news.example/story.",
        },
    ]


@pytest.mark.parametrize(
    ("name", "values", "rows"),
    [
        (
            "ultimate-parents",
            {},
            [
                ("Chipper", "Beta", ["Chipper", "Beta"]),
                ("Shared", "Left", ["Shared", "Left"]),
                ("Shared", "Right", ["Shared", "Right"]),
                ("China National Machinery Industry", "Sasac", ["China National Machinery Industry", "Sasac"]),
                ("Hyperion Leasing", "Sasac", ["Hyperion Leasing", "China National Machinery Industry", "Sasac"]),
            ],
        ),
        ("partners-of-partners", {"company": "xiaomi"}, [("Gamma", ["Hyperion Leasing"])]),
        ("shared-owners-of-competitors", {}, [("Alpha", "Beta", ["Ada Lind"])]),
        ("joint-ventures", {}, [("Joined", ["Alpha", "Gamma"])]),
        ("denied", {}, [("Alpha", "acquired", "Lens", ["Alpha"])]),
        ("common-neighbours", {"company": "Chipper", "other": "Camera"}, [("Foundry",), ("Xiaomi",)]),
    ],
)
def test_an_answer_is_right_in_its_first_columns(
    server: Connection, name: str, values: dict[str, object], rows: list[tuple[object, ...]]
) -> None:
    found = saved.run(server, saved.query(name), values).rows

    assert [row[: len(rows[0])] for row in found] == rows


def test_the_most_connected_comes_first(server: Connection) -> None:
    assert saved.run(server, saved.query("most-connected"), {}).rows[0][:2] == ("Hyperion Leasing", 5)


def test_path_between_two(server: Connection) -> None:
    found = answer(server, "path-between-two", company="Xiaomi", other="Sinomach")

    assert [row["sentences"] for row in found] == [
        [
            "Xiaomi partnerOf Hyperion Leasing, https://news.example/story.",
            "Hyperion Leasing subsidiaryOf China National Machinery Industry, https://news.example/story.",
        ]
    ]


def test_newest_with_evidence(server: Connection) -> None:
    first = answer(server, "newest-with-evidence")[0]

    assert first["reported"] == "2026-03-01"
    assert first["article"] == "Title of https://news.example/story"


def test_ownership_chains_multiply_the_percentages(server: Connection) -> None:
    found = answer(server, "ownership-chains", company="Hyperion Leasing")

    assert [(row["owner"], row["percent"]) for row in found] == [
        ("China National Machinery Industry", 51.0),
        ("Sasac", 25.5),
    ]


def test_a_chain_with_an_unknown_part_has_no_percentage(server: Connection) -> None:
    found = answer(server, "ownership-chains", company="Below")

    assert [(row["chain"], row["shares"], row["percent"]) for row in found] == [
        (["Shared", "Below"], [None], None),
        (["Left", "Shared", "Below"], [70.0, None], None),
        (["Right", "Shared", "Below"], [60.0, None], None),
    ]


def test_around_gives_paths_of_two_steps(server: Connection) -> None:
    found = {readable(path) for [path] in saved.run(server, saved.query("around"), {"company": "Chipper"}).rows}

    assert "Chipper -[SUPPLIES_TO]-> Xiaomi" in found
    assert "Chipper <-[SUPPLIES_TO]- Foundry -[SUPPLIES_TO]-> Camera" in found
    assert not any("RUMOURED" in each or each.count("[") > 2 for each in found)


def test_sentences_behind_a_relationship_include_those_of_what_it_follows_from(server: Connection) -> None:
    found = answer(server, "sentences-behind", company="Xiaomi", other="Hyperion Leasing")

    assert {(row["relation"], row["sentence"]) for row in found} == {
        ("exports", "Hyperion Leasing exports SU7, https://news.example/story."),
        ("exports", "Xiaomi manufactures SU7, https://news.example/story."),
        ("partnerOf", "Xiaomi partnerOf Hyperion Leasing, https://news.example/story."),
    }


def test_suppliers_of_suppliers_show_who_depends_on_one_alone(server: Connection) -> None:
    assert answer(server, "suppliers-of-suppliers", company="Xiaomi") == [
        {"supplier": "Foundry", "feeds": ["Camera", "Chipper"], "depend_on_it_alone": ["Chipper"]},
        {"supplier": "Lens", "feeds": ["Camera"], "depend_on_it_alone": []},
    ]


def test_changed_since_leaves_out_what_is_older(server: Connection) -> None:
    found = answer(server, "changed-since", since="2026-01-10")

    assert {row["news"] for row in found if row["subject"] == "Beta"} == {"again"}
    assert {row["news"] for row in found if row["subject"] == "Xiaomi"} == {"new"}
    assert not [row for row in found if row["subject"] == "Alpha"]


def test_rumoured_against_confirmed(server: Connection) -> None:
    found = {(row["subject"], row["object"]): row["now"] for row in answer(server, "rumoured-against-confirmed")}

    assert found == {("Alpha", "Lens"): "denied", ("Beta", "Chipper"): "current"}


def test_contradictions(server: Connection) -> None:
    rows = answer(server, "contradictions")
    found = {(row["contradiction"], row["subject"], row["object"]) for row in rows}

    assert ("said and denied", "Alpha", "Lens") in found
    assert ("each the other's subsidiary", "Round", "Square") in found
    assert ("more than all of it is owned", "Left", "Shared") in found
    assert len(found) == 3
    assert rows[-1]["reports"] == ["Left 70.0 %", "Right 60.0 %"]


def test_companies_without_owner(server: Connection) -> None:
    found = {row["company"] for row in answer(server, "companies-without-owner")}

    assert {"Xiaomi", "Sasac", "Foundry"} <= found
    assert not {"Hyperion Leasing", "Chipper", "Alpha", "Joined"} & found


def test_timeline_runs_from_the_oldest_report(server: Connection) -> None:
    found = answer(server, "timeline", company="Lens")

    assert [(row["date"], row["status"]) for row in found if row["relation"] == "acquired"] == [
        ("2025-08-01", "planned"),
        ("2025-09-01", "rumoured"),
        ("2025-09-15", "denied"),
    ]


def test_a_name_that_nothing_has_is_said(server: Connection) -> None:
    with pytest.raises(UnknownNameError, match="Nothing on the server is called 'Xiaome'"):
        answer(server, "timeline", company="Xiaome")


@pytest.mark.parametrize(("values", "sentence"), [({}, "needs 'company'"), ({"firm": "x"}, "no parameter 'firm'")])
def test_parameters_that_do_not_fit_are_said(server: Connection, values: dict[str, object], sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        saved.run(server, saved.query("timeline"), values)


def test_the_saved_query_and_the_store_name_the_same_exporter(server: Connection) -> None:
    made = world()
    maker = made.find("Xiaomi")[0]
    exports = (each for each in made.facts_about(maker.iri) if each.relation == "exports")
    by_store = {each.subject.name for each in exports if each.object.iri == maker.iri}
    by_query = {row["exporter"] for row in answer(server, "who-exports-whose-goods", company="Xiaomi")}
    by_cypher = ask(server, "MATCH (a)-[:EXPORTS]->(:Entity {name: 'Xiaomi'}) RETURN a.name").rows

    assert by_store == by_query == {row[0] for row in by_cypher}
