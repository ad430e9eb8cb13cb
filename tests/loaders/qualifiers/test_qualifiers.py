"""Percentages, amounts and titles of a text."""

import pytest

from loaders.lexicon import lexicon
from loaders.qualifiers.quantities import Quantity, quantities
from loaders.qualifiers.shares import EQUAL, RATIO, RESULT


def found(text: str, language: str, kind: str) -> list[Quantity]:
    return [q for q in quantities(text, 0, lexicon(language), None) if q.kind == kind]


def test_titles_are_roles_and_verbs_and_names_are_not() -> None:
    def roles(text: str, language: str) -> list[str]:
        return [str(q.value) for q in found(text, language, "role")]

    assert roles("Bel's chief executive Ann heads Hugo Boss.", "en") == ["chief executive"]
    assert roles("Jeanne, directrice générale de Bel", "fr") == ["directrice générale"]


@pytest.mark.parametrize(
    ("text", "language", "shares", "unit"),
    [
        ("a venture held 51:49", "en", [51, 49], RATIO),
        ("détenue à 60/40", "fr", [60, 40], RATIO),
        ("a 50-50 venture", "en", [50, 50], EQUAL),
        ("they own it half-and-half", "en", [50], EQUAL),
        ("détenue à parité", "fr", [50], EQUAL),
        ("half-owned by Bel", "en", [50], ""),
        ("a stake of 25pc", "en", [25], ""),
        ("a 51-48 vote, 2019-20, 10:30", "en", [], ""),
        ("Bel has 50.1 per cent, Kiri 44 and Orn 5.9.", "en", [50.1, 44, 5.9], ""),
        ("Bel a 51 %, Kiri 9,8 et Orn, qui a 12 ans, en 2019, rien", "fr", [51, 9.8], ""),
        ("Bel has 44 shops and 12 mills", "en", [], ""),
        ("a venture in which each has half", "en", [50], ""),
        ("Bel owned a quarter until May", "en", [25], ""),
        ("Bel détenait un tiers, dont une moitié en dettes", "fr", [33.3], ""),
        ("it has half a dozen shops and a quarter century", "en", [], ""),
        ("Ann Orr, 45, has 30%, since May 12, and 3 seats", "en", [30], ""),
        ("Le 14, Bel, qui a 12 %, a vendu", "fr", [12], ""),
        ("Danone, which owns Bel, published its third-quarter results", "en", [], ""),
        ("propriétaire de Bel, il ouvre sa cinquième usine avec un tiers", "fr", [], ""),
        ("Sales rose 8% in France and the rest of Europe", "en", [], ""),
        ("Shares in Bel, down 3%, rose as much as 4%.", "en", [], ""),
        ("a 20% premium and growth of about 5%, for 12% of its net sales", "en", [], ""),
        ("It rose to 51%, bought up 30%, gained 5% of Bel, up to 40%", "en", [51, 30, 5, 40], ""),
        ("un titre en hausse de 4 %, qui gagne 3 % après un recul de 2 %", "fr", [], ""),
        ("12 % du chiffre d'affaires, une marge d'environ 8 %", "fr", [], ""),
        ("il gagne 5 % du capital et monte à 30 %", "fr", [5, 30], ""),
        ("financed entirely by Danone, fully by 2030", "en", [], ""),
        ("held entirely by Bel", "en", [100], ""),
        ("entièrement détenue par Bel", "fr", [100], ""),
        ("appartient intégralement à Bel", "fr", [100], ""),
        ("appartient aux trois quarts à Bel", "fr", [75], ""),
        ("détenue pour moitié par Bel et pour un quart par Orn", "fr", [50, 25], ""),
        ("appartient à hauteur d'un quart à Bel", "fr", [25], ""),
        ("Bel détient deux tiers du capital", "fr", [66.7], ""),
        ("ouvre aux trois quarts, un chantier payé pour moitié par Bel", "fr", [], ""),
        ("A quarter of Bel is held by Orn, and a fifth by Kiri", "en", [25, 20], ""),
        ("owned half by Orn and half by Kiri", "en", [50, 50], ""),
        ("It cut its costs and a third by May", "en", [], ""),
        ("raised its stake from 34% to 51%", "en", [51], ""),
        ("cut its holding from just over 30 per cent of the capital to about 12%", "en", [12], ""),
        ("raised its stake to 51% from 34%", "en", [51], ""),
        ("a porté sa part de 34 % à 51 %", "fr", [51], ""),
        ("est passé d'environ 20 % du capital à plus de 30 %", "fr", [30], ""),
        ("raised its stake in Bel by 4% to 30%", "en", [30], ""),
        ("trimmed its holding in Bel by just under 2%", "en", [], ""),
        ("owned by 12% shareholder Bel, up 4%", "en", [12], ""),
        ("now has 9.8% of Bel, up from 7%", "en", [9.8], ""),
        ("a relevé de 4 % sa participation dans Bel", "fr", [], ""),
        ("a relevé sa participation de 4 points à 30 %", "fr", [30], ""),
        ("porte sa part à 30 %, contre 26 % auparavant", "fr", [30], ""),
        ("vend une part de 20 % à Bel et 30 % à Orn", "fr", [20, 30], ""),
    ],
)
def test_shares_are_read_in_the_ways_they_are_written(text: str, language: str, shares: list[float], unit: str) -> None:
    percents = found(text, language, "percent")

    assert [q.value for q in percents] == shares
    assert {q.unit for q in percents} <= {unit}


@pytest.mark.parametrize(
    ("text", "language", "amount", "currency"),
    [
        ("four million euros", "en", 4e6, "EUR"),
        ("douze milliards de dollars", "fr", 12e9, "USD"),
        ("one billion dollars", "en", 1e9, "USD"),
        ("two hundred million pounds", "en", 200e6, "GBP"),
        ("thirty-two million dollars", "en", 32e6, "USD"),
        ("d’un milliard d’euros", "fr", 1e9, "EUR"),
        ("quatre-vingt-dix millions d'euros", "fr", 90e6, "EUR"),
        ("put 60 million into Bel", "en", 60e6, ""),
        ("a investi 12,5 millions dans Bel", "fr", 12.5e6, ""),
    ],
)
def test_amounts_are_read_in_words_and_without_a_currency(
    text: str, language: str, amount: float, currency: str
) -> None:
    assert [(q.value, q.unit) for q in found(text, language, "amount")] == [(amount, currency)]


def test_millions_of_other_things_are_no_amounts() -> None:
    assert found("Bel sold 12 million cheeses and 3 millions de fromages", "en", "amount") == []
    assert found("Bel sold 12 million in 2019", "en", "amount") == []


def test_the_end_of_a_longer_number_is_no_amount() -> None:
    assert found("several hundred million dollars, one hundred and ten million euros", "en", "amount") == []
    assert found("quelques cents millions d'euros, trente et un millions de dollars", "fr", "amount") == []


@pytest.mark.parametrize(
    ("text", "language", "shares"),
    [
        ("sold a 5% stake in Bel, keeping 10%", "en", [(5, ""), (10, RESULT)]),
        ("bought a further 5% of Bel in May, taking its holding to 25%", "en", [(5, ""), (25, RESULT)]),
        ("sold 8% but still holds about 3%", "en", [(8, ""), (3, RESULT)]),
        ("Orn holds 51% and Bel keeps 49%", "en", [(51, ""), (49, "")]),
        ("a cédé 5 % de Bel et en conserve 10 %", "fr", [(5, ""), (10, RESULT)]),
        ("achète 5 % de plus, portant sa participation à près de 25 %", "fr", [(5, ""), (25, RESULT)]),
        ("Orn détient 51 % et Bel garde 49 %", "fr", [(51, ""), (49, "")]),
    ],
)
def test_what_somebody_has_after_a_deal_is_told_apart(
    text: str, language: str, shares: list[tuple[float, str]]
) -> None:
    assert [(q.value, q.unit) for q in found(text, language, "percent")] == shares
