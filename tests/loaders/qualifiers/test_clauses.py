"""Plain dates of what lasts: told by the fact's own clause, or what goes with an end of it; another's are left."""

import pytest

from loaders.document import Document
from loaders.readers import Reader


def dates(read: Reader, language: str, text: str, relation: str) -> set[object]:
    found = read(Document(text, "t", language=language)).statements
    return {s.qualifiers.get("date") for s in found if s.relation == relation}


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "Kessler, the owner of Brightwell, was rebuffed by shareholders of Brandt in 2024.", "owns"),
        ("en", "Anna Holm, chief executive of Kessler Foods, sold her flat in Graz in 2021.", "leads"),
        ("fr", "Kessler, propriétaire de Brightwell, avait été éconduit en 2024.", "owns"),
        ("fr", "Le conseil s'est réuni en 2021 à Graz, a raconté Anna Holm, directrice générale de Kessler.", "leads"),
    ],
)
def test_a_date_of_another_clause_is_not_the_facts(read: Reader, language: str, text: str, relation: str) -> None:
    assert dates(read, language, text, relation) == {None}


@pytest.mark.parametrize(
    ("language", "text", "relation", "date"),
    [
        ("en", "Oriel Partners bought 10% of Brandt Foods in 2019.", "owns", "2019"),
        ("en", "In 2022 Kessler sued Brightwell over a patent.", "litigatesAgainst", "2022"),
        ("fr", "Oriel Partners a acquis 10 % de Brandt en 2019.", "owns", "2019"),
        ("fr", "Oriel Partners, entré en 2021 au capital de Brandt, n'a pas réagi.", "owns", "2021"),
    ],
)
def test_a_date_of_its_own_clause_is(read: Reader, language: str, text: str, relation: str, date: str) -> None:
    assert dates(read, language, text, relation) == {date}


def test_an_end_may_be_told_by_a_clause_of_its_own(read: Reader) -> None:
    text = "Anna Holm, who left Kessler Foods in 2021, now teaches. She had been its chief executive."
    found = read(Document(text, "t", language="en")).statements

    assert [(s.relation, s.status, s.valid_to) for s in found] == [("leads", "ended", "2021")]
