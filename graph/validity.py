"""When facts hold: intervals of partial ISO 8601 dates, open where an end is None."""

from __future__ import annotations

from collections.abc import Iterable

Period = tuple[str | None, str | None]
"""From and to, each included."""


def ordered(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The periods that say something, each once, by beginning and end; open ends outermost."""
    return tuple(sorted(set(periods) - {(None, None)}, key=lambda each: (each[0] or "", each[1] or "~")))


def common(periods: Iterable[Period]) -> Period | None:
    """The time that all periods share; None if there is none.

    >>> common([("2019", None), ("2020-05", "2021")]), common([("2019", "2020"), ("2021", None)])
    (('2020-05', '2021'), None)
    """
    periods = tuple(periods)
    start = max((period[0] for period in periods if period[0]), default=None)
    end = min((period[1] for period in periods if period[1]), default=None)
    return None if start and end and not not_after(start, end) else (start, end)


def not_after(date: str, other: str) -> bool:
    """Whether one date does not lie after the other, as far as both are known.

    >>> not_after("2024-03-05", "2024"), not_after("2025", "2024-12-31")
    (True, False)
    """
    shorter = min(len(date), len(other))
    return date[:shorter] <= other[:shorter]


def covers(period: Period, date: str) -> bool:
    """Whether the date lies in the period.

    >>> covers(("2019", None), "2024-01"), covers((None, "2019"), "2024-01")
    (True, False)
    """
    start, end = period
    return (start is None or not_after(start, date)) and (end is None or not_after(date, end))
