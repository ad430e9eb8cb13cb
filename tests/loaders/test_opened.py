"""What a noun at a sentence's beginning says of its subject, and where it says nothing."""

import pytest

from loaders.readers import Reader
from tests.loaders.saying import facts


@pytest.mark.parametrize(
    ("language", "text", "fact"),
    [
        ("en", "A subsidiary of Solvay, Aldovia employs 200 people.", ("Aldovia", "subsidiaryOf", "Solvay", "current")),
        ("en", "A longtime rival of Danone, Bellac closed a plant.", ("Danone", "competesWith", "Bellac", "current")),
        ("en", "Owner of Nocibe since 2016, Bellac is to hire.", ("Bellac", "owns", "Nocibe", "current")),
        (
            "fr",
            "Filiale du belge Solvay, Aldovia emploie 200 personnes.",
            ("Aldovia", "subsidiaryOf", "Solvay", "current"),
        ),
        ("fr", "Ancienne filiale de Solvay, Aldovia va embaucher.", ("Aldovia", "subsidiaryOf", "Solvay", "ended")),
        (
            "fr",
            "Coentreprise de Kopje et de Solvay, Umoja n'a pas dit son dernier mot.",
            ("Umoja", "jointVentureOf", "Solvay", "current"),
        ),
        ("fr", "Propriétaire de Nocibé, Bellac rachète Marionnaud.", ("Bellac", "owns", "Nocibé", "current")),
    ],
)
def test_it_says_what_the_subject_is(
    patterns: Reader, language: str, text: str, fact: tuple[str, str, str, str]
) -> None:
    assert fact in facts(patterns, language, text)


@pytest.mark.parametrize(
    ("language", "text", "pair"),
    [
        ("en", "The owner of Nocibe met rivals, Bellac said.", {"Nocibe", "Bellac"}),
        ("en", "A subsidiary of Solvay closed, Aldovia said.", {"Solvay", "Aldovia"}),
        ("en", "Owners of Nocibe, Bellac and Marco shares cheered.", {"Nocibe", "Bellac"}),
        ("fr", "Le propriétaire de Nocibé a licencié, Bellac a embauché.", {"Nocibé", "Bellac"}),
        ("en", "A supplier to Nocibe, Bellac said, had gone bankrupt.", {"Nocibe", "Bellac"}),
        ("en", "Shareholders in Nocibe, Bellac said on Monday, would gain.", {"Nocibe", "Bellac"}),
        ("fr", "Un concurrent de Solvay, Bellac l'a confirmé, a fermé.", {"Solvay", "Bellac"}),
        ("fr", "Les filiales de Solvay, Aldovia et Bellac, embauchent.", {"Bellac", "Aldovia"}),
    ],
)
def test_it_says_nothing_of_who_comes_after_a_verb_or_in_a_list(
    patterns: Reader, language: str, text: str, pair: set[str]
) -> None:
    assert not any({fact[0], fact[2]} == pair for fact in facts(patterns, language, text))
