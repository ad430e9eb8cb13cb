"""Articles from paths: files, folders walked in order, standard input; what was skipped, and why."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from graph.bolt_address import SCHEMES
from loaders.document import Document
from loaders.errors import FormatError, SourceError
from loaders.formats import LARGEST, SUFFIXES, Skipped, documents
from loaders.formats.text import decoded, document

FOLDER_SUFFIXES = frozenset(SUFFIXES)


def articles(
    paths: Iterable[str], metadata: Mapping[str, Mapping[str, str]] | None = None
) -> Iterator[Document | Skipped]:
    """The articles at paths, in the order given, folders by name.

    `-` is standard input. Files in folders are those with a known suffix. `metadata` gives fields by
    file name, as `metadata_table` reads them.

    Raises:
        SourceError: a path is not there, is a web address, or nothing of a kind that can be read.
    """
    for path in paths:
        for item in _at(path):
            fields = (metadata or {}).get(Path(item.source.split(", row ")[0]).name)
            yield replace(item, **dict(fields)) if fields and isinstance(item, Document) else item


def _at(path: str) -> Iterator[Document | Skipped]:
    if path == "-":
        yield _standard_input()
    elif "://" in path and path.partition("://")[0] in SCHEMES:
        raise SourceError(f"{path!r} is a graph on a server, not an article: run 'keiretsu pull {path}'")
    elif "://" in path.split("/")[0] + path[:12]:
        raise SourceError(f"{path!r} is a web address, which cannot be read yet: save the page and give the file")
    elif not Path(path).exists():
        raise SourceError(f"No such file or folder: {path!r}")
    elif Path(path).is_dir():
        files = list(_files(Path(path)))
        if not files:
            raise SourceError(
                f"No articles in {path!r}: none of its files ends in {', '.join(sorted(FOLDER_SUFFIXES))}"
            )
        for file in files:
            yield from [file] if isinstance(file, Skipped) else _file(file)
    else:
        yield from _file(Path(path))


def _files(folder: Path) -> Iterator[Path | Skipped]:
    """Files of known suffixes under a folder, sorted; folders that cannot be listed are skipped by name."""
    refused: list[Skipped] = []
    for home, folders, names in os.walk(
        folder, onerror=lambda e: refused.append(Skipped(str(e.filename), "cannot be opened (permission)"))
    ):
        folders.sort()
        yield from (Path(home) / name for name in sorted(names) if Path(name).suffix.casefold() in FOLDER_SUFFIXES)
    yield from refused


def _file(path: Path) -> Iterator[Document | Skipped]:
    source = str(path)
    try:
        data = path.read_bytes()
        if len(data) > LARGEST and path.suffix.casefold() not in (".jsonl", ".ndjson"):
            raise FormatError(f"{source} is larger than {LARGEST // 1_000_000} MB, too long for an article")
        yield from documents(path.name, data, source)
    except PermissionError:
        yield Skipped(source, "cannot be opened (permission)")
    except OSError as error:
        yield Skipped(source, f"cannot be read ({error.strerror})")
    except FormatError as error:
        yield Skipped(source, str(error).removeprefix(f"{source} ").removeprefix(f"{source}: "))


def _standard_input() -> Document | Skipped:
    try:
        return document(decoded(sys.stdin.buffer.read(), "standard input"), "standard input")
    except FormatError as error:
        return Skipped("standard input", str(error).removeprefix("standard input "))
