"""What a sale or an older state says of who owns what: it was so and is no more."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.readers import DEFAULT, Options, Reader, reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(DEFAULT, load(), Options())


def status(read: Reader, language: str, text: str, relation: str) -> set[str]:
    """How a text says a relation."""
    return {s.status for s in read(Document(text, "t", language=language)).statements if s.relation == relation}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Danone sold its unit Horizon Organic to Platinum Equity."),
        ("en", "Fiskars has sold its Danish subsidiary Georg Jensen to Axcel."),
        ("en", "Fiskars said it had sold Georg Jensen, its Danish unit, to Axcel."),
        ("fr", "Le finlandais Fiskars a vendu sa filiale danoise Georg Jensen à Axcel."),
        ("fr", "Danone a cédé en mars sa filiale Horizon Organic à Platinum Equity."),
    ],
)
def test_a_unit_that_was_sold_is_no_more_the_sellers(read: Reader, language: str, text: str) -> None:
    assert status(read, language, text, "subsidiaryOf") == {"ended"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Danone is selling its Horizon Organic unit to Platinum Equity."),
        ("en", "Fiskars will sell its Danish subsidiary Georg Jensen to Axcel."),
        ("en", "Fiskars has not sold its Danish subsidiary Georg Jensen."),
        ("en", "Axcel bought Georg Jensen, a Danish subsidiary of Fiskars."),
        ("fr", "Danone va céder sa filiale Horizon Organic à Platinum Equity."),
        ("fr", "Danone cherche à céder sa filiale Horizon Organic."),
        ("fr", "Fiskars n'a pas vendu sa filiale Georg Jensen."),
    ],
)
def test_a_unit_that_is_not_sold_yet_is_the_sellers(read: Reader, language: str, text: str) -> None:
    assert status(read, language, text, "subsidiaryOf") == {"current"}


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "The juice business went to Refresco, a Dutch bottler then owned by PAI Partners.", "owns"),
        ("en", "It was bought in 2015 from Tarkett, then part of Wendel.", "subsidiaryOf"),
        ("en", "Marta Olin, then chief executive of Kinnevik, refused.", "leads"),
        ("fr", "L'usine est allée à Refresco, alors détenu par PAI Partners.", "owns"),
        ("fr", "Il avait travaillé chez Kelda, alors filiale de Macquarie.", "subsidiaryOf"),
        ("fr", "Halden a rejoint Orkla, contrôlé à l'époque par Canica.", "owns"),
    ],
)
def test_what_was_so_then_has_ended(read: Reader, language: str, text: str, relation: str) -> None:
    assert status(read, language, text, relation) == {"ended"}


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("en", "PAI Partners then bought Refresco from 3i.", "acquired"),
        ("en", "Refresco, owned by PAI Partners, then grew.", "owns"),
        ("fr", "Refresco, détenu par PAI Partners, a alors grandi.", "owns"),
        ("fr", "Sopra est dirigée par Anne Bertin alors que Vivaldi est détenue par Ardian.", "owns"),
    ],
)
def test_what_came_next_has_not_ended(read: Reader, language: str, text: str, relation: str) -> None:
    assert status(read, language, text, relation) == {"current"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aquaria, the sister brand of Oceana, opened a shop."),
        ("fr", "Vivo, marque sœur d'Oppo, reste en procès."),
        ("en", "Ann Rees, vice chairman of Oceana, left."),
    ],
)
def test_a_noun_that_its_neighbour_makes_another_is_no_trigger(read: Reader, language: str, text: str) -> None:
    methods = [s.method for s in read(Document(text, "t", language=language)).statements]
    assert not any(method.startswith("pattern: noun") for method in methods)
