"""A byline or a note on the author is no prose; a sentence with the same words is."""

from __future__ import annotations

import pytest

from loaders.boilerplate import Furniture
from loaders.bylines import note, writers
from loaders.lexicon import lexicon

FILLER = {"en": "The market for timber has grown.", "fr": "Le marché du bois a grandi."}


def held(lines: list[str], language: str) -> list[bool]:
    furniture = Furniture(len(lines))
    return [furniture.holds(line, lexicon(language)) for line in lines]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ann Orr, chief executive of Bel"),
        ("en", "By Ann Orr and Mo Li, founders of Bel Partners"),
        ("en", "By Ann van der Orr (chairman, Bel)"),
        ("en", "BY ANN ORR, PRESIDENT OF BEL"),
        ("en", "By Ann Orr"),
        ("en", "By Ann Orr, the former managing director of Bel, and author of Timber"),
        ("fr", "Par Anne Orr, PDG de Bel"),
        ("fr", "Par Anne Orr et Luc de La Tour, présidents de Bel et de Kiri"),
        ("fr", "Par Anne Orr – directrice générale de Bel"),
        ("fr", "Par Anne Orr, directrice générale de Bel."),
    ],
)
def test_a_byline_at_the_head_or_the_foot_is_none_of_the_article(language: str, line: str) -> None:
    body = [FILLER[language]] * 8

    assert held(["Timber", line, *body], language).index(True) == 1
    assert held([*body, line], language) == [False] * 8 + [True]
    assert not any(held([*body, line, *body], language))


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "By Ann Orr, chief executive of Bel, the fund was told to sell MOM."),
        ("en", "By Friday, Bel had bought MOM"),
        ("en", "By Ann Orr's own account, Bel has bought MOM."),
        ("en", "By Design, Bel buys MOM"),
        ("fr", "Par Anne Orr, PDG de Bel, le fonds a appris la vente de MOM."),
        ("fr", "Par Toutatis, Bel rachète MOM"),
        ("fr", "Par la voix de Anne Orr, Bel annonce le rachat de MOM."),
    ],
)
def test_a_sentence_that_begins_like_a_byline_is_none(language: str, line: str) -> None:
    assert writers(line, lexicon(language)) is None


@pytest.mark.parametrize(
    ("language", "byline", "told"),
    [
        ("en", "By Ann Orr", "The author is managing director of Bel."),
        ("en", "By Ann Orr", "Ann Orr is chief executive of Bel."),
        ("en", "By Ann Orr", "*The writer was chairman of Bel until 2020.*"),
        ("fr", "Par Anne Orr", "L’auteur est directeur général de Bel."),
        ("fr", "Par Anne Orr", "Anne Orr est présidente de Bel."),
    ],
)
def test_a_note_on_the_author_is_none_of_the_article(language: str, byline: str, told: str) -> None:
    body = [FILLER[language]] * 8

    assert held([byline, *body, told], language) == [True] + [False] * 8 + [True]
    assert held([*body, told, *body], language) == [False] * 17


def test_who_has_not_signed_is_no_author() -> None:
    assert not note("Mo Li is chief executive of Bel.", ("Ann Orr",), lexicon("en"))
    assert not note("The author of the report is Bel.", (), lexicon("en"))
    assert not note("L'auteur du rapport est Bel.", (), lexicon("fr"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The authors are suing Bel over its robots."),
        ("en", "The writer was paid by Bel."),
        ("fr", "Les auteurs sont en procès contre Bel."),
        ("fr", "L'auteure est publiée par Bel."),
    ],
)
def test_what_authors_do_is_no_note_on_them(language: str, told: str) -> None:
    assert held([told, FILLER[language], told], language) == [False] * 3
