"""SHACL shapes, made from the ontology: what each relation may link, and what a fact must say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from ontology.schema import NAMESPACE, Ontology, Relation

SHAPES = "https://w3id.org/keiretsu/shapes#"

_HEAD = f"""@prefix kg: <{NAMESPACE}> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <{SHAPES}> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_RELATION = """
shape:{name} a sh:NodeShape ;
    rdfs:label {labels} ;
    sh:targetSubjectsOf kg:{name} ;
    sh:or ( {domain} ) ;
    sh:message {domain_message} ;
    sh:property [
        sh:path kg:{name} ;
        sh:nodeKind sh:IRI ;
        sh:or ( {range} ) ;
        sh:message {range_message}
    ] .
"""
_FACT = """
shape:Fact a sh:NodeShape ;
    sh:targetClass kg:Fact ;
    sh:property [ sh:path kg:subject ; sh:minCount 1 ; sh:maxCount 1 ; sh:or ( {types} ) ] ,
        [ sh:path kg:object ; sh:minCount 1 ; sh:maxCount 1 ; sh:or ( {types} ) ] ,
        [ sh:path kg:relation ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {relations} ) ] ,
        [ sh:path kg:status ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {statuses} ) ] ,
        [ sh:path kg:confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:minInclusive 0 ; sh:maxInclusive 1 ] ,
        [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:nodeKind sh:IRI ] .
"""


def shapes(ontology: Ontology) -> str:
    """The shapes as Turtle: one a relation, by name, then that of facts."""
    relations = (_relation(ontology.relations[name]) for name in sorted(ontology.relations))
    fact = _FACT.format(
        types=_classes(sorted(ontology.types)),
        relations=_terms(sorted(ontology.relations)),
        statuses=_terms(sorted(ontology.statuses)),
    )
    return "".join((_HEAD, *relations, fact))


def _relation(relation: Relation) -> str:
    return _RELATION.format(
        name=relation.name,
        labels=_labels(relation.labels),
        domain=_classes(relation.domain),
        domain_message=_string(f"The subject of {relation.name} must be a {' or a '.join(relation.domain)}."),
        range=_classes(relation.range),
        range_message=_string(f"The object of {relation.name} must be a {' or a '.join(relation.range)}."),
    )


def _classes(names: Iterable[str]) -> str:
    return " ".join(f"[ sh:class kg:{name} ]" for name in names)


def _terms(names: Iterable[str]) -> str:
    return " ".join(f"kg:{name}" for name in names)


def _labels(labels: Mapping[str, str]) -> str:
    return " , ".join(f"{_string(labels[language])}@{language}" for language in sorted(labels))


def _string(text: str) -> str:
    """The text as a Turtle string; JSON's escapes are Turtle's too."""
    return json.dumps(text, ensure_ascii=False)
