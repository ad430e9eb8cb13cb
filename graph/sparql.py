"""SPARQL over a store: reading only, on this machine only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, QueryBoolean, QuerySolutions, QueryTriples, Triple

from graph.embedded import EmbeddedStore
from graph.errors import QueryError
from graph.quads import unharmed
from graph.terms import PREFIXES, XSD

Cell = str | float | bool | None

_NOT_WORDS = re.compile(
    r"""<[^<>"{}|^`\\\x00-\x20]*> | \#[^\n]* | (?:\"\"\"|''')(?:.|\n)*?(?:\"\"\"|''')
        | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' | [?$]\w+ | [\w.-]*:[\w.-]*""",
    re.VERBOSE,
)
_WRITES = re.compile(r"\b(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b", re.IGNORECASE)
_ASKS_OTHERS = re.compile(r"\bSERVICE\b", re.IGNORECASE)
_TRIPLE = ("subject", "predicate", "object")
_NUMBERS = {XSD + name for name in ("double", "decimal", "float")}


@dataclass(frozen=True, slots=True)
class Table:
    """The result of a query: column names, and the rows in the order the store gives them."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def ask(store: EmbeddedStore, query: str) -> Table:
    """What a SELECT, ASK, CONSTRUCT or DESCRIBE query finds; the view is the default graph.

    The prefixes of `graph.terms.PREFIXES` need not be declared. IRIs and strings are given as strings.

    Raises:
        QueryError: the query cannot be parsed, writes, or asks another server.
    """
    words = _NOT_WORDS.sub(" ", query)
    if _ASKS_OTHERS.search(words):
        raise QueryError("A query cannot use SERVICE: nothing here asks other servers.")
    try:
        with unharmed(store.reader.where):
            found = store.reader.quads.query(query, prefixes=PREFIXES)
    except SyntaxError as error:
        if _WRITES.search(words):
            raise QueryError("sparql only reads; articles and decisions change a store.") from error
        raise QueryError(f"The query cannot be read: {' '.join(str(error).split())}.") from error
    if isinstance(found, QueryBoolean):
        return Table(("answer",), iter([(bool(found),)]))
    columns = _TRIPLE if isinstance(found, QueryTriples) else tuple(each.value for each in found.variables)
    return Table(columns, _rows(found, store.reader.where))


def _rows(found: QuerySolutions | QueryTriples, where: str) -> Iterator[tuple[Cell, ...]]:
    with unharmed(where):
        for each in found:
            terms = (each.subject, each.predicate, each.object) if isinstance(each, Triple) else tuple(each)
            yield tuple(map(_cell, terms))


def _cell(term: object) -> Cell:
    if term is None:
        return None
    if not isinstance(term, Literal):
        return str(getattr(term, "value", term))
    datatype = term.datatype.value
    if datatype in _NUMBERS:
        return float(term.value)
    if datatype == XSD + "integer":
        return int(term.value)
    return term.value == "true" if datatype == XSD + "boolean" else term.value
