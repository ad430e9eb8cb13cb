"""Articles from files: one module a format, chosen by the file's name.

Each module offers `documents(data, source)`: bytes and what to call them in; documents out, in
order. A row that cannot be read is given as a `Skipped`, so that one bad row stops no other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from loaders.document import Document
from loaders.errors import FormatError

SUFFIXES: Mapping[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
LARGEST = 10_000_000
"""Bytes of one article; a longer one is no news article and is skipped with that reason."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """An article that was not read, and why, in one clause."""

    source: str
    reason: str


def module_for(name: str) -> str:
    """The format module for a file name.

    Raises:
        FormatError: no format has that suffix.
    """
    suffix = PurePath(name).suffix.casefold()
    if suffix not in SUFFIXES:
        raise FormatError(f"{name!r} has no known article format; known: {', '.join(sorted(SUFFIXES))}")
    return SUFFIXES[suffix]


def documents(name: str, data: bytes, source: str) -> Iterator[Document | Skipped]:
    """The articles in a file's bytes, by the suffix of its name.

    Raises:
        FormatError: the suffix is unknown, or the bytes are not what it promises.
    """
    read: Callable[[bytes, str], Iterator[Document | Skipped]] = import_module(
        f"loaders.formats.{module_for(name)}"
    ).documents
    yield from read(data, source)
