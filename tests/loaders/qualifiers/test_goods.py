"""The goods of a fact: the noun that its verb names, whoever found the fact, and the name beside the noun."""

import pytest

from loaders.document import Document
from loaders.readers import Reader


def goods(read: Reader, language: str, text: str, relation: str) -> list[tuple[str, object]]:
    found = read(Document(text, "t", language=language)).statements
    return sorted((s.object.entity.name, s.qualifiers.get("product")) for s in found if s.relation == relation)


@pytest.mark.parametrize(
    ("language", "text", "relation", "expected"),
    [
        ("en", "Kessler, based in Graz, will ship gaskets to Volvo's works in Ghent.", "suppliesTo", "gaskets"),
        ("en", "Until last year Kessler supplied Volvo with gaskets.", "suppliesTo", "gaskets"),
        ("en", "Kessler will license its Fluxor process to Volvo.", "licensesTo", "Fluxor"),
        ("en", "Kessler has licensed its noise-cancelling chip, Fluxor, to Volvo.", "licensesTo", "Fluxor"),
        ("fr", "Kessler, qui fournissait Volvo en joints, a fermé son usine de Metz.", "suppliesTo", "joints"),
        ("fr", "Kessler exporte désormais au Ghana le rhum Coqueli.", "exportsTo", "Coqueli"),
        ("fr", "Kessler livrera des joints à Volvo cet automne.", "suppliesTo", "joints"),
    ],
)
def test_the_goods_are_told(read: Reader, language: str, text: str, relation: str, expected: str) -> None:
    assert [product for _, product in goods(read, language, text, relation)] == [expected]


@pytest.mark.parametrize(
    ("language", "text", "relation", "expected"),
    [
        (
            "en",
            "It will deliver slewing bearings to Liebherr and pitch blades to Vestas, Kessler said.",
            "suppliesTo",
            [("Liebherr", "bearings"), ("Vestas", "blades")],
        ),
        (
            "fr",
            "Kessler fournit des joints à Volvo et des freins à Scania.",
            "suppliesTo",
            [("Scania", "freins"), ("Volvo", "joints")],
        ),
    ],
)
def test_each_has_its_own(
    read: Reader, language: str, text: str, relation: str, expected: list[tuple[str, object]]
) -> None:
    assert goods(read, language, text, relation) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kessler sold its shares in Brandt to Volvo."),
        ("en", "Kessler is one of Volvo's suppliers, and its chairman collects stamps."),
        ("fr", "Kessler compte Volvo parmi ses clients, et son patron collectionne les timbres."),
    ],
)
def test_what_is_no_goods_of_the_fact_is_not(read: Reader, language: str, text: str) -> None:
    assert all("product" not in s.qualifiers for s in read(Document(text, "t", language=language)).statements)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kessler supplies Volvo with seals and Scania with brakes."),
        ("fr", "Kessler fournit Volvo en joints et Scania en freins."),
    ],
)
def test_another_customer_is_no_goods(read: Reader, language: str, text: str) -> None:
    assert not {"Volvo", "Scania", "Kessler"} & {
        str(product) for _, product in goods(read, language, text, "suppliesTo")
    }
