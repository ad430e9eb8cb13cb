"""The shipped ontology is whole, and every mistake in a file of it is named."""

from collections import Counter
from pathlib import Path

import pytest

from ontology.errors import OntologyError
from ontology.read import load
from ontology.schema import Ontology, Relation

RELATIONS = tuple(load().relations.values())


def test_all_relations_of_the_design_are_there() -> None:
    assert len(RELATIONS) == 21
    assert {r.name for r in RELATIONS if r.symmetric} == {"partnerOf", "competesWith", "mergesWith"}


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda r: r.name)
def test_a_relation_speaks_both_languages(relation: Relation) -> None:
    for texts in (relation.labels, relation.comments):
        assert set(texts) == {"en", "fr"}
    for language in ("en", "fr"):
        assert sum(e.language == language for e in relation.examples) >= 5
        assert sum(e.language == language for e in relation.counter_examples) >= 4
        assert any(q.language == language for q in relation.questions)
        assert any(p.language == language for p in relation.patterns)


def test_no_two_relations_share_a_colour() -> None:
    assert Counter(r.colour for r in RELATIONS).most_common(1)[0][1] == 1


BROKEN = """@prefix kg: <https://w3id.org/keiretsu/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .

kg:sponsorOf a kg:Relation ;
    rdfs:label "sponsors"@en ;
    schema:domainIncludes kg:Firm ;
    schema:rangeIncludes kg:Company ;
    kg:colour "red" ;
    kg:question "who owns {object}"@en ;
    kg:pattern "adverb quickly: subj=S obj=O"@en , "verb sponsor: subj=S"@en ;
    kg:example "Alpha sponsors {O Beta}."@en .
"""


def test_every_mistake_of_a_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "sponsorOf.ttl").write_text(BROKEN, encoding="utf-8")

    with pytest.raises(OntologyError) as caught:
        load(tmp_path)

    message = str(caught.value)
    for piece in (
        "line 5: sponsorOf has no label in 'fr'",
        "line 7: unknown entity type 'Firm'; known: Company, Person, Place, Product",
        "line 9: sponsorOf has no colour",
        "line 10: question",
        "line 11: pattern 'adverb quickly: subj=S obj=O' must begin with one of verb, noun, adj",
        "line 11: pattern 'verb sponsor: subj=S' must bind S and O",
        "line 12: an example must mark {S …} and {O …}",
    ):
        assert f"sponsorOf.ttl, {piece}" in message


def test_a_file_that_is_no_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(
        "@prefix kg: <https://w3id.org/keiretsu/ontology#> .\nkg:x kg:y\n", encoding="utf-8"
    )

    with pytest.raises(OntologyError, match=r"broken\.ttl, line \d"):
        load(tmp_path)


def test_loading_twice_gives_the_same_value() -> None:
    assert isinstance(load(), Ontology)
    assert load() is load()
