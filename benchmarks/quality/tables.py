"""Counts as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from benchmarks.quality.cache import Measured
from loaders.evaluation.score import Tally

Parts = Mapping[str, Measured]


def tally(counts: Iterable[Sequence[int]]) -> Tally:
    """The sum of counts of right, wrong and missed."""
    columns = list(zip(*counts, strict=True)) or [(), (), ()]
    return Tally(*(sum(column) for column in columns))


def chosen(measured: Measured, kind: str, language: str = "", name: str = "") -> Tally:
    """The sum over the counts of a kind, of one language and name where these are given."""
    keys = ((key, key.split(" ", 2)) for key in measured.value.counts)
    wanted = [key for key, (k, of, what) in keys if k == kind and language in ("", of) and name in ("", what)]
    return tally(measured.value.counts[key] for key in wanted)


def figures(found: Tally) -> str:
    """Precision, recall and F1 as cells; dashes where nothing was asked or read."""
    if not found.right + found.wrong + found.missed:
        return "- | - | -"
    return f"{found.precision:.2f} | {found.recall:.2f} | {found.f1:.2f}"


def share(right: int, of: int) -> str:
    """A share as a cell: the quotient and what it is of.

    >>> share(3, 4), share(0, 0)
    ('0.75 of 4', '-')
    """
    return f"{right / of:.2f} of {of}" if of else "-"


def macro(measured: Measured) -> float:
    """The mean F1 over all classes."""
    each = [tally([counts]).f1 for counts in measured.value.counts.values()]
    return sum(each) / len(each) if each else 0.0


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A Markdown table; columns after the first `left` are set to the right."""
    lines = [f"| {' | '.join(head)} |", "|" + "|".join(["---"] * left + ["---:"] * (len(head) - left)) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def quoted(text: str, most: int = 240) -> str:
    """A sentence as a cell.

    >>> quoted("a | b")
    'a \\\\| b'
    """
    plain = " ".join(text.split()).replace("|", "\\|")
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"
