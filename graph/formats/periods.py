"""Partial ISO 8601 dates as whole days, and the spans of time in which facts hold."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from graph.statement import Fact

Span = tuple[str | None, str | None]
"""First and last day (YYYY-MM-DD, both within), None where open."""


def first_day(partial: str) -> str | None:
    """The first day of a year, month or day; None for what is no such date.

    >>> first_day("2024-05"), first_day("soon")
    ('2024-05-01', None)
    """
    parts = _numbers(partial)
    return _day(*parts, *(1, 1)[len(parts) - 1 :]) if parts else None


def last_day(partial: str) -> str | None:
    """The last day of a year, month or day; None for what is no such date.

    >>> last_day("2024-02"), last_day("2024")
    ('2024-02-29', '2024-12-31')
    """
    parts = _numbers(partial)
    if len(parts) == 1:
        parts = (*parts, 12)
    if len(parts) == 2 and 1 <= parts[1] <= 12 and parts[0] > 0:
        parts = (*parts, monthrange(parts[0], parts[1])[1])
    return _day(*parts) if len(parts) == 3 else None


def spans(facts: Iterable[Fact]) -> tuple[Span, ...]:
    """When the facts hold, sorted, overlaps joined; empty if no date is known.

    A fact without a stated time holds from its first report on, with no end.
    """
    found = {span for fact in facts for span in _fact_spans(fact)}
    joined: list[Span] = []
    for start, end in sorted(found, key=lambda span: (span[0] or "", span[1] or "~")):
        if joined and (joined[-1][1] is None or (start or "") <= joined[-1][1]):
            joined[-1] = (joined[-1][0], _later(joined[-1][1], end))
        else:
            joined.append((start, end))
    return tuple(span for span in joined if span != (None, None))


def interval(start: str | None, end: str | None) -> str:
    """An ISO 8601-2 interval of partial dates, `..` where open.

    >>> interval("2024-05", None)
    '2024-05/..'
    """
    return f"{start or '..'}/{end or '..'}"


def _fact_spans(fact: Fact) -> Iterable[Span]:
    for start, end in fact.valid or ((fact.first_seen, None),):
        first = first_day(start) if start else None
        last = last_day(end) if end else None
        if first and last and last < first:
            last = None
        if first or last:
            yield first, last


def _later(one: str | None, other: str | None) -> str | None:
    return None if one is None or other is None else max(one, other)


def _numbers(partial: str) -> tuple[int, ...]:
    parts = partial[:10].split("-")
    if len(parts) > 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return ()
    return tuple(int(part) for part in parts)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
