"""Two lists told one by one, and lists that are not."""

import pytest

from loaders.document import Document
from loaders.readers import Reader
from tests.loaders.saying import ends


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Axa and Chubb supply Nucor and Ternium respectively."),
        ("en", "Axa and Chubb respectively bought Italy's Nucor and the Argentine steelmaker Ternium."),
        ("en", "Nucor and Ternium were bought by Axa and Chubb, respectively."),
        ("fr", "Axa et Chubb fournissent respectivement Nucor et Ternium."),
        ("fr", "Axa et Chubb ont racheté l'italien Nucor et l'argentin Ternium, respectivement."),
        ("fr", "Nucor et Ternium ont été rachetés respectivement par Axa et par Chubb."),
    ],
)
def test_each_of_one_list_goes_with_its_own_of_the_other(patterns: Reader, language: str, text: str) -> None:
    assert ends(patterns, language, text) == {("Axa", "Nucor"), ("Chubb", "Ternium")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Axa and Chubb supply Nucor and Ternium."),
        ("fr", "Axa et Chubb fournissent Nucor et Ternium."),
        ("en", "Axa and Chubb, valued at $3bn and $4bn respectively, supply Nucor and Ternium."),
        ("fr", "Axa et Chubb, fondés respectivement en 1899 et 1933, fournissent Nucor et Ternium."),
    ],
)
def test_lists_that_no_word_pairs_cross(patterns: Reader, language: str, text: str) -> None:
    assert ends(patterns, language, text) == {(a, b) for a in ("Axa", "Chubb") for b in ("Nucor", "Ternium")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nucor is owned 55% and 45% respectively by Axa and Chubb."),
        ("fr", "Axa et Chubb détiennent respectivement 55 % et 45 % de Nucor."),
    ],
)
def test_shares_that_are_paired_leave_the_holders_alone(patterns: Reader, language: str, text: str) -> None:
    assert ends(patterns, language, text) == {("Axa", "Nucor"), ("Chubb", "Nucor")}


@pytest.mark.parametrize(
    ("text", "backed"),
    [
        ("Blackstone-backed Nucor, Ternium and Chubb made bids.", {("Blackstone", "Nucor")}),
        ("Nucor and Blackstone-owned Ternium made bids.", {("Blackstone", "Ternium")}),
    ],
)
def test_whose_an_adjective_before_a_name_makes_it_is_told_of_no_other(
    patterns: Reader, text: str, backed: set[tuple[str, str]]
) -> None:
    assert ends(patterns, "en", text) == backed


def test_a_bid_is_no_good_that_is_made_for_anybody(patterns: Reader) -> None:
    found = patterns(Document("Axa made a bid for Nucor.", "t", language="en")).statements

    assert not any(s.qualifiers.get("product") for s in found)
    assert {s.status for s in found} == {"planned"}
