"""A table beside a folder of articles: one row a file, with its date, title, publisher, address."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from loaders.errors import SourceError
from loaders.formats.text import partial_date

COLUMNS = {
    "file": "file",
    "filename": "file",
    "title": "title",
    "publisher": "publisher",
    "source": "publisher",
    "date": "published",
    "published": "published",
    "url": "url",
    "language": "language",
    "lang": "language",
    "id": "key",
}


def metadata_table(path: Path) -> Mapping[str, Mapping[str, str]]:
    """Fields by file name from a CSV with a header row; it needs a column `file`.

    Raises:
        SourceError: the table cannot be read, or names no files.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"Metadata table {str(path)!r} cannot be read ({error})") from error
    result: dict[str, dict[str, str]] = {}
    for row in rows:
        fields = {
            COLUMNS[k.strip().casefold()]: v.strip()
            for k, v in row.items()
            if k and k.strip().casefold() in COLUMNS and v
        }
        name = fields.pop("file", "")
        if not name:
            raise SourceError(f"Metadata table {str(path)!r} has a row without a file name; it needs a column 'file'")
        if "published" in fields:
            fields["published"] = partial_date(fields["published"], f"{path.name}, {name}") or ""
        result[Path(name).name] = fields
    return result
