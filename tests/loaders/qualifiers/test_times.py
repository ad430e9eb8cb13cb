"""Dates, absolute or counted from the day of publication."""

import pytest

from loaders.lexicon import lexicon
from loaders.qualifiers.times import times

PUBLISHED = "2022-07-01"


def read(text: str, language: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(t.kind, t.value) for t in times(text, lexicon(language), published)]


@pytest.mark.parametrize(
    ("text", "language", "kind", "value"),
    [
        ("since July 2018", "en", "from", "2018-07"),
        ("on 4 May 2020", "en", "date", "2020-05-04"),
        ("May 5, 2019", "en", "date", "2019-05-05"),
        ("until last year", "en", "to", "2021"),
        ("from next year", "en", "from", "2023"),
        ("since September", "en", "from", "2021-09"),
        ("in May", "en", "date", "2022-05"),
        ("on 3 June", "en", "date", "2022-06-03"),
        ("three years ago", "en", "date", "2019"),
        ("le 12 mars 2020", "fr", "date", "2020-03-12"),
        ("depuis le 1er avril", "fr", "from", "2022-04-01"),
        ("jusqu'en 2019", "fr", "to", "2019"),
        ("jusqu’en 2019", "fr", "to", "2019"),
        ("l’an dernier", "fr", "date", "2021"),
        ("le mois dernier", "fr", "date", "2022-06"),
        ("il y a dix-neuf ans", "fr", "date", "2003"),
        ("sixty years ago", "en", "date", "1962"),
        ("dès octobre", "fr", "from", "2021-10"),
    ],
)
def test_a_date_is_read(text: str, language: str, kind: str, value: str) -> None:
    assert read(text, language) == [(kind, value)]


@pytest.mark.parametrize(
    ("text", "language"), [("It may march on.", "en"), ("2015 euros", "fr"), ("les années 1900%", "fr")]
)
def test_what_is_no_date_is_left_alone(text: str, language: str) -> None:
    assert read(text, language) == []


def test_without_a_day_of_publication_only_dates_with_a_year_are_read() -> None:
    assert read("since May, since 2019, last year", "en", None) == [("from", "2019")]
    assert read("since May, last year", "en", "2022") == []
