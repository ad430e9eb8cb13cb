"""The SHACL shapes of the ontology, run by pyshacl over what we export."""

from __future__ import annotations

from dataclasses import replace

import pyshacl
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS

from graph.datasets import dataset
from graph.formats.shacl import SHAPES, shapes
from graph.statement import Fact
from ontology.read import load
from ontology.schema import Ontology
from tests.graph.factory import LEI, RUSSIA, XIAOMI, fact, things, world
from tests.graph.made_ontology import ontology, relation


def problems(facts: tuple[Fact, ...], ours: Ontology) -> str:
    """The text of the report; empty where the exported facts conform."""
    data = dataset(facts, (), ours).default_graph
    shape = Graph().parse(data=shapes(ours), format="turtle")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shape)
    return "" if conforms else str(text)


def test_what_we_export_conforms() -> None:
    assert problems(world(), ontology()) == ""


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (fact(RUSSIA, "partnerOf", RUSSIA), "The subject of partnerOf must be a Company."),
        (fact(XIAOMI, "exportsTo", LEI), "The object of exportsTo must be a Place."),
        (fact(RUSSIA, "owns", XIAOMI), "The subject of owns must be a Company or a Person."),
        (fact(XIAOMI, "partnerOf", XIAOMI, confidence=1.5), "maxInclusive"),
        (fact(XIAOMI, "partnerOf", XIAOMI, status="denied", evidences=()), "wasDerivedFrom"),
    ],
)
def test_what_the_ontology_does_not_allow_is_reported(wrong: Fact, message: str) -> None:
    text = problems((wrong,), ontology())

    assert message.lower() in text.lower()


def test_every_relation_of_the_ontology_has_a_shape_with_its_labels() -> None:
    ours = load()
    graph = Graph().parse(data=shapes(ours), format="turtle")

    for name, each in ours.relations.items():
        found = set(graph.objects(URIRef(SHAPES + name), RDFS.label))
        assert found == {Literal(text, lang=language) for language, text in each.labels.items()}


def test_a_new_relation_has_a_shape_at_once() -> None:
    ours = ontology()
    more = replace(ours, relations={**ours.relations, "audits": relation("audits", "audits")})

    assert "The subject of audits must be a Company." in problems((fact(LEI, "audits", XIAOMI),), more)


def test_things_without_facts_conform() -> None:
    data = dataset((), things(), ontology()).default_graph
    shape = Graph().parse(data=shapes(ontology()), format="turtle")

    assert pyshacl.validate(data, shacl_graph=shape)[0]
