"""Gold: hand-annotated articles in the form of docs/annotation.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml

from graph.statement import Value
from loaders.errors import FormatError

SECOND = "second"
"""The folder of a corpus that holds other annotations of articles that stand elsewhere in it."""


@dataclass(frozen=True, slots=True)
class Triple:
    """One gold fact: names of its ends, its relation, what it carries (status left out when current)."""

    subject: str
    relation: str
    object: str
    qualifiers: Mapping[str, Value] = field(default_factory=dict)

    @property
    def status(self) -> str:
        """How it is said."""
        return str(self.qualifiers.get("status", "current"))

    def __str__(self) -> str:
        """The triple as its file writes it."""
        extra = f", {dict(self.qualifiers)}" if self.qualifiers else ""
        return f"[{self.subject}, {self.relation}, {self.object}{extra}]"


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the article: its fullest name, type, and the other words that stand for it."""

    name: str
    type: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; `must`, `may` and `never` as docs/annotation.md defines them."""

    id: str
    language: str
    date: str | None
    text: str
    must: tuple[Triple, ...]
    may: tuple[Triple, ...]
    never: tuple[Triple, ...]
    things: tuple[Thing, ...]
    kind: str
    file: str


def gold_files(paths: Iterable[Path]) -> list[Path]:
    """The YAML files at paths, folders searched through, sorted; second annotations in a folder are left out.

    Raises:
        FormatError: a path does not exist, or there is no gold under any.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise FormatError(f"No such file or folder: {str(path)!r}")
        found.extend(sorted(_inside(path)) if path.is_dir() else [path])
    if not found:
        raise FormatError("No gold found: give .yaml files, or folders that hold some")
    return found


def _inside(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*.yaml") if SECOND not in file.relative_to(folder).parts)


def read_gold(paths: Iterable[Path]) -> Iterator[GoldArticle]:
    """Every article of gold files or folders, in file order.

    Raises:
        FormatError: a file is not YAML in the form of docs/annotation.md.
    """
    for path in gold_files(paths):
        for index, row in enumerate(rows(path)):
            yield article(row, path, index)


def rows(path: Path) -> list[object]:
    """What a gold file lists, not yet looked at.

    Raises:
        FormatError: the file is not YAML, or no list.
    """
    try:
        found = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as error:
        raise FormatError(f"{path.name} cannot be read as YAML: {' '.join(str(error).split())}") from error
    if not isinstance(found, list):
        raise FormatError(f"{path.name} must hold a list of articles")
    return found


def article(row: object, path: Path, index: int) -> GoldArticle:
    """One article from its YAML row; `path` and `index` are for messages and `file`.

    Raises:
        FormatError: the row is not in the form of docs/annotation.md.
    """
    if not isinstance(row, dict) or "id" not in row or "text" not in row:
        raise FormatError(f"{path.name}: article {index + 1} must have an id and a text")
    parts = {part: tuple(_triple(t, path, row) for t in row.get(part) or []) for part in ("must", "may", "never")}
    named = row.get("entities") or []
    things = tuple(Thing(str(e["name"]), str(e.get("type", "")), tuple(map(str, e.get("also") or ()))) for e in named)
    date = str(row["date"]) if row.get("date") else None
    return GoldArticle(
        str(row["id"]),
        str(row.get("lang", "")),
        date,
        str(row["text"]),
        **parts,
        things=things,
        kind=str(row.get("kind", "")),
        file=path.name,
    )


def _triple(row: object, path: Path, article: Mapping[str, object]) -> Triple:
    if not isinstance(row, list) or len(row) not in (3, 4) or (len(row) == 4 and not isinstance(row[3], dict)):
        raise FormatError(f"{path.name}: article {article['id']}: {row!r} is no [subject, relation, object, {{…}}]")
    return Triple(str(row[0]), str(row[1]), str(row[2]), _carried(row[3]) if len(row) == 4 else {})


def _carried(row: Mapping[str, Value | date]) -> dict[str, Value]:
    """Qualifiers as values; YAML reads a whole date without quotes as one."""
    return {str(name): value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
