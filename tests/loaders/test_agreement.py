"""Two annotations of one article compared."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from loaders.errors import FormatError
from loaders.evaluation.agreement import Agreement, agreement, second, table
from loaders.evaluation.gold import GoldArticle, Thing
from ontology.read import load
from tests.loaders.gold_samples import MUST, THINGS, Row, article


def compared(other: GoldArticle, one: GoldArticle | None = None) -> Agreement:
    one = one or article()
    return agreement({one.id: one}, [other], load())


def test_the_same_annotation_agrees_wholly() -> None:
    found = compared(article())

    assert [t.f1 for t in (found.facts, found.strict, found.statuses, found.things)] == [1.0] * 4
    assert found.disputed == []


def test_a_fact_that_only_one_has_is_disputed() -> None:
    found = compared(article(must=MUST[1:]))

    assert found.facts.f1 == pytest.approx(6 / 7)
    assert found.disputed == ["en-x-001: only in the first: [Borvik, owns, Tarn & Co, {'percent': 34}]"]


def test_what_the_other_holds_for_arguable_is_excused_but_not_strictly() -> None:
    found = compared(article(must=MUST[1:], may=MUST[:1]))

    assert found.facts.f1 == 1.0
    assert found.strict.f1 == pytest.approx(6 / 7)


def test_another_asserted_status_counts_against_status_alone() -> None:
    planned: Row = ("Borvik", "owns", "Tarn & Co", {"percent": 34, "status": "planned"})
    found = compared(article(must=(planned, *MUST[1:])))

    assert found.facts.f1 == 1.0
    assert found.statuses.f1 == pytest.approx(3 / 4)


def test_a_denied_fact_is_not_an_asserted_one() -> None:
    bought: Row = ("Borvik", "acquired", "Ostro", {})
    found = compared(article(must=(*MUST[:3], bought), never=()))

    assert found.facts.right == 3


def test_other_names_of_a_thing_are_that_thing() -> None:
    things = [Thing("Tarn", t.type, ("Tarn & Co",)) if t.name == "Tarn & Co" else t for t in THINGS]
    must = [(a.replace(" & Co", ""), r, b.replace(" & Co", ""), q) for a, r, b, q in MUST]
    found = compared(article(must=must, things=things))

    assert (found.facts.f1, found.things.f1) == (1.0, 1.0)


def test_another_type_is_another_entity() -> None:
    things = [Thing("Mistral", "Company") if t.name == "Mistral" else t for t in THINGS]
    found = compared(article(things=things))

    assert found.things.f1 == pytest.approx(5 / 6)


def test_a_second_annotation_takes_its_text_from_the_first(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text(yaml.safe_dump([{"id": "en-x-001", "must": [["Borvik", "owns", "Ostro"]]}]), encoding="utf-8")
    joined = list(second([file], {"en-x-001": article()}))

    assert joined[0].text == article().text
    assert joined[0].must[0].object == "Ostro"


def test_a_second_annotation_of_no_known_article_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    file.write_text("- id: en-x-999\n", encoding="utf-8")

    with pytest.raises(FormatError, match="'en-x-999' is no article of the first annotation"):
        list(second([file], {"en-x-001": article()}))


def test_the_table_has_a_row_for_each_part() -> None:
    assert table({"en": compared(article())}).splitlines()[-1] == "| en | 1 | 1.000 | 1.000 | 1.000 | 1.000 |"
