"""A fact as one flat row of plain values, for tables and for attributes of edges."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from graph.formats.periods import interval
from graph.statement import Fact

Cell = str | float | bool

TYPES = MappingProxyType(
    {
        "id": str,
        "relation": str,
        "status": str,
        "inferred": bool,
        "confidence": float,
        "support": int,
        "first_seen": str,
        "last_seen": str,
        "valid": str,
        "because": str,
        "rule": str,
        "quote": str,
        "article": str,
        "title": str,
        "published": str,
        "said_by": str,
    }
)
"""The columns that every fact has, in the order of writing; qualifiers come beside them."""

# What the formats themselves write beside a row.
_TAKEN = {"key", "kind", "label", "color", "source", "target", "weight", "symmetric"} | {
    f"{end}{part}" for end in ("subject", "object") for part in ("", "_type", "_iri")
}


def row(fact: Fact) -> dict[str, Cell]:
    """The fact without its ends: `TYPES`, then its qualifiers by name; what is absent is left out.

    The sentence is that of the first evidence; periods (`2024-05/..`) and the ids of reasons are
    joined with spaces.
    """
    cells: dict[str, Cell | None] = {
        "id": fact.id,
        "relation": fact.relation,
        "status": fact.status,
        "inferred": fact.inferred,
        "confidence": fact.confidence,
        "support": fact.support,
        "first_seen": fact.first_seen,
        "last_seen": fact.last_seen,
        "valid": " ".join(interval(*span) for span in fact.valid),
        "because": " ".join(fact.because),
        "rule": fact.rule,
        **_sentence(fact),
    }
    kept = {name: cell for name, cell in cells.items() if cell is not None and cell != ""}
    return kept | {column(name): fact.qualifiers[name] for name in sorted(fact.qualifiers)}


def column(qualifier: str) -> str:
    """The column of a qualifier, which never hides one that a format writes itself.

    >>> column("percent"), column("status")
    ('percent', 'status_')
    """
    return f"{qualifier}_" if qualifier in _TAKEN | TYPES.keys() else qualifier


def numeric(facts: Iterable[Fact]) -> frozenset[str]:
    """The columns of qualifiers whose every value is a number."""
    numbers: set[str] = set()
    texts: set[str] = set()
    for fact in facts:
        for name, value in fact.qualifiers.items():
            (texts if isinstance(value, str) else numbers).add(column(name))
    return frozenset(numbers - texts)


def _sentence(fact: Fact) -> dict[str, str | None]:
    if not fact.evidence:
        return {}
    first = fact.evidence[0]
    return {
        "quote": first.quote,
        "article": first.article,
        "title": first.title,
        "published": first.published,
        "said_by": first.said_by,
    }
