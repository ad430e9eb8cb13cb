"""Parts of the language model's reader: windows, places, the prompt."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Document
from loaders.llm.places import Places, bare
from loaders.llm.prompt import form, instructions, question
from loaders.llm.windows import halves, windows
from ontology.read import load
from tests.ontology.test_added_relation import FILE

TEXTS = st.text(alphabet="ab. \n\t«»’", max_size=400)


@given(TEXTS, st.integers(1, 60), st.integers(0, 30))
def test_windows_hold_everything_and_are_no_longer_than_asked(text: str, size: int, overlap: int) -> None:
    found = list(windows(text, size, overlap))

    held = {i for start, end in found for i in range(start, end)}
    assert {i for i, each in enumerate(text) if not each.isspace()} <= held
    assert all(0 < end - start <= size for start, end in found)
    assert sorted(set(found)) == found


@given(TEXTS, st.integers(2, 60))
def test_halves_of_a_window_hold_it_and_are_smaller(text: str, size: int) -> None:
    for start, end in windows(text, size):
        parts = list(halves(text, (start, end)))

        held = {i for a, b in parts for i in range(a, b)}
        assert {i for i in range(start, end) if not text[i].isspace()} <= held
        assert end - start == 1 or all(b - a < end - start for a, b in parts)


@given(st.lists(st.sampled_from(["Bel", "d’Atos", "«", "»", "\u00a0", "\n", "51 %", "a"]), max_size=20), st.data())
def test_words_are_found_whatever_blanks_and_quotation_marks_they_have(parts: list[str], data: st.DataObject) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(parts)))
    words = parts[start : data.draw(st.integers(start, len(parts)))]
    copied = "  ".join(words).replace("’", "'").replace("«", '"').replace("»", '"')

    place = Places(text).find(copied)

    if any(map(str.isalnum, copied)):
        assert place is not None
        assert bare(text[slice(*place)]) == bare(copied)
    else:
        assert place is None


@pytest.mark.parametrize("words", ["Be", "el", "Bell", "owns1", "", "“ ”", "Bel owned"])
def test_what_does_not_stand_there_as_whole_words_is_not_found(words: str) -> None:
    assert Places("Bel owns MOM.").find(words) is None


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_instructions_name_all_that_the_ontology_knows(language: str) -> None:
    ontology = load()
    told = instructions(ontology, language)

    for names in (ontology.relations, ontology.types, ontology.statuses, ontology.qualifiers):
        assert [name for name in names if not re.search(rf"\b{name}\b", told)] == []
    sample = json.loads(told.splitlines()[-1])
    assert sample["statements"][0].keys() == {*_properties(form(ontology))}


def _properties(schema: object) -> dict[str, object]:
    """The members of a statement in an answer's schema."""
    assert isinstance(schema, dict)
    found = schema["properties"]["statements"]["items"]["properties"]
    assert isinstance(found, dict)
    return found


def test_an_added_relation_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "sponsorOf.ttl").write_text(FILE, "utf-8")
    ontology = load(tmp_path)

    told = instructions(ontology, "en")

    assert "- sponsorOf (Company -> Company): The subject pays to be named with the object." in told
    assert "Orange sponsors Arkea. => Orange sponsorOf Arkea, current" in told
    assert "sponsorOf" in json.dumps(form(ontology))


def test_a_later_window_is_told_how_the_article_begins_and_who_was_met() -> None:
    document = Document("Bel owns MOM.\nMore follows.", "test", title="Cheese", published="2025")

    asked = question(document, (14, 27), ["Bel", "MOM"])

    assert asked.splitlines() == [
        "Title: Cheese",
        "Date: 2025",
        "The article begins: Bel owns MOM. More follows.",
        "This is a later part of it; quote from this part only.",
        "Names met before: Bel; MOM",
        "",
        "The article:",
        "",
        "More follows.",
    ]
