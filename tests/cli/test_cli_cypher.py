"""`cypher` and its saved queries through the program: every form of output, every refusal."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator

import pytest

from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.push import push
from graph.saved import queries
from tests.cli.program import Program
from tests.conftest import empty
from tests.graph.attempts import ATTEMPTS
from tests.graph.pushing import state
from tests.graph.saved_world import ONTOLOGY, world

CHAIN = (
    "MATCH p = (:Entity {name: 'Chipper'})<-[:SUPPLIES_TO {status: 'current'}]-(n:Entity) "
    "RETURN p AS path, n AS node, 1.5 AS number"
)


@pytest.fixture(scope="module")
def full(neo4j_address: Address) -> Iterator[Connection]:
    """A server that holds the world of the saved queries, and a path of others."""
    with connect(neo4j_address) as connection:
        empty(connection)
        push(world(), "one", connection, ONTOLOGY)
        connection.write(("CREATE (:Desk {name: 'a'})-[:NEAR]->(:Desk {name: 'b'})<-[:NEAR]-(:Desk)", {}))
        yield connection


@pytest.fixture
def served(keiretsu: Program, full: Connection, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program with that server named in the environment."""
    monkeypatch.setenv("NEO4J_URI", full.address.uri)
    monkeypatch.setenv("NEO4J_USERNAME", full.address.username)
    monkeypatch.setenv("NEO4J_PASSWORD", full.address.password)
    return keiretsu


def test_the_saved_queries_are_listed(keiretsu: Program) -> None:
    found = keiretsu("queries")

    assert found.status == 0
    assert [row[0] for row in found.rows] == [each.name for each in queries()]
    assert ["common-neighbours", "What two companies have in common", "company other"] in found.rows
    assert json.loads(keiretsu("queries", "--json").output)[0].keys() == {"name", "title", "parameters", "text"}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Give either a query or --saved NAME"),
        (["RETURN 1", "--saved", "timeline"], "Give either a query or --saved NAME"),
        (["--saved", "timeline", "--write"], "A saved query only reads"),
    ],
)
def test_what_cannot_be_meant_is_a_sentence(keiretsu: Program, arguments: list[str], sentence: str) -> None:
    found = keiretsu("cypher", *arguments)

    assert (found.status, found.output) == (2, "")
    assert sentence in found.errors


@pytest.mark.neo4j
def test_a_saved_query_runs_with_a_company_as_a_person_writes_it(served: Program) -> None:
    found = served("cypher", "--saved", "who-exports-whose-goods", "--param", "company=XIAOMI Inc.")

    assert found.status == 0
    assert [row[:4] for row in found.rows] == [
        ["Hyperion Leasing", "Xiaomi", "SU7", "Russia"],
        ["Sender", "Xiaomi", "", "Kenya"],
    ]


@pytest.mark.neo4j
def test_a_text_of_digits_stays_a_text(served: Program) -> None:
    assert served("cypher", "--saved", "changed-since", "--param", "since=2026").status == 0


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["--saved", "none"], 2, "No saved query 'none'. Known: around"),
        (["--saved", "timeline"], 2, "'timeline' needs 'company', as in --param company=\"Xiaomi\"."),
        (["--saved", "timeline", "--param", "company=Xiaome"], 1, "Nothing on the server is called 'Xiaome'"),
        (["RETURN 1 AS x LIMIT 0"], 1, "The query finds nothing on this server."),
        (["UNWIND range(1, 100000000) AS x RETURN sum(x)", "--timeout", "0.2"], 2, "longer than 0.2 seconds"),
        (["RETURN $x"], 2, "x"),
    ],
)
def test_what_does_not_work_is_a_sentence(served: Program, arguments: list[str], status: int, sentence: str) -> None:
    found = served("cypher", *arguments)

    assert (found.status, found.errors.count("\n")) == (status, 1)
    assert sentence in found.errors


@pytest.mark.neo4j
def test_a_path_and_a_node_print_readably(served: Program) -> None:
    path = "Chipper <-[SUPPLIES_TO]- Foundry"

    assert served("cypher", CHAIN).rows == [[path, "Foundry", "1.5"]]
    assert list(csv.reader(served("cypher", CHAIN, "--csv").output.splitlines()))[1] == [path, "Foundry", "1.5"]


@pytest.mark.neo4j
def test_arrows_between_what_others_wrote_point_as_they_do(served: Program) -> None:
    query = "MATCH p = (:Desk {name: 'a'})-->()<--(:Desk) RETURN p"

    assert served("cypher", query).rows == [["a -[NEAR]-> b <-[NEAR]- (Desk)"]]


@pytest.mark.neo4j
def test_json_keeps_the_whole_of_a_path(served: Program) -> None:
    [row] = json.loads(served("cypher", CHAIN, "--json").output)

    assert row == json.loads(served("cypher", CHAIN, "--jsonl").output)
    assert [node["properties"]["name"] for node in row["path"]["nodes"]] == ["Chipper", "Foundry"]
    assert row["path"]["relationships"][0]["start"] == row["node"]["key"]
    assert row["number"] == 1.5


@pytest.mark.neo4j
def test_every_attempt_to_write_is_refused_with_2_and_changes_nothing(served: Program, full: Connection) -> None:
    before = state(full)

    told = {query: served("cypher", "--param", "key=evil", "--", query) for query in ATTEMPTS}

    assert len(told) >= 100
    assert {query: each for query, each in told.items() if each.status != 2 or each.output} == {}
    assert {query: each.errors for query, each in told.items() if each.errors.count("\n") != 1} == {}
    assert state(full) == before
