"""What a document calls its parties means them from then on; other nouns with a capital are left to be read."""

import pytest

from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.pipeline import parts, reader
from loaders.reference.parties import parties
from ontology.read import load


def _meant(language: str, text: str) -> list[tuple[str, str]]:
    [part] = parts(Document(text, "t", language=language), language, load())
    return [(text[a:b], who.name) for (a, b), who in sorted(parties(part, lexicon(language)).items())]


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        ("en", 'Nemora plc (the "Company") grew. The Company hired.', [("Company", "Nemora")]),
        ("en", "Nemora Ltd (hereinafter the Company) grew. Shares of the Group rose.", [("Group", "Nemora Ltd")]),
        (
            "en",
            'Nemora (the "Bank") sued Vexel (the "Company"). The Bank won. The Company paid.',
            [("Bank", "Nemora"), ("Company", "Vexel")],
        ),
        ("fr", "Nemora SA (la « Société ») progresse. La Société embauche.", [("Société", "Nemora SA")]),
        ("fr", "Nemora (ci-après « la Banque ») progresse. Le titre de la Banque monte.", [("Banque", "Nemora")]),
    ],
)
def test_brackets_tell_what_it_is_called(language: str, text: str, meant: list[tuple[str, str]]) -> None:
    assert _meant(language, text) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora plc grew. The Company hired."),
        ("en", 'Nemora (the "Company") grew. The company hired. The Bank of England waits.'),
        ("en", 'Nemora (the "Company") sued Vexel (the "Corporation"). The Group won.'),
        ("fr", "Nemora (la « Société ») progresse. La Société Générale embauche. La société attend."),
        ("en", "Vexel Ltd (a wholly owned subsidiary of the Company) grew. The Company paid."),
        ("en", "John Smith (Chairman of the Company) left. The Company paid."),
        ("fr", "Nemora (filiale du Groupe) progresse. Le Groupe embauche."),
    ],
)
def test_other_nouns_are_left_alone(language: str, text: str) -> None:
    assert _meant(language, text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora grew. The Company said the Group would hire."),
        ("fr", "Nemora progresse. Le Groupe fabrique des armoires, et la Société embauche."),
    ],
)
def test_what_a_document_calls_its_parties_is_no_name(language: str, text: str) -> None:
    [part] = parts(Document(text, "t", language=language), language, load())

    assert {name.text for _, names in part.sentences for name in names} == {"Nemora"}


def test_a_document_that_calls_its_parties_so_is_read_by_patterns_alone() -> None:
    text = 'Nemora plc (the "Company") grew. The Company smiles at the weather. Nemora owns Vexel.'

    [said] = reader(load())(Document(text, "t", language="en")).statements

    assert (said.subject.entity.name, said.object.entity.name) == ("Nemora", "Vexel")


@pytest.mark.parametrize(
    "name",
    [
        "Société générale",
        "Fonds monétaire international",
        "Banque mondiale",
        "Banque africaine de développement",
        "Société nationale des chemins de fer belges",
    ],
)
def test_a_body_whose_name_goes_on_in_lower_case_is_one(name: str) -> None:
    [part] = parts(Document(f"Il a vu hier la {name}.", "t", language="fr"), "fr", load())

    assert [found.text for _, names in part.sentences for found in names] == [name]


def test_a_name_may_begin_with_such_a_noun() -> None:
    text = "La Société Générale et la Banque de France ont vu le Groupe Bel et le Groupe Nemora."
    [part] = parts(Document(text, "t", language="fr"), "fr", load())

    names = {name.text for _, names in part.sentences for name in names}
    assert {"Banque de France", "Groupe Bel", "Groupe Nemora"} <= names
    assert any("Société Générale" in name for name in names)
