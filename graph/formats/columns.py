"""The columns of an edge that lists facts: names, types and cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.formats.periods import interval
from graph.formats.picture import Edge
from graph.statement import Fact, Value

Cell = str | float | bool | tuple[str, ...]

# What Gephi and graphology keep for themselves, and the columns below.
_STRUCTURE = {"id", "label", "kind", "type", "source", "target", "weight", "start", "end", "timeset"}
_LOOKS = {"color", "size", "shape", "thickness", "x", "y", "z"}

_OWN = {
    "relation": "string",
    "status": "string",
    "inferred": "boolean",
    "confidence": "double",
    "support": "integer",
    "facts": "liststring",
    "because": "liststring",
    "first_seen": "string",
    "last_seen": "string",
    "valid": "liststring",
    "quotes": "liststring",
    "articles": "liststring",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """Column types by name in the order of writing, and the qualifier each further one holds."""

    types: Mapping[str, str]
    qualifiers: Mapping[str, str]


def columns(edges: Iterable[Edge]) -> Columns:
    """The fixed columns and one for each qualifier in use, its type chosen over all its values."""
    found: dict[str, list[tuple[Value, ...]]] = {}
    for edge in edges:
        for name in {name for fact in edge.facts for name in fact.qualifiers}:
            found.setdefault(name, []).append(_values(edge.facts, name))
    names = {_free(name): name for name in sorted(found)}
    types = {column: _type(found[name]) for column, name in names.items()}
    return Columns({**_OWN, **types}, names)


def cells(edge: Edge, these: Columns) -> dict[str, Cell]:
    """The edge's values by column, in the order of the columns; absent and empty ones left out."""
    values = _own_cells(edge)
    for column, name in these.qualifiers.items():
        found = _values(edge.facts, name)
        if these.types[column] == "liststring":
            values[column] = tuple(_text(value) for value in found)
        elif found:
            value = found[0]
            values[column] = value if these.types[column] == "double" else _text(value)
    return {name: values[name] for name in these.types if values.get(name, "") not in ("", ())}


def _own_cells(edge: Edge) -> dict[str, Cell]:
    facts = edge.facts
    every = [evidence for fact in facts for evidence in fact.evidence]
    return {
        "relation": facts[0].relation,
        "status": ", ".join(_once(fact.status for fact in facts)),
        "inferred": all(fact.inferred for fact in facts),
        "confidence": max(fact.confidence for fact in facts),
        "support": edge.weight,
        "facts": tuple(fact.id for fact in facts),
        "because": _once(each for fact in facts for each in fact.because),
        "first_seen": min((fact.first_seen for fact in facts if fact.first_seen), default=""),
        "last_seen": max((fact.last_seen for fact in facts if fact.last_seen), default=""),
        "valid": _once(interval(*span) for fact in facts for span in fact.valid),
        "quotes": _once(evidence.quote for evidence in every),
        "articles": _once(evidence.article for evidence in every),
    }


def _values(facts: Iterable[Fact], name: str) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(f.qualifiers[name] for f in facts if name in f.qualifiers))


def _type(rows: Iterable[tuple[Value, ...]]) -> str:
    """`double` or `string` where no edge has two values, else `liststring`."""
    numbers = True
    for row in rows:
        if len(row) > 1:
            return "liststring"
        numbers = numbers and not any(isinstance(value, str) for value in row)
    return "double" if numbers else "string"


def _free(name: str) -> str:
    return f"{name}_" if name in _STRUCTURE | _LOOKS | _OWN.keys() else name


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(value: Value) -> str:
    """The value as a cell of text; whole numbers without a fraction."""
    return value if isinstance(value, str) else f"{value:.15g}"
