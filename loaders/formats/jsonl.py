"""JSON lines: one article a row, `text` needed; title, date, url, id, publisher, lang if there."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from loaders.document import Document
from loaders.errors import FormatError
from loaders.formats import LARGEST, Skipped
from loaders.formats.text import decoded, partial_date

NAMES = {
    "title": ("title", "headline"),
    "publisher": ("publisher", "source", "site"),
    "published": ("published", "date"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "key": ("id",),
}


def documents(data: bytes, source: str) -> Iterator[Document | Skipped]:
    """The article of each row; a row that is none is skipped with its number and reason."""
    for number, line in enumerate(decoded(data, source).split("\n"), start=1):
        if line.strip():
            row_source = f"{source}, row {number}"
            try:
                yield _document(line, row_source)
            except FormatError as error:
                yield Skipped(row_source, str(error).removeprefix(f"{row_source}: "))


def _document(line: str, source: str) -> Document:
    if len(line) > LARGEST:
        raise FormatError(f"{source}: longer than {LARGEST:,} characters")
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise FormatError(f"{source}: no JSON ({error})") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str) or not row["text"].strip():
        raise FormatError(f'{source}: has no "text"')
    found = {field: _first(row, names) for field, names in NAMES.items()}
    found["published"] = partial_date(found["published"], source)
    return Document(row["text"], source, **found)


def _first(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, str | int) and str(value).strip():
            return str(value)
    return None
