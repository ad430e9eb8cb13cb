"""A number of a model's answer is one of its quote, however it is written there."""

from __future__ import annotations

import pytest

from loaders.llm.quoted import stands


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        (17.5, "Bel détient 17,5 % de MOM"),
        (17.5, "Bel holds 17.5% of MOM"),
        (50.0, "Bel owns half of MOM"),
        (50.0, "Bel possède la moitié de MOM"),
        (66.67, "deux tiers des parts de MOM"),
        (67.0, "two-thirds of MOM"),
        (25.0, "a quarter of MOM's shares"),
        (75.0, "seventy-five per cent of MOM"),
        (97.0, "quatre-vingt-dix-sept pour cent du capital"),
        (71.0, "soixante et onze pour cent du capital"),
        (120.0, "a hundred and twenty million"),
        (2.5e8, "deux cent cinquante millions d'euros"),
        (1.2e9, "for $1.2bn in cash"),
        (1.2e9, "un chèque de 1,2 Md€"),
        (8e7, "80M€ pour MOM"),
        (1_200_000.0, "1 200 000 euros"),
        (1_200_000.0, "EUR 1,200,000"),
        (4e6, "four million euros"),
        (2e9, "between 2 and 3 billion dollars"),
        (100.0, "a wholly-owned unit of Bel"),
        (60.0, "Orn holds 40% and Bel the rest"),
        (30.0, "En 2021 30 % du capital"),
        (50.0, "a majority of the shares"),
        (1e9, "some say a billion dollars"),
        (2.5e6, "two and a half million euros"),
        (5e8, "half a billion pounds"),
        (1.5e9, "un milliard et demi d'euros"),
        (5e5, "un demi-million d’euros"),
    ],
)
def test_a_number_of_the_quote_stands_there_in_any_notation(value: float, quote: str) -> None:
    assert stands(value, quote)


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        (51.0, "Bel owns half of MOM"),
        (51.0, "Bel owns 5.1% of MOM"),
        (30.0, "Bel a acquis MOM en 2013"),
        (1.2e9, "for $1.2m in cash"),
        (1.2e6, "Bel paid 1,200 euros"),
        (40.0, "Bel holds quatre parts"),
        (100.0, "Bel bought MOM"),
        (1e6, "a fund has several million shares"),
        (1.5e6, "half of the million shares that Bel has"),
        (20.0, "Bel took over MOM in May"),
    ],
)
def test_a_number_that_the_quote_does_not_give_does_not_stand_there(value: float, quote: str) -> None:
    assert not stands(value, quote)
