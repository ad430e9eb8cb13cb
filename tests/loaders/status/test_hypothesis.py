"""Conditions that do not hold: nothing is said, by patterns or network; provisos of a deal and rumours stay."""

import pytest

from loaders.document import Document
from loaders.readers import Reader


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alfax would buy Betax if it had the money."),
        ("en", "Alfax would have bought Betax if it had had the money."),
        ("en", "Alfax could supply Betax if the plant in Lyon were finished."),
        ("en", "Alfax would buy Betax unless a rival came with a better offer."),
        ("en", "Alfax would acquire Betax provided that shareholders sold their shares."),
        ("en", "If it had the money, Alfax would buy Betax."),
        ("en", "Had Total come with $100m, Alfax would have bought Betax."),
        ("en", "Alfax would have bought Betax had Total come with $100m."),
        ("en", "Alfax would have bought Betax if regulators had approved the deal."),
        ("en", "Alfax said it would buy Betax if it had the money."),
        ("en", "Betax would be bought by Alfax if the price fell."),
        ("fr", "Alfax achèterait Betax si elle en avait les moyens."),
        ("fr", "Alfax aurait acheté Betax si elle en avait eu les moyens."),
        ("fr", "Alfax rachèterait Betax à condition que le prix baisse."),
        ("fr", "Alfax fournirait des moteurs à Betax si l'usine tournait."),
        ("fr", "Alfax pourrait racheter Betax s'il le voulait."),
        ("fr", "Betax serait racheté par Alfax si le prix baissait."),
    ],
)
def test_what_would_be_under_a_condition_that_does_not_hold_is_not_said(read: Reader, language: str, text: str) -> None:
    assert read(Document(text, "t", language=language)).statements == ()


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Alfax will buy Betax if regulators agree.", "planned"),
        ("en", "Alfax would buy Betax for $3bn, if approved by regulators.", "planned"),
        ("en", "Alfax would buy Betax if regulators approved the deal.", "planned"),
        ("en", "Alfax said it would buy Betax if holders tendered their shares.", "planned"),
        ("en", "Alfax would buy Betax, the company said.", "planned"),
        ("en", "Alfax is considering whether to buy Betax.", "rumoured"),
        ("fr", "Alfax achètera Betax si les autorités l'approuvent.", "planned"),
        ("fr", "Alfax pourrait racheter Betax si les autorités l'approuvent.", "rumoured"),
        ("fr", "Alfax achèterait Betax, selon Les Echos.", "rumoured"),
        ("fr", "Alfax achèterait Betax, selon Les Echos, qui se demandent si le prix suffit.", "rumoured"),
    ],
)
def test_provisos_rumours_and_questions_leave_a_deal_its_status(
    read: Reader, language: str, text: str, status: str
) -> None:
    assert [s.status for s in read(Document(text, "t", language=language)).statements] == [status]


def test_what_is_told_beside_a_hypothesis_is_said(read: Reader) -> None:
    [owned] = read(Document("Alfax, which owns Gammax, would buy Betax if the price fell.", "t")).statements

    assert (owned.object.entity.name, owned.status) == ("Gammax", "current")
