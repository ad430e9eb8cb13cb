from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from graph.errors import QueryError
from graph.sparql import ask
from ontology.schema import THINGS
from tests.graph.articles import ONTOLOGY, story


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with EmbeddedStore(tmp_path / "store", ONTOLOGY, write=True) as opened:
        list(opened.write([story()]))
        yield opened


def rows(store: EmbeddedStore, query: str) -> list[tuple[object, ...]]:
    return sorted(ask(store, query).rows, key=repr)


def test_plain_triples_answer_without_naming_a_graph_in_both_directions(store: EmbeddedStore) -> None:
    found = rows(store, "SELECT ?p WHERE { ?p kg:partnerOf ?x }")

    assert [str(row[0]).removeprefix(THINGS)[:8] for row in found] == ["hyperion", "xiaomi"]


def test_a_planned_fact_has_a_node_but_no_plain_triple(store: EmbeddedStore) -> None:
    assert rows(store, "SELECT ?x WHERE { ?x kg:exports ?y }") == []
    assert len(rows(store, "SELECT ?f WHERE { ?f kg:relation kg:exports ; kg:status kg:planned }")) == 3


def test_provenance_leads_from_a_fact_to_the_article(store: EmbeddedStore) -> None:
    found = rows(
        store,
        """SELECT DISTINCT ?key WHERE {
        ?fact kg:relation kg:partnerOf ; prov:wasDerivedFrom ?statement .
        GRAPH ?article { ?statement prov:wasQuotedFrom ?article . ?article kg:key ?key } }""",
    )

    assert found == [(story().article.key,)]


def test_an_inferred_fact_leads_to_its_premises(store: EmbeddedStore) -> None:
    found = rows(
        store,
        """SELECT ?premise WHERE {
        ?fact kg:inferred true ; kg:relation kg:exports ; prov:wasDerivedFrom ?premise . ?premise a kg:Fact }""",
    )

    assert len(found) == 4


def test_cells_are_numbers_where_the_store_has_numbers(store: EmbeddedStore) -> None:
    table = ask(store, "SELECT ?percent ?none WHERE { ?fact kg:percent ?percent OPTIONAL { ?fact kg:amount ?none } }")

    assert table.columns == ("percent", "none")
    assert list(table.rows) == [(51.0, None)]


def test_an_ask_query_gives_one_cell(store: EmbeddedStore) -> None:
    assert rows(store, "ASK { ?x kg:partnerOf ?y }") == [(True,)]


def test_a_construct_query_gives_triples(store: EmbeddedStore) -> None:
    table = ask(store, "CONSTRUCT { ?y kg:groups ?x } WHERE { ?x kg:subsidiaryOf ?y }")

    assert table.columns == ("subject", "predicate", "object")
    assert len(list(table.rows)) == 1


@pytest.mark.parametrize(
    "update",
    [
        "DELETE WHERE { ?s ?p ?o }",
        "INSERT DATA { <a:b> <a:c> <a:d> }",
        "PREFIX x: <a:> clear all",
        "LOAD <http://x/>",
    ],
)
def test_updates_are_refused_and_change_nothing(store: EmbeddedStore, update: str) -> None:
    before = len(store.reader.quads)
    with pytest.raises(QueryError, match="only reads"):
        ask(store, update)

    assert len(store.reader.quads) == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { service silent<http://127.0.0.1:9/>{ ?s ?p ?o } }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICE x:y { ?s ?p ?o } }",
        "SELECT * { ?s ?p '#' . SERVICE ?e { ?s ?p ?o } }",
        "SELECT * { ?s ?p '''a'b''' . SERVICE ?e { ?s ?p ?o } }",
        "# '\nSELECT * { SERVICE ?e { ?s ?p ?o } } # '",
    ],
)
def test_other_servers_are_never_asked(store: EmbeddedStore, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        ask(store, query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service kg:partnerOf ?x } # SERVICE",
        "SELECT * { ?x skos:prefLabel 'SERVICE' }",
        "PREFIX x: <http://x/SERVICE#> SELECT * { ?x x:SERVICE ?y }",
    ],
)
def test_the_word_service_elsewhere_does_no_harm(store: EmbeddedStore, query: str) -> None:
    list(ask(store, query).rows)


def test_a_mistake_is_told_with_its_place(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="1:"):
        ask(store, "SELECT ?x WHERE { ?x }")
