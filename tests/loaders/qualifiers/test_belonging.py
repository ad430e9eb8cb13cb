"""Whose the numbers, dates and names of a text are."""

from __future__ import annotations

import re

from loaders.lexicon import lexicon
from loaders.qualifiers.belonging import allotted
from loaders.qualifiers.claims import Claim
from loaders.qualifiers.quantities import Quantity, quantities

Fact = tuple[str, str, str]
KINDS = {
    "owns": frozenset({"percent", "date"}),
    "leads": frozenset({"role"}),
    "buys": frozenset({"date", "amount"}),
    "sells": frozenset({"product"}),
}


def own(text: str, language: str, *facts: Fact, named: str = "") -> list[dict[str, object]]:
    """What each fact of a text has, its ends given by their names (the first place of each)."""
    starts = [0, *(m.end() for m in re.finditer(r"[.?!] ", text))]

    def place(name: str) -> tuple[int, int]:
        start = text.index(name)
        return start, start + len(name)

    claims = [Claim(r, s, o, place(s), place(o), (0, len(text)), KINDS[r], r == "buys") for s, r, o in facts]
    found = list(quantities(text, 0, lexicon(language), "2024-06-01"))
    if named:
        found.append(Quantity("product", named, *place(named), thing=named))
    shared = allotted(claims, found, starts, text, lexicon(language))
    return [{kind: quantity.value for kind, quantity in each.items()} for each in shared]


def test_each_holder_has_the_share_that_stands_by_its_name() -> None:
    text = "Kiri's holders are Danone (12%), Bel, with 5%, and the Ruiz family."
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel", "Ruiz")]

    assert own(text, "en", *facts) == [{"percent": 12}, {"percent": 5}, {}]


def test_each_holding_has_its_share_where_the_holder_is_one() -> None:
    text = "Danone owns 5% of Bel and 10% of Kiri."

    assert own(text, "en", ("Danone", "owns", "Bel"), ("Danone", "owns", "Kiri")) == [{"percent": 5}, {"percent": 10}]


def test_shares_listed_apart_go_in_the_order_of_the_names() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel")]

    assert own("Danone and Bel hold 5% and 9% respectively of Kiri.", "en", *facts) == [{"percent": 5}, {"percent": 9}]
    assert own("Danone et Bel détiennent Kiri à 60/40.", "fr", *facts) == [{"percent": 60}, {"percent": 40}]
    assert own("Danone, with Bel, owns Kiri, split 51:49.", "en", *facts) == [{"percent": 51}, {"percent": 49}]


def test_shares_listed_apart_go_in_the_order_of_the_names_though_a_pronoun_claims_one_again() -> None:
    text = "The owners of Kiri are Danone and Bel, which hold 5% and 9% respectively."
    holders = [("Danone", (23, 29)), ("Bel", (34, 37)), ("Bel", (39, 44))]
    claims = [Claim("owns", s, "Kiri", at, (14, 18), (0, len(text)), KINDS["owns"]) for s, at in holders]
    found = list(quantities(text, 0, lexicon("en"), None))

    shares = [each["percent"].value for each in allotted(claims, found, [0], text, lexicon("en"))]

    assert shares == [5, 9, 9]


def test_as_many_shares_as_names_go_in_their_order() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel", "Lidl")]

    assert own("Danone and Bel hold 5% and 9% of Kiri.", "en", *facts[:2]) == [{"percent": 5}, {"percent": 9}]
    text = "Danone has 50 per cent of Kiri, ahead of Bel at 26, Lidl at 24."
    assert own(text, "en", *facts) == [{"percent": 50}, {"percent": 26}, {"percent": 24}]


def test_what_rises_or_goes_from_one_to_another_is_no_list() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel")]

    assert own("Danone, which owns Kiri with Bel, went from 20% to 30%.", "en", *facts)[0] != {"percent": 20}
    text = "Danone and Bel own Kiri, whose sales rose 5% after a 3% fall."
    assert own(text, "en", *facts)[0] != {"percent": 5}


def test_the_rest_is_what_the_other_shares_leave() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel")]

    assert own("Danone has 55% of Kiri and Bel the rest.", "en", *facts) == [{"percent": 55}, {"percent": 45}]
    assert own("Danone détient 66 % de Kiri et Bel le solde.", "fr", *facts) == [{"percent": 66}, {"percent": 34}]
    assert own("Danone sold Kiri and Bel kept the rest.", "en", *facts) == [{}, {}]
    assert own("Danone has 55% of Kiri; Bel makes the rest of the cheese.", "en", *facts) == [{"percent": 55}, {}]


def test_what_is_said_of_each_goes_to_all() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel")]

    assert own("Danone and Bel own Kiri 50-50.", "en", *facts) == [{"percent": 50}] * 2
    assert own("Danone and Bel hold 45% of Kiri apiece.", "en", *facts) == [{"percent": 45}] * 2
    assert own("Danone et Bel détiennent Kiri à parité.", "fr", *facts) == [{"percent": 50}] * 2


def test_equal_parts_of_more_than_two_are_not_halves() -> None:
    facts = [(name, "owns", "Kiri") for name in ("Danone", "Bel", "Lidl")]

    assert own("Danone, Bel et Lidl détiennent Kiri à parité.", "fr", *facts) == [{}] * 3


def test_a_date_is_that_of_the_whole_list() -> None:
    text = "In 2019 Danone bought Bel and Kiri. Lidl bought Ruiz in 2021."
    facts = (("Danone", "buys", "Bel"), ("Danone", "buys", "Kiri"), ("Lidl", "buys", "Ruiz"))

    assert own(text, "en", *facts) == [{"date": "2019"}, {"date": "2019"}, {"date": "2021"}]


def test_a_dateline_dates_what_happens_and_nothing_that_lasts() -> None:
    text = "LONDON, Oct 14 2025 - Danone said that it had bought Kiri."

    assert own(text, "en", ("Danone", "owns", "Kiri")) == [{}]
    assert own(text, "en", ("Danone", "buys", "Kiri")) == [{"date": "2025"}]
    text = "Lyon, le 14 octobre 2025 (AFP) – Danone a racheté Kiri en 2019."
    assert own(text, "fr", ("Danone", "owns", "Kiri")) == [{"date": "2019"}]


def test_a_title_is_that_of_the_person_beside_it() -> None:
    text = "Bel agreed. Its chairman, Ann Orr, and chief executive Bo Lind did not."
    found = own(text, "en", ("Ann Orr", "leads", "Bel"), ("Bo Lind", "leads", "Bel"))

    assert found == [{"role": "chairman"}, {"role": "chief executive"}]


def test_a_lone_title_is_that_of_who_goes_and_who_comes() -> None:
    found = own(
        "Ann Orr followed Bo Lind as chairman of Bel.", "en", ("Ann Orr", "leads", "Bel"), ("Bo Lind", "leads", "Bel")
    )

    assert found == [{"role": "chairman"}] * 2
    two = own(
        "Bel is led by Ann Orr, its chairman, and Bo Lind.",
        "en",
        ("Ann Orr", "leads", "Bel"),
        ("Bo Lind", "leads", "Bel"),
    )
    assert two == [{"role": "chairman"}, {}]


def test_a_fact_that_is_claimed_at_two_places_has_what_stands_by_either() -> None:
    text = "Bel agreed. Its chairman, Ann Orr, did not."
    person, title, company = (24 + 2, 33), (16, 24), (0, 3)
    claims = [Claim("leads", "Ann", "Bel", at, company, (0, len(text)), KINDS["leads"]) for at in (person, title)]
    found = list(quantities(text, 0, lexicon("en"), None))

    assert [each["role"].value for each in allotted(claims, found, [0, 12], text, lexicon("en"))] == ["chairman"] * 2


def test_a_kind_that_a_fact_cannot_carry_is_left_to_those_that_can() -> None:
    text = "Ann Orr leads Bel, and Danone, near 12%, owns it."

    assert own(text, "en", ("Ann Orr", "leads", "Bel"), ("Danone", "owns", "Bel")) == [{}, {"percent": 12}]


def test_a_fact_is_not_qualified_by_its_own_end() -> None:
    text = "Bel sells Kiri to Lidl."

    assert own(text, "en", ("Bel", "sells", "Lidl"), named="Kiri") == [{"product": "Kiri"}]
    assert own(text, "en", ("Bel", "sells", "Kiri"), named="Kiri") == [{}]


def test_a_quantity_far_from_all_belongs_to_none() -> None:
    filler = "The day was long, and nothing else of any interest was said by anyone. " * 2
    text = f"Danone owns Bel. {filler}It was 5%."

    assert own(text, "en", ("Danone", "owns", "Bel")) == [{}]
