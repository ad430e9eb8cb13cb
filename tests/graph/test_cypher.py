"""A user's Cypher on a real server: what reads is answered, whatever else is refused and changes nothing."""

from __future__ import annotations

import json

import pytest

from graph.bolt import Connection
from graph.cypher import ask
from graph.cypher_guard import judged, judged_plan
from graph.cypher_tokens import parameters
from graph.cypher_values import readable
from graph.errors import QueryError
from tests.graph.articles import story
from tests.graph.attempts import ATTEMPTS, OUTSIDE, READS, SUBQUERIES, WRITES
from tests.graph.pushing import sent, state, store

SCHEMA = "SHOW INDEXES YIELD name RETURN collect(name) AS names"


def test_there_are_a_hundred_attempts() -> None:
    assert len(set(ATTEMPTS)) >= 100


@pytest.mark.parametrize("query", ATTEMPTS)
def test_what_does_more_than_read_is_refused_unsent(query: str) -> None:
    with pytest.raises(QueryError) as caught:
        judged(query)

    assert caught.value.exit_code == 2
    assert "\n" not in str(caught.value).strip()


@pytest.mark.parametrize("query", READS)
def test_what_reads_is_let_through(query: str) -> None:
    judged(query)


@pytest.mark.parametrize("details", ["db.stats.clear($x) :: (section :: STRING)", "apoc.load.json(x)", ""])
def test_a_plan_with_an_unknown_procedure_is_refused(details: str) -> None:
    plan = {
        "operatorType": "ProduceResults@neo4j",
        "children": [
            {"operatorType": "ProcedureCall@neo4j", "args": {"Details": details}, "children": []},
        ],
    }

    with pytest.raises(QueryError, match="procedure"):
        judged_plan(plan, "r")


def test_parameters_are_found_outside_quotes_and_comments() -> None:
    assert parameters("MATCH (n {a: $b}) // $c\nRETURN '$d', $`e f`") == ("b", "e f")


@pytest.mark.neo4j
def test_the_plan_alone_would_refuse_what_the_words_hide(neo4j: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    sent(store(story()), neo4j)
    before, schema = state(neo4j), neo4j.read(SCHEMA)
    monkeypatch.setattr("graph.cypher.judged", lambda query: None)

    for query in [*WRITES, *SUBQUERIES, *OUTSIDE]:
        with pytest.raises(QueryError):
            ask(neo4j, query, {"key": "evil"})

    assert state(neo4j) == before
    assert neo4j.read(SCHEMA) == schema


@pytest.mark.neo4j
def test_attempts_change_nothing_on_the_server(neo4j: Connection) -> None:
    sent(store(story()), neo4j)
    before, schema = state(neo4j), neo4j.read(SCHEMA)

    for query in ATTEMPTS:
        with pytest.raises(QueryError):
            ask(neo4j, query, {"key": "evil"})

    assert state(neo4j) == before
    assert neo4j.read(SCHEMA) == schema


@pytest.mark.neo4j
def test_queries_that_read_are_answered(neo4j: Connection) -> None:
    sent(store(story()), neo4j)

    for query in READS:
        assert ask(neo4j, query, {"name": "Xiaomi"}).columns


@pytest.mark.neo4j
def test_nodes_relationships_and_paths_become_plain_values(neo4j: Connection) -> None:
    sent(store(story()), neo4j)

    answer = ask(neo4j, "MATCH p = (:Entity {name: 'Xiaomi'})-[r:MANUFACTURES]->(n {name: 'SU7'}) RETURN p, r, n")

    path, edge, node = answer.rows[0]
    assert answer.columns == ("p", "r", "n")
    assert json.loads(json.dumps(answer.rows[0])) == [path, edge, node]
    assert (readable(path), readable(edge), readable(node)) == (
        "Xiaomi -[MANUFACTURES]-> SU7",
        "-[MANUFACTURES]->",
        "SU7",
    )


@pytest.mark.neo4j
def test_a_path_against_the_arrow_is_shown_so(neo4j: Connection) -> None:
    sent(store(story()), neo4j)

    answer = ask(neo4j, "MATCH p = (:Entity {name: 'SU7'})--(:Entity {name: 'Xiaomi'}) RETURN p")

    assert readable(answer.rows[0][0]) == "SU7 <-[MANUFACTURES]- Xiaomi"


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("expression", "plain"),
    [
        ("date('2026-03-01')", "2026-03-01"),
        ("datetime('2026-03-01T10:00:00Z')", "2026-03-01T10:00:00.000000000+00:00"),
        ("duration('P1DT2H')", "P1DT2H"),
        ("point({x: 1, y: 2})", {"srid": 7203, "coordinates": [1.0, 2.0]}),
        ("{b: [1, 2.5, null, true], a: 'x'}", {"a": "x", "b": [1, 2.5, None, True]}),
        ("0.0 / 0.0", "nan"),
    ],
)
def test_values_of_every_kind_become_plain(neo4j: Connection, expression: str, plain: object) -> None:
    assert ask(neo4j, f"RETURN {expression} AS x").rows == ((plain,),)


@pytest.mark.neo4j
def test_a_query_that_takes_too_long_is_ended(neo4j: Connection) -> None:
    endless = "UNWIND range(1, 1000000) AS a UNWIND range(1, 1000000) AS b WITH a, b WHERE a = -b RETURN count(*)"

    with pytest.raises(QueryError, match="longer than 1 seconds"):
        ask(neo4j, endless, timeout=1)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("MATCH (n RETURN n", "Invalid input"),
        ("RETURN $company", "company"),
        ("RETURN nothing(1)", "nothing"),
        ("MATCH (n) RETURN m", "m"),
    ],
)
def test_a_query_that_cannot_be_run_gives_one_sentence(neo4j: Connection, query: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence) as caught:
        ask(neo4j, query)

    assert "\n" not in str(caught.value)


@pytest.mark.neo4j
def test_writing_works_where_it_is_asked_for(neo4j: Connection) -> None:
    ask(neo4j, "CREATE (:Desk {name: $name})", {"name": "one"}, write=True)

    assert neo4j.read("MATCH (n:Desk) RETURN n.name AS name") == [{"name": "one"}]
