"""CSV as `neo4j-admin database import` reads it: typed columns, lists, absent values told from empty ones.

The form: Neo4j operations manual, "Import", CSV header format. An empty cell is an absent value, two quotes are an
empty text, a quote in a text is doubled, and lists are divided by U+001F.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.formats.errors import ExportError

DIVIDER = "\x1f"
TEXT = "string"


@dataclass(slots=True)
class Table:
    """One file of nodes or relationships: its columns, how many rows it has, the bytes of the longest."""

    path: Path
    columns: tuple[str, ...]
    file: BinaryIO
    rows: int = 0
    longest: int = 0

    def add(self, properties: Mapping[str, object], ends: Sequence[str] = ()) -> None:
        """Add a row: a relationship's ends, then the columns' values.

        Raises:
            ExportError: a value that neo4j-admin cannot read.
        """
        cells = (*ends, *map(properties.get, self.columns))
        data = (",".join(map(cell, cells)) + "\n").encode("utf-8")
        self.file.write(data)
        self.rows += 1
        self.longest = max(self.longest, len(data))


def cell(value: object) -> str:
    """A value as it stands in a row.

    >>> print(cell('a "b" c'), cell(["a", "b"]) == '"a' + DIVIDER + 'b"', cell(None), cell(51.0), cell(True))
    "a ""b"" c" True  51.0 true

    Raises:
        ExportError: a text in a list that holds the list's divider.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        texts = list(map(str, value))
        if strange := next((text for text in texts if DIVIDER in text), None):
            raise ExportError(f"{strange!r} cannot be imported: it holds the control character U+001F.")
        value = DIVIDER.join(texts)
    return '"' + str(value).replace('"', '""') + '"'


class Tables:
    """The files of an import in one folder, each opened when it is first asked for.

    `types` are those of the columns that hold no text.
    """

    def __init__(self, folder: Path, files: ExitStack, types: Mapping[str, str]) -> None:
        self._folder = folder
        self._files = files
        self._types = types
        self._tables: dict[str, Table] = {}

    def __iter__(self) -> Iterator[Table]:
        return iter(self._tables.values())

    def nodes(self, labels: str, label: str, key: str, columns: Sequence[str]) -> Table:
        """The file of nodes with these labels, divided by ':'; `label` is the one whose `key` tells them apart."""
        heads = (f"{name}:ID({label})" if name == key else self._head(name) for name in columns)
        return self._table(f"nodes={labels}", columns, heads)

    def relationships(self, kind: str, ends: tuple[str, str], columns: Sequence[str] = ()) -> Table:
        """The file of relationships of a type, between nodes that two labels tell apart."""
        heads = (f":START_ID({ends[0]})", f":END_ID({ends[1]})", *map(self._head, columns))
        return self._table(f"relationships={kind}", columns, heads)

    def _head(self, name: str) -> str:
        return f"{name}:{self._types.get(name, TEXT)}"

    def _table(self, name: str, columns: Sequence[str], heads: Iterable[str]) -> Table:
        if name not in self._tables:
            path = self._folder / (name.replace("=", "-").replace(":", "-") + ".csv")
            made = Table(path, tuple(columns), self._files.enter_context(path.open("wb")))
            made.file.write((",".join(heads) + "\n").encode())
            self._tables[name] = made
        return self._tables[name]

    def options(self) -> list[str]:
        """The files and their form, as neo4j-admin is told of them; 2026.05 takes no path without a folder."""
        files = [f"--{name}=./{table.path.name}" for name, table in self._tables.items()]
        return [*files, "--array-delimiter=U+001F", "--multiline-fields=true", f"--read-buffer-size={self._buffer()}"]

    def _buffer(self) -> int:
        """Bytes for one value: neo4j-admin's own 4 MiB, or enough for the longest row."""
        return max(4 << 20, 2 * max((table.longest for table in self), default=0))
