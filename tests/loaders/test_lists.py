"""Lists of names: a clause with a subject of its own lends it to no verb before, nor takes one from there."""

import pytest

from loaders.readers import Reader
from tests.loaders.saying import ends


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Axa will supply Airbus, and Boeing is supplied by Chubb."),
        ("en", "Axa bought Airbus, and Boeing was bought by Chubb."),
        ("en", "Axa supplies Airbus, and Boeing buys from Chubb."),
        ("fr", "Axa fournira Airbus, et Boeing est fourni par Chubb."),
        ("fr", "Axa fournit Airbus et Boeing est fourni par Chubb."),
        ("fr", "Axa a racheté Airbus, et Boeing a été racheté par Chubb."),
    ],
)
def test_the_subject_of_the_next_clause_is_no_object_of_the_verb_before(
    patterns: Reader, language: str, text: str
) -> None:
    assert ends(patterns, language, text) == {("Axa", "Airbus"), ("Chubb", "Boeing")}


@pytest.mark.parametrize(
    ("language", "text", "listed"),
    [
        ("en", "Axa supplies Airbus, Boeing and Dassault.", {"Airbus", "Boeing", "Dassault"}),
        ("en", "Axa supplies Airbus and Boeing, and Chubb supplies no one.", {"Airbus", "Boeing"}),
        ("fr", "Axa fournit Airbus, Boeing et Dassault.", {"Airbus", "Boeing", "Dassault"}),
        ("fr", "Axa fournira Airbus et Boeing, et Chubb ne fournira personne.", {"Airbus", "Boeing"}),
    ],
)
def test_a_list_is_read_to_its_end(patterns: Reader, language: str, text: str, listed: set[str]) -> None:
    assert ends(patterns, language, text) == {("Axa", each) for each in listed}


def test_a_comma_ends_a_list_before_the_verb(patterns: Reader) -> None:
    text = "StarTimes, opérateur pékinois implanté à Kigali, Lagos et Nairobi, n'avait encore aucun pied au Sénégal."

    assert ends(patterns, "fr", text) >= {("StarTimes", city) for city in ("Kigali", "Lagos", "Nairobi")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Airbus, Boeing and Dassault are supplied by Chubb."),
        ("fr", "Airbus, Boeing et Dassault sont fournis par Chubb."),
    ],
)
def test_a_list_of_subjects_is_one_list(patterns: Reader, language: str, text: str) -> None:
    assert ends(patterns, language, text) == {("Chubb", each) for each in ("Airbus", "Boeing", "Dassault")}
