"""Of a deal in shares the share that somebody has afterwards is read, not what changes hands."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.readers import Reader


@pytest.mark.parametrize(
    ("language", "text", "percent"),
    [
        ("en", "Danone raised its stake in Yakult by 2% to 21%, a filing showed.", 21),
        ("en", "Danone cut its stake in Yakult to 6.6% from 21%.", 6.6),
        ("en", "Danone sold a 14% stake in Yakult, keeping 7%.", 7),
        ("en", "Danone bought a further 3% of Yakult, taking its holding to 24%.", 24),
        ("fr", "Danone a relevé sa participation dans Yakult de 2 points à 21 %.", 21),
        ("fr", "Danone a ramené sa participation dans Yakult de 21 % à 6,6 %.", 6.6),
        ("fr", "Danone a vendu 14 % de Yakult et en garde 7 %.", 7),
        ("fr", "Danone a acheté 3 % supplémentaires de Yakult, portant sa participation à 24 %.", 24),
    ],
)
def test_a_holding_has_the_share_that_is_held_after_the_deal(
    read: Reader, language: str, text: str, percent: float
) -> None:
    [holding] = [s for s in read(Document(text, "t", language=language)).statements if s.relation == "owns"]

    assert (holding.status, holding.qualifiers.get("percent")) == ("current", percent)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Danone sold 14% of Yakult to Bel, keeping 7%."),
        ("fr", "Danone a vendu 14 % de Yakult à Bel et en garde 7 %."),
    ],
)
def test_what_changes_hands_is_the_buyer_s_and_what_is_kept_the_seller_s(
    read: Reader, language: str, text: str
) -> None:
    held = {
        s.subject.entity.name: s.qualifiers.get("percent")
        for s in read(Document(text, "t", language=language)).statements
        if s.relation == "owns"
    }

    assert held.get("Danone", 7) == 7
    assert held.get("Bel", 14) == 14


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Danone, which owns Lactalis, sold 4% of Yakult, keeping 11%."),
        ("fr", "Danone, qui possède Lactalis, a vendu 4 % de Yakult et en garde 11 %."),
    ],
)
def test_what_is_kept_is_of_what_was_named_last(read: Reader, language: str, text: str) -> None:
    shares = {
        s.object.entity.name: s.qualifiers.get("percent")
        for s in read(Document(text, "t", language=language)).statements
        if s.relation == "owns" and s.subject.entity.name == "Danone"
    }

    assert shares["Yakult"] == 11
    assert shares["Lactalis"] != 11


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2021 Danone bought Yakult for $200m and Lactalis for $80m."),
        ("en", "Danone bought Yakult for £200m and Lactalis for £80m, both in cash."),
        ("fr", "En 2022, Danone a racheté Yakult pour 200 millions d'euros et Lactalis pour 80 millions."),
        ("fr", "Danone a acquis Yakult pour 200 millions d'euros et Lactalis pour 80 millions d'euros."),
    ],
)
def test_of_as_many_sums_as_companies_each_has_its_own(read: Reader, language: str, text: str) -> None:
    paid = {
        s.object.entity.name: s.qualifiers.get("amount")
        for s in read(Document(text, "t", language=language)).statements
        if s.relation == "acquired" and s.subject.entity.name == "Danone"
    }

    assert {name: paid[name] for name in ("Yakult", "Lactalis")} == {"Yakult": 2e8, "Lactalis": 8e7}


def test_one_sum_for_both_stays_that_of_both(read: Reader) -> None:
    text = "Danone bought Yakult and Lactalis for $200m in all."

    assert {s.qualifiers.get("amount") for s in read(Document(text, "t", language="en")).statements} == {2e8}
