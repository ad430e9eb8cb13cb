"""Results on standard output: a table on a terminal, tab-separated when piped, or a machine format."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

Cell = str | float | bool | None
Row = Sequence[Cell]

TABLE, TSV, CSV, JSON, JSONL = "table", "tsv", "csv", "json", "jsonl"
STYLES = (TABLE, TSV, CSV, JSON, JSONL)

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Result:
    """What a command found: rows under columns, and how terminals and machines see it where that differs.

    `shown` are other columns and rows for a terminal; `document` is what --json gives; `items` what
    --jsonl gives, one a line. Rows and items may be iterators, walked once.
    """

    columns: tuple[str, ...]
    rows: Iterable[Row]
    shown: tuple[tuple[str, ...], Iterable[Row]] | None = None
    document: object = None
    items: Iterable[object] | None = None


def style(wanted: str | None, output: TextIO) -> str:
    """The style asked for, else what suits the output."""
    return wanted or (TABLE if output.isatty() else TSV)


def show(result: Result, wanted: str | None = None, output: TextIO | None = None) -> None:
    """Write a result and flush it. Raises OSError if the output cannot be written."""
    out = output or sys.stdout
    chosen = style(wanted, out)
    if chosen == TABLE:
        # rich takes 30 ms to import, and only a terminal's table needs it.
        from graph.printing.terminal import table

        columns, rows = result.shown or (result.columns, result.rows)
        table(columns, rows, out)
    else:
        for line in _lines(result, chosen):
            out.write(line)
    out.flush()


def _lines(result: Result, chosen: str) -> Iterator[str]:
    if chosen == JSON:
        document = result.document if result.document is not None else list(_objects(result))
        yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    elif chosen == JSONL:
        yield from (json.dumps(each, ensure_ascii=False) + "\n" for each in _objects(result))
    elif chosen == CSV:
        import csv

        writer = csv.writer(_Echo())
        yield writer.writerow(result.columns)
        yield from (writer.writerow([harmless(cell) for cell in row]) for row in result.rows)
    else:
        yield "\t".join(result.columns) + "\n"
        yield from ("\t".join(map(_flat, row)) + "\n" for row in result.rows)


def _objects(result: Result) -> Iterator[object]:
    if result.items is not None:
        yield from result.items
        return
    for row in result.rows:
        item: Mapping[str, Cell] = dict(zip(result.columns, row, strict=True))
        yield item


class _Echo:
    """A file that gives back what is written to it, for csv.writer."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def plain(cell: Cell) -> str:
    """A cell as text.

    >>> plain(None), plain(True), plain(51.0), plain(0.93)
    ('', 'true', '51', '0.93')
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    return cell if isinstance(cell, str) else f"{cell:.15g}"


def harmless(cell: Cell) -> str:
    """A cell that a spreadsheet does not run as a formula (OWASP, CSV injection).

    >>> harmless("=1+1"), harmless(-1)
    ("'=1+1", '-1')
    """
    text = plain(cell)
    return f"'{text}" if isinstance(cell, str) and text.lstrip("'").startswith(_FORMULA) else text


def _flat(cell: Cell) -> str:
    return " ".join(visible(plain(cell)).split())


def visible(text: str) -> str:
    """The text without the control characters that would steer a terminal.

    >>> visible("a\\x1b[31mb\\n")
    'a[31mb\\n'
    """
    return "".join(each for each in text if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs"))
