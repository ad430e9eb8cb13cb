"""Dates in a text, absolute or counted from the day of its publication, and whether they begin or end something."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import Lexicon, either
from loaders.qualifiers.numbers import in_words, spelt

FROM, TO, DATE = "from", "to", "date"


@dataclass(frozen=True, slots=True)
class Time:
    """A date as partial ISO 8601, its place in the text, what it is (FROM, TO, DATE), and whether its year is guessed.

    A month without a year is taken for the latest one that is not after the day of publication.
    """

    kind: str
    value: str
    start: int
    end: int
    guessed: bool = False


def times(text: str, lexicon: Lexicon, published: str | None) -> Iterator[Time]:
    """Every date of a text; those without a year need the day of publication, at least its month."""
    forms = _forms(lexicon)
    for match in forms.dated.finditer(text):
        value = match["year"]
        if match["month"]:
            value += f"-{forms.months[match['month'].casefold()]:02d}"
            day = match["day"] or match["day2"]
            value += f"-{int(day):02d}" if day and int(day) <= 31 else ""
        yield Time(forms.kind(match["lead"]), value, match.start("year"), match.end())
    if published is None or len(published) < 7:
        return
    year, month = int(published[:4]), int(published[5:7])
    for match in forms.month.finditer(text):
        said = forms.months[match["month"].casefold()]
        value = f"{year - (said > month)}-{said:02d}"
        value += f"-{int(match['day']):02d}" if match["day"] and 0 < int(match["day"]) <= 31 else ""
        yield Time(forms.kind(match["lead"]), value, match.end("lead"), match.end(), guessed=True)
    for match in forms.phrase.finditer(text):
        value = forms.relative[match["phrase"].casefold().replace("’", "'")](year, month)
        yield Time(forms.kind(match["lead"]), value, match.start("phrase"), match.end())
    for match in forms.ago.finditer(text):
        in_full = list(in_words(match["count"].casefold(), lexicon))
        count = int(in_full[-1] if in_full else match["count"])
        yield Time(forms.kind(match["lead"]), str(year - count), match.start("count"), match.end())


def next_year(date: str) -> str:
    """The same day or month a year later.

    >>> next_year("2024-04")
    '2025-04'
    """
    return f"{int(date[:4]) + 1}{date[4:]}"


@cache
def _dateline(lexicon: Lexicon) -> re.Pattern[str]:
    """A dateline at the start of a text: places, perhaps a day, an agency, and a dash."""
    months = "|".join(re.escape(name) for name in lexicon.listed("times", "months"))
    apart = r"(?:\s?[,(/]\s?|\s[–—-]{1,2}\s|\s)"
    day = r"(?:\d{1,2}(?:er|st|nd|rd|th)?,?\s)?"
    return re.compile(
        rf"(?:[A-ZÀ-Þ][\w.'’-]{{0,40}}{apart}){{1,8}}(?:le\s)?{day}(?:(?i:{months}|[a-zéû]{{3,4}}\.)\s)?{day}"
        r"(?:(?:19|20)\d\d)?\)?\s?(?:\([^)]{1,40}\)|/[^/]{1,40}/)?\s?[–—-]{1,2}\s"
    )


def dateline(text: str, lexicon: Lexicon) -> int:
    """Where the dateline with which a text starts ends, 0 where there is none.

    >>> from loaders.lexicon import lexicon
    >>> dateline("LONDON, Oct 14 2025 - Bel said", lexicon("en")), dateline("Bel said in 2025 - at last", lexicon("en"))
    (22, 0)
    """
    match = _dateline(lexicon).match(text)
    return match.end() if match else 0


@dataclass(frozen=True)
class _Forms:
    """How a language writes dates: patterns, the number of each month, what relative phrases mean."""

    dated: re.Pattern[str]
    month: re.Pattern[str]
    phrase: re.Pattern[str]
    ago: re.Pattern[str]
    months: Mapping[str, int]
    relative: Mapping[str, Callable[[int, int], str]]
    begins: frozenset[str]
    ends: frozenset[str]

    def kind(self, lead: str | None) -> str:
        """What the word before a date makes of it."""
        word = (lead or "").strip().casefold().replace("’", "'")
        return FROM if word in self.begins else TO if word in self.ends else DATE


@cache
def _forms(lexicon: Lexicon) -> _Forms:
    def words(name: str) -> tuple[str, ...]:
        return lexicon.listed("times", name)

    months = {name: number + 1 for number, name in enumerate(words("months"))}
    month = rf"(?P<month>{either(months)})"
    begins, ends = words("begins"), words("ends")
    edges = either((*begins, *ends))
    some = rf"(?:\b(?P<lead>{either((*begins, *ends, *words('plain')))})\s*)?"
    inside = either((*begins, *ends, *words("in_month")))
    bare = rf"\b(?P<lead>{inside})\s+(?:(?:{either(words('parts'))})\s*)?"
    relative: dict[str, Callable[[int, int], str]] = {
        phrase: _years(int(by)) for phrase, by in lexicon.mapping("times", "years").items()
    }
    relative |= {phrase: _months(int(by)) for phrase, by in lexicon.mapping("times", "by_months").items()}
    count = rf"(?P<count>{spelt(lexicon)}|\d{{1,2}})"
    lead = rf"(?:\b(?P<lead>{edges})\s+)?"
    return _Forms(
        re.compile(
            rf"(?i){some}(?:\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+)?(?:\b{month}\.?\s+)?"
            r"(?:(?P<day2>\d{1,2}),\s*)?\b(?P<year>(?:19|20)\d\d)\b(?!\s*(?:%|€|\$|euros|millions))"
        ),
        re.compile(
            rf"(?i){bare}(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+)?{month}\b(?!\.?\s+(?:\d{{1,2}},\s*)?(?:19|20)\d\d\b)"
        ),
        re.compile(rf"(?i){lead}\b(?P<phrase>{either(relative)})\b"),
        re.compile(rf"(?i){lead}\b{lexicon.tables['times']['ago'].replace('N', count)}"),
        months,
        relative,
        frozenset(begins),
        frozenset(ends),
    )


def _years(by: int) -> Callable[[int, int], str]:
    return lambda year, month: str(year + by)


def _months(by: int) -> Callable[[int, int], str]:
    def value(year: int, month: int) -> str:
        years, number = divmod(year * 12 + month - 1 + by, 12)
        return f"{years}-{number + 1:02d}"

    return value
