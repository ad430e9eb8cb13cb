"""A table on a terminal, by rich."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from graph.printing import Row, plain, visible

_NARROW = 24
"""Columns of so few characters are kept whole; wider ones share what is left."""


def table(columns: tuple[str, ...], rows: Iterable[Row], output: TextIO) -> None:
    """Draw the rows as wide as the terminal; nothing is cut, long cells are wrapped."""
    cells = [[visible(plain(cell)) for cell in row] for row in rows]
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for at, column in enumerate(columns):
        longest = max((len(part) for row in cells for part in row[at].split("\n")), default=0)
        drawn.add_column(column, overflow="fold", min_width=min(longest, 8), no_wrap=False, ratio=_ratio(longest))
    for row in cells:
        drawn.add_row(*(Text(cell) for cell in row))
    Console(file=output, highlight=False).print(drawn)


def _ratio(longest: int) -> int | None:
    return None if longest <= _NARROW else 1
