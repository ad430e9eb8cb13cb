"""Names and labels of any shape on their way to a real server."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from graph import pull
from graph.bolt import Connection
from graph.errors import StoreError
from graph.property_columns import COLUMNS, fact_columns
from graph.property_graph import entity_rows, fact_row, quoted, record_rows
from graph.push import push
from tests.graph.articles import ONTOLOGY, article, record, statement, story
from tests.graph.pushing import ALL, other, sent, store

pytestmark = pytest.mark.neo4j


LETTERS = some.characters(exclude_categories=["Cs"])
PIECES = some.one_of(
    some.sampled_from(
        ["'", '"', "`", "``", "\\", "{", "}", "$rows", "\\u0060", "//", "/*", ";", "\n", "\0", "\u202e", "\u200d"]
    ),
    some.sampled_from([" MATCH (n) ", " DETACH DELETE n ", "]->(n) ", " RETURN ", "UNWIND", "CALL db.labels()", "🚗"]),
    some.text(LETTERS, max_size=3),
)
"""What breaks a query, or the page that shows one, where a name is pasted into it."""


@pytest.mark.parametrize(
    "name",
    [
        'O\'Reilly "quoted" `ticked`',
        "`] DETACH DELETE n //",
        "{a: 1}",
        "\\u0060 \\u0027",
        "$rows",
        "Ünïcödé 小米 🚗",
        "\u202eright to left",
        "null\x00byte",
        "x" * 10_000,
        "-- ' OR 1=1",
        "𝕏" * 3000,
    ],
)
def test_a_name_of_any_shape_arrives_as_it_is(neo4j: Connection, name: str) -> None:
    source = article("https://news.example/names")
    made = store(record(source, statement(source, name, "partnerOf", "Beta")))

    sent(made, neo4j)

    assert {row["name"] for row in neo4j.read("MATCH (n:Entity) RETURN n.name AS name")} == {name, "Beta"}
    assert [each for each, _ in pull.records(neo4j)] == [made.record(source.iri)]


def test_a_text_that_is_none_is_refused_by_a_sentence(neo4j: Connection) -> None:
    with pytest.raises(StoreError, match="surrogate"):
        neo4j.write(("CREATE (:Desk {name: $name})", {"name": "half \ud83d"}))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=some.lists(
        some.one_of(some.text(LETTERS, min_size=1), some.lists(PIECES, min_size=1, max_size=6).map("".join)).filter(
            str.strip
        ),
        min_size=100,
        max_size=100,
        unique=True,
    )
)
def test_a_thousand_names_come_back_equal(neo4j: Connection, names: list[str]) -> None:
    source = article("https://news.example/names")
    made = store(record(source, *(statement(source, name, "partnerOf", "Beta & Co") for name in names)))

    sent(made, neo4j)

    assert [each for each, _ in pull.records(neo4j)] == [made.record(source.iri)]


def test_every_property_is_one_of_the_columns() -> None:
    rows = record_rows(story())
    things = [entity_rows(each) for each in store(story()).things()]
    facts = [fact_row(each, ONTOLOGY) for each in store(story(), other()).facts(ALL)]

    for row in (rows.article, *rows.entities, *rows.statements):
        assert row.properties.keys() <= set(COLUMNS[row.sort])
    for each in things:
        assert each.entity.properties.keys() <= set(COLUMNS["Entity"])
        assert all(name.properties.keys() == set(COLUMNS["EntityName"]) for name in each.names)
    assert all(row.properties.keys() <= set(fact_columns(ONTOLOGY)) for row in facts)


def test_a_label_that_is_no_word_is_refused() -> None:
    with pytest.raises(StoreError, match="letters"):
        quoted("A`) DETACH DELETE (n")


def test_a_relation_of_such_a_name_never_reaches_the_server(neo4j: Connection) -> None:
    bad = replace(ONTOLOGY.relations["owns"], name="owns`]->() DELETE r //")
    ontology = replace(ONTOLOGY, relations={**ONTOLOGY.relations, bad.name: bad})

    with pytest.raises(StoreError, match="letters"):
        push(store(story()), "one", neo4j, ontology)
