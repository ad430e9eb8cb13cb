"""The RDF of a selection: the same graph in every syntax, queried by rdflib and Oxigraph."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from rdflib import Dataset
from rdflib.query import ResultRow

from graph.datasets import dataset
from graph.formats import renderer
from graph.formats.rdf import triples
from graph.statement import Fact
from ontology.schema import NAMESPACE
from tests.graph.factory import HYPERION, SINOMACH, XIAOMI, fact, things, world
from tests.graph.made_ontology import ontology
from tests.graph.strategies import fact_lists

# rdflib 7.6 asks its own deprecated property when a Dataset is queried.
pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")

FORMS = {
    ".jsonld": pyoxigraph.RdfFormat.JSON_LD,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".trig": pyoxigraph.RdfFormat.TRIG,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
}


def read(suffix: str, facts: list[Fact]) -> set[pyoxigraph.Triple]:
    text = "".join(renderer(Path(f"x{suffix}"))(facts, (), ontology()))
    quads = pyoxigraph.parse(text.encode(), format=FORMS[suffix])
    return {quad.triple for quad in quads if quad.graph_name == pyoxigraph.DefaultGraph()}


def rows(found: Dataset, query: str) -> set[tuple[str, ...]]:
    """The answers as text."""
    return {tuple(map(str, row)) for row in found.query(query) if isinstance(row, ResultRow)}


@pytest.mark.parametrize("suffix", sorted(FORMS))
@given(facts=fact_lists())
def test_every_syntax_holds_the_same_triples(suffix: str, facts: list[Fact]) -> None:
    assert read(suffix, facts) == set(triples(facts, (), ontology()))


@given(fact_lists())
def test_no_triple_is_written_twice(facts: list[Fact]) -> None:
    every = list(triples(facts, (), ontology()))

    assert len(every) == len(set(every))


def test_rdflib_answers_without_a_graph_clause_and_both_ways() -> None:
    found = dataset(world(), things(), ontology())

    assert rows(found, "SELECT ?x { ?y kg:partnerOf ?x }") == {(XIAOMI.iri,), (HYPERION.iri,)}


def test_only_current_facts_are_plain_triples() -> None:
    found = dataset(world(), things(), ontology())

    assert rows(found, f"SELECT ?x {{ <{SINOMACH.iri}> kg:acquired ?x }}") == set()
    assert rows(found, "SELECT ?s { ?f kg:relation kg:acquired ; kg:status ?s }") == {
        (NAMESPACE + "denied",),
        (NAMESPACE + "rumoured",),
    }


def test_a_query_goes_from_a_fact_to_the_sentence_and_its_article() -> None:
    found = dataset(world(), things(), ontology())
    query = """SELECT ?quote ?key { ?f kg:relation kg:subsidiaryOf ; prov:wasDerivedFrom ?s .
        ?s prov:value ?quote ; prov:wasQuotedFrom/kg:key ?key }"""
    (told,) = [each for each in world() if each.relation == "subsidiaryOf"]

    assert rows(found, query) == {(told.evidence[0].quote, told.evidence[0].article)}


@pytest.mark.parametrize(("date", "kind"), [("2024", "gYear"), ("2024-05", "gYearMonth"), ("2024-05-01", "date")])
def test_a_partial_date_has_its_own_type(date: str, kind: str) -> None:
    found = dataset([fact(XIAOMI, "owns", HYPERION, seen=(date, date))], (), ontology())

    types = rows(found, "SELECT (DATATYPE(?d) AS ?type) { ?f kg:firstSeen ?d }")

    assert types == {(f"http://www.w3.org/2001/XMLSchema#{kind}",)}


def test_numbers_can_be_compared() -> None:
    deal = fact(XIAOMI, "acquired", HYPERION, qualifiers={"amount": 1e22, "percent": 50.5})
    found = dataset([deal], (), ontology())

    assert rows(found, "SELECT ?f { ?f kg:amount ?a ; kg:percent ?p FILTER(?a > 1e21 && ?p < 51) }") == {(deal.iri,)}


def test_an_inferred_fact_leads_to_its_premises_and_to_their_sentences() -> None:
    found = dataset(world(), things(), ontology())
    (inferred,) = [each for each in world() if each.inferred]
    sentences = {(each.quote,) for each in inferred.evidence}

    assert rows(found, f"SELECT ?q {{ <{inferred.iri}> prov:wasDerivedFrom/prov:value ?q }}") == sentences
    assert rows(found, f"SELECT ?q {{ <{inferred.iri}> prov:wasDerivedFrom/prov:wasDerivedFrom/prov:value ?q }}") == (
        sentences
    )


def test_there_are_no_blank_nodes() -> None:
    document = json.loads("".join(renderer(Path("x.jsonld"))(world(), things(), ontology())))

    assert not [node for node in document if node["@id"].startswith("_:")]
