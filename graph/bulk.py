"""A store as the files of `neo4j-admin database import full`: the nodes and relationships that a push would make."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from graph.bulk_csv import TEXT, Tables
from graph.formats.errors import ExportError
from graph.property_columns import COLUMNS, fact_columns
from graph.property_graph import Row, decision_row, entity_rows, fact_row, quoted, record_rows
from graph.selection import Selection
from graph.server_schema import FORMAT, KEYS
from graph.store import Store
from ontology.schema import Ontology

SCRIPT = "import.sh"
"""The file with the command; it is written last, so that a folder without it is not whole."""
_HEAD = """#!/bin/sh
# Fills a database of a Neo4j server that has none yet: on the server's machine, as the server's user, before its start.
# Further options are passed on. Start the server then, and push once: that makes the indexes and finds nothing to send.
cd "$(dirname "$0")" || exit 1
"""
_LISTS = ("alias_languages", "aliases", "because", "evidence", "history", "identifier_schemes", "identifiers", "keys")
_TYPES = {
    **dict.fromkeys((*_LISTS, "origins", "targets", "valid"), "string[]"),
    **dict.fromkeys(("start", "end", "subject_start", "subject_end", "object_start", "object_end"), "long"),
    **dict.fromkeys(("format", "support"), "long"),
    "confidence": "double",
    "inferred": "boolean",
    "more": "long[]",
}
_NUMBER = "decimal"
"""The type of qualifiers that are numbers."""


@dataclass(frozen=True, slots=True)
class Import:
    """What was written: rows by file name, and the command that reads them."""

    rows: Mapping[str, int]
    command: str


def write_import(store: Store, origin: str, folder: Path, ontology: Ontology, database: str = "neo4j") -> Import:
    """Write a store, as pushed by an origin, into a folder that is new or empty.

    Raises:
        ExportError: it is not empty or cannot be written, or a value is one that Neo4j cannot hold.
    """
    numbers = (each.name for each in ontology.qualifiers.values() if each.datatype == _NUMBER)
    types = {**_TYPES, **dict.fromkeys(numbers, "double")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise ExportError(f"{str(folder)!r} is not empty: name a new folder for the import.")
        with ExitStack() as files:
            tables = Tables(folder, files, types)
            _Walk(tables, ontology, origin).store(store)
        command = shlex.join(["neo4j-admin", "database", "import", "full", database, *tables.options()])
        script = folder / SCRIPT
        script.write_text(f'{_HEAD}exec {command} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    except OSError as error:
        raise ExportError(f"Cannot write {str(folder)!r}: {error.strerror or error}.") from error
    return Import({table.path.name: table.rows for table in tables}, command)


class _Walk:
    """Puts each part of a store into its file; the view first, since the record points to it."""

    def __init__(self, tables: Tables, ontology: Ontology, origin: str) -> None:
        self._tables = tables
        self._ontology = ontology
        self._origins = {"origins": [origin]}
        self._things: dict[str, str] = {}
        self._facts: dict[str, str] = {}

    def store(self, store: Store) -> None:
        """Everything that a push would send."""
        for name in self._ontology.types:  # as a push does: the types' labels come before the others
            self._tables.nodes(f"{name}:Entity", "Entity", KEYS["Entity"], COLUMNS["Entity"])
        self._entities(store)
        self._relationships(store)
        for article in store.articles():
            rows = record_rows(store.record(article.iri))
            self._node("Article", rows.article, self._origins)
            for row in rows.entities:
                self._node("ArticleEntity", row, {"thing": self._things.get(row.key, "")})
            for row in rows.statements:
                self._node("Statement", row, {"fact": self._facts.get(row.key, "")})
                link = self._tables.relationships("IN", ("Statement", "Article"))
                link.add({}, (row.key, article.iri))
        for decision in store.decisions():
            self._node("Decision", decision_row(decision), self._origins)
        own = self._tables.nodes("Keiretsu", "Keiretsu", KEYS["Keiretsu"], (KEYS["Keiretsu"], "format"))
        own.add({KEYS["Keiretsu"]: "graph", "format": FORMAT})

    def _entities(self, store: Store) -> None:
        columns = COLUMNS["Entity"]
        for thing in store.things():
            rows = entity_rows(thing)
            table = self._tables.nodes(f"{rows.entity.sort}:Entity", "Entity", KEYS["Entity"], columns)
            table.add(rows.entity.properties)
            for name in rows.names:
                self._node("EntityName", name, {})
            self._things.update(dict.fromkeys(thing.members, thing.iri))

    def _relationships(self, store: Store) -> None:
        columns = fact_columns(self._ontology)
        for fact in store.facts(Selection(statuses=tuple(self._ontology.statuses))):
            row = fact_row(fact, self._ontology)
            quoted(row.sort)
            table = self._tables.relationships(row.sort, ("Entity", "Entity"), columns)
            table.add(self._fitting(row), (row.start, row.end))
            self._facts.update({str(each): row.key for each in row.parts["statements"]})

    def _fitting(self, row: Row) -> Mapping[str, object]:
        """The properties of a fact. Raises ExportError for a qualifier that is not of its type."""
        for name, qualifier in self._ontology.qualifiers.items():
            value = row.properties.get(name)
            if value is not None and isinstance(value, str) == (qualifier.datatype == _NUMBER):
                wanted = "number" if qualifier.datatype == _NUMBER else TEXT
                raise ExportError(f"The {name} {value!r} of a fact cannot be imported: it should be a {wanted}.")
        return row.properties

    def _node(self, label: str, row: Row, more: Mapping[str, object]) -> None:
        table = self._tables.nodes(label, label, KEYS[label], (*COLUMNS[label], *more))
        table.add({**row.properties, **more})
