"""Saved Cypher queries: one file a question, its title in the first line, its parameters below."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.bolt import Connection
from graph.cypher import PATIENCE, Answer, ask
from graph.cypher_tokens import parameters
from graph.errors import QueryError, UnknownNameError
from graph.names import index_key, readings

_HERE = Path(__file__).resolve().parent
FOLDERS = (_HERE / "queries", _HERE.parent / "queries")
"""Where the queries lie: inside the package where it is installed, beside it in a checkout."""
_PARAMETER = re.compile(r"// :param (\w+) => (.+)")
_NAME = re.compile(r"toLower\(\$(\w+)\)")


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question: the file's name, its title, its text, and an example value for each parameter."""

    name: str
    title: str
    text: str
    examples: Mapping[str, object]

    @property
    def body(self) -> str:
        """The text without the lines of comment at its head."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("//"))

    @property
    def companies(self) -> tuple[str, ...]:
        """The parameters that are names of entities: those the text compares with an index key."""
        return tuple(sorted(set(_NAME.findall(self.text))))


def queries() -> tuple[SavedQuery, ...]:
    """Every saved query, sorted by name."""
    return tuple(_read(path) for path in _files())


def query(name: str) -> SavedQuery:
    """The saved query of a name. Raises QueryError, listing those there are."""
    found = {path.stem: path for path in _files()}
    if name not in found:
        raise QueryError(f"No saved query {name!r}. Known: {', '.join(found)}.")
    return _read(found[name])


def _files() -> list[Path]:
    folder = next((each for each in FOLDERS if each.is_dir()), FOLDERS[0])
    return sorted(folder.glob("*.cypher"))


def _read(path: Path) -> SavedQuery:
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines() or [""]
    if not lines[0].startswith("// "):
        raise QueryError(f"{path.name}:1: a saved query begins with a line '// title'.")
    return SavedQuery(path.stem, lines[0][3:].strip(), text, dict(_examples(path.name, lines)))


def _examples(file: str, lines: list[str]) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(lines, 1):
        found = _PARAMETER.fullmatch(line.strip())
        if found is None:
            continue
        try:
            yield found[1], json.loads(found[2])
        except json.JSONDecodeError as error:
            raise QueryError(f"{file}:{number}: {found[2]!r} is no value; write text in double quotes.") from error


def run(
    connection: Connection, saved: SavedQuery, values: Mapping[str, object], *, timeout: float = PATIENCE
) -> Answer:
    """The answer to a saved query; names of entities may be written as a person would.

    Raises:
        QueryError: a parameter is missing or not one of the query's.
        UnknownNameError: nothing has the name given.
        ConnectionFailedError: the server is lost.
    """
    wanted = parameters(saved.text)
    if strange := sorted(set(values) - set(wanted)):
        raise QueryError(f"{saved.name!r} has no parameter {strange[0]!r}; it takes {', '.join(wanted) or 'none'}.")
    if missing := [name for name in wanted if name not in values]:
        example = json.dumps(saved.examples.get(missing[0], "…"), ensure_ascii=False)
        raise QueryError(f"{saved.name!r} needs {missing[0]!r}, as in --param {missing[0]}={example}.")
    known = {name: _key(connection, str(values[name])) if name in saved.companies else values[name] for name in wanted}
    return ask(connection, saved.text, known, timeout=timeout)


def _key(connection: Connection, name: str) -> str:
    """The index key under which the server knows a name."""
    keys = [index_key(each) for each in readings(name)]
    rows = connection.read(
        "UNWIND $keys AS key MATCH (n:EntityName {key: key}) RETURN n.key AS key ORDER BY size(key) LIMIT 1",
        {"keys": keys},
    )
    if not rows:
        raise UnknownNameError(f"Nothing on the server is called {name!r}.")
    return str(rows[0]["key"])
