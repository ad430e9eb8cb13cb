from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from graph.identity import entity_key, slug
from graph.names import LONGEST_KEY, fold, index_key, key, readings, without_bracket


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Apple Inc.", "APPLE"),
        ("Nestlé S.A.", "Nestle"),
        ("株式会社トヨタ自動車", "トヨタ自動車"),
        ("トヨタ自動車(株)", "トヨタ自動車"),
        ("ООО «Газпром»", "Газпром"),
        ("주식회사 삼성전자", "삼성전자"),
        ("Daimler Truck AG & Co. KGaA", "Daimler Truck"),
        ("Xiaomi Co., Ltd.", "Xiaomi"),
        ("PT Astra International Tbk", "Astra International"),
        ("ABC (Pty) Ltd", "ABC"),
        ("L’Oréal", "L'OREAL"),
        ("Johnson & Johnson", "Johnson and Johnson"),
        ("Ørsted A/S", "Orsted"),
        ("The Walt Disney Company", "Walt Disney"),
        ("Haier (Thailand) Co., Ltd.", "Haier (Thailand)"),
    ],
)
def test_legal_forms_case_and_accents_do_not_tell_companies_apart(name: str, same: str) -> None:
    assert key(name, "Company") == key(same, "Company")


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bank of the West", "Bank of the East"),
        ("Haier (Thailand)", "Haier (Germany)"),
        ("Haier (Thailand)", "Haier"),
        ("Tata Steel", "Tata Motors"),
        ("Xiaomi Group", "Xiaomi"),
        ("ガス", "カス"),
        ("C++", "C"),
        ("SE", "AG"),
    ],
)
def test_words_that_matter_tell_companies_apart(name: str, other: str) -> None:
    assert key(name, "Company") != key(other, "Company")


def test_only_types_with_legal_forms_lose_them() -> None:
    assert key("iPhone SE", "Product") != key("iPhone", "Product")


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert key("Co", "Company") == "co"


def test_a_name_without_a_letter_stays() -> None:
    assert key("!!!", "Company") == "!!!"


def test_a_name_is_read_with_and_without_its_legal_form() -> None:
    assert readings("Apple Inc.") == ("apple", "apple inc")


def test_the_bracket_comes_off_for_looking_up() -> None:
    assert without_bracket(key("Hyperion Leasing (Tianjin)", "Company")) == "hyperion leasing"


@given(st.text())
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.text())
def test_a_folded_name_has_no_underscore_and_no_doubled_blank(name: str) -> None:
    assert "_" not in fold(name)
    assert fold(name).split() == [part for part in fold(name).split(" ") if part]


@given(st.text(), st.text())
def test_index_keys_are_short_and_as_different_as_the_names(name: str, other: str) -> None:
    long, longer = (f"{'x' * 100}{fold(each)}" for each in (name, other))

    assert len(index_key(long)) <= LONGEST_KEY
    assert (index_key(long) == index_key(longer)) == (long == longer)


@given(st.text(min_size=1).filter(str.strip), st.text(min_size=1).filter(str.strip))
def test_every_entity_key_has_an_iri_of_its_own(name: str, other: str) -> None:
    keys = [entity_key(each, type_name) for each in (name, other) for type_name in ("Company", "Product")]

    assert len({slug(each) for each in keys}) == len(set(keys))
    assert all(NamedNode(f"https://w3id.org/keiretsu/id/{slug(each)}") for each in keys)
