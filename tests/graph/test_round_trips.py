"""What each format that can be read back still holds, for facts of any shape."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx
from hypothesis import given

from graph.formats import renderer
from graph.formats.rows import column, row
from graph.formats.xml import legal
from graph.statement import Evidence, Fact, Thing
from tests.graph.made_ontology import ontology
from tests.graph.strategies import fact_lists


def rendered(suffix: str, facts: list[Fact]) -> str:
    return "".join(renderer(Path(f"x{suffix}"))(facts, (), ontology()))


@given(fact_lists())
def test_json_holds_every_fact_whole(facts: list[Fact]) -> None:
    read = json.loads(rendered(".json", facts))
    ends = {each["id"]: each for each in read["nodes"]}

    found = [fact_of(edge, ends) for edge in read["edges"]]

    assert found == sorted(facts, key=lambda each: each.id)


@given(fact_lists())
def test_networkx_reads_the_json_as_it_stands(facts: list[Fact]) -> None:
    graph = networkx.node_link_graph(json.loads(rendered(".json", facts)), edges="edges", key="id")

    assert isinstance(graph, networkx.MultiDiGraph)
    assert sorted(graph.edges(keys=True)) == sorted((each.subject.iri, each.object.iri, each.id) for each in facts)


@given(fact_lists())
def test_csv_holds_every_row(facts: list[Fact]) -> None:
    read = list(csv.DictReader(io.StringIO(rendered(".csv", facts), newline="")))

    for found, fact in zip(read, sorted(facts, key=lambda each: each.id), strict=True):
        assert (found["subject_iri"], found["id"]) == (fact.subject.iri, fact.id)
        assert unguarded(found["quote"]) == str(row(fact).get("quote", ""))
        for name, value in fact.qualifiers.items():
            text = unguarded(found[column(name)])
            assert text == value if isinstance(value, str) else float(text) == float(f"{value:.15g}")


@given(fact_lists())
def test_no_csv_cell_begins_a_formula(facts: list[Fact]) -> None:
    for cells in csv.reader(io.StringIO(rendered(".csv", facts), newline="")):
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "\r"))]


@given(fact_lists())
def test_networkx_reads_every_edge_and_value_of_the_graphml(facts: list[Fact]) -> None:
    graph = networkx.parse_graphml(rendered(".graphml", facts), edge_key_type=str, force_multigraph=True)

    assert isinstance(graph, networkx.MultiDiGraph)
    assert {key: (source, target) for source, target, key in graph.edges(keys=True)} == {
        each.id: (each.subject.iri, each.object.iri) for each in facts
    }
    for each in facts:
        read = graph.edges[each.subject.iri, each.object.iri, each.id]
        told = {name: legal(str(value)) for name, value in row(each).items() if name in read}
        assert {name: str(read[name]) for name in told} == told
        assert {name for name, value in row(each).items() if legal(str(value))} <= read.keys() | {"id"}


@given(fact_lists())
def test_the_gexf_lists_every_fact_once_on_edges_with_ids_of_their_own(facts: list[Fact]) -> None:
    edges = list(ElementTree.fromstring(rendered(".gexf", facts)).iter("{http://gexf.net/1.3}edge"))
    listed = [
        fact
        for edge in edges
        for value in edge.iter("{http://gexf.net/1.3}attvalue")
        if value.get("for") == "facts"
        for fact in json.loads(value.get("value", ""))
    ]

    assert sorted(listed) == sorted(each.id for each in facts)
    assert len({edge.get("id") for edge in edges}) == len(edges)


def unguarded(cell: str) -> str:
    """The cell without the mark that keeps a spreadsheet from running it."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(("=", "+", "-", "@", "\t", "\r"))
    return cell[1:] if guarded else cell


def fact_of(edge: dict[str, Any], nodes: dict[str, dict[str, Any]]) -> Fact:
    """The fact that an edge of the JSON says."""
    told = {name: edge[name] for name in ("id", "relation", "status", "confidence", "support", "qualifiers")}
    more = {name: edge[name] for name in ("inferred", "rule", "first_seen", "last_seen")}
    return Fact(
        subject=thing_of(nodes[edge["source"]]),
        object=thing_of(nodes[edge["target"]]),
        because=tuple(edge["because"]),
        valid=tuple((start, end) for start, end in edge["valid"]),
        history=tuple((date, status) for date, status in edge["history"]),
        evidence=tuple(Evidence(**each) for each in edge["evidence"]),
        **told,
        **more,
    )


def thing_of(node: dict[str, Any]) -> Thing:
    """The thing that a node of the JSON says; its members are not exported."""
    aliases = tuple((each["name"], each["language"]) for each in node["aliases"])
    return Thing(node["id"], node["name"], node["type"], aliases, (), (node["id"] + "-1",))
