"""What a person typed for a status, a relation or a date, checked against what there is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

from ontology.errors import UsageError
from ontology.schema import Ontology

ALL = "all"
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def date(written: str) -> str:
    """A partial ISO 8601 date. Raises UsageError if it is none.

    >>> date("2025-11")
    '2025-11'
    """
    if not _DATE.fullmatch(written):
        raise UsageError(f"{written!r} is no date such as 2025, 2025-11 or 2025-11-10.")
    return written


def status_names(ontology: Ontology, written: Iterable[str]) -> tuple[str, ...]:
    """Statuses, given one by one, with commas, or as `all`. Raises UsageError for what is none."""
    names = _parts(written)
    if ALL in names:
        return tuple(ontology.statuses)
    return tuple(_one("status", name, {each.casefold(): each for each in ontology.statuses}) for name in names)


def relation_names(ontology: Ontology, written: Iterable[str]) -> tuple[str, ...]:
    """Relations by name, label or property-graph type, as `status_names`. Raises UsageError for what is none."""
    known = {}
    for relation in ontology.relations.values():
        for word in (*relation.labels.values(), relation.edge, relation.name):
            known[word.casefold()] = relation.name
    return tuple(_one("relation", name, known) for name in _parts(written))


def _parts(written: Iterable[str]) -> list[str]:
    return [part.strip() for each in written for part in each.split(",") if part.strip()]


def _one(kind: str, name: str, known: dict[str, str]) -> str:
    found = known.get(name.casefold())
    if found is None:
        near = get_close_matches(name.casefold(), known, n=1)
        hint = f"Did you mean {known[near[0]]!r}?" if near else f"Known: {', '.join(sorted(set(known.values())))}."
        raise UsageError(f"No {kind} {name!r}. {hint}")
    return found
