"""A relation added as a file alone is read, asked for, pushed, shaped and exported."""

from pathlib import Path

import pytest

from graph.formats import write
from graph.formats.shacl import shapes
from graph.memory import MemoryStore
from graph.questions import asked
from loaders.document import Document
from loaders.pipeline import read
from loaders.readers import MODULES, Options, reader
from ontology.read import load
from ontology.schema import Ontology

FILE = """@prefix kg: <https://w3id.org/keiretsu/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .

kg:sponsorOf a kg:Relation ;
    rdfs:label "sponsors"@en , "parraine"@fr ;
    rdfs:comment "The subject pays to be named with the object."@en , "Le sujet paie pour être nommé avec l'objet."@fr ;
    schema:domainIncludes kg:Company ;
    schema:rangeIncludes kg:Company ;
    kg:inverseLabel "sponsored by"@en , "parrainé par"@fr ;
    kg:qualifier kg:amount , kg:currency ;
    kg:colour "#123456" ;
    kg:question "who sponsors {object}"@en , "qui parraine {object}"@fr ;
    kg:pattern "verb sponsor: subj=S obj=O"@en , "verb parrainer: subj=S obj=O"@fr ;
    kg:example "{S Orange} sponsors {O Arkea}."@en , "{S Orange} parraine {O Arkea}."@fr .
"""


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    folder = tmp_path_factory.mktemp("relations")
    (folder / "sponsorOf.ttl").write_text(FILE, encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"llm"}))
@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Vodafone sponsors Williams Racing."), ("fr", "Carrefour parraine la société Dupont Cyclisme.")],
)
def test_an_added_relation_is_read(ontology: Ontology, language: str, text: str, name: str) -> None:
    record = reader(name, ontology, Options())(Document(text, "test", language=language))

    assert "sponsorOf" in {s.relation for s in record.statements}


def test_an_added_relation_has_its_question(ontology: Ontology) -> None:
    question = asked(ontology, "who", ["sponsors", "Williams", "Racing"])

    assert [(q.relations, q.name) for q in question] == [(("sponsorOf",), "Williams Racing")]


def test_an_added_relation_has_its_edge_shape_and_label(ontology: Ontology, tmp_path: Path) -> None:
    store = MemoryStore(ontology)
    list(store.write([read(Document("Vodafone sponsors Williams Racing.", "test", language="en"), ontology)]))
    file = tmp_path / "graph.gexf"

    write(file, store.facts(), store.things(), ontology)

    assert ontology.relations["sponsorOf"].edge == "SPONSOR_OF"
    assert "sponsorOf" in shapes(ontology)
    assert 'label="sponsors"' in file.read_text(encoding="utf-8")
