"""What a person ruled: each decision a value with author, reason and date."""

from __future__ import annotations

from dataclasses import dataclass

from graph.statement import digest
from ontology.schema import THINGS


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling. `kind` is merge, unmerge, reject or confirm.

    `targets` are stable keys, sorted: entity keys (type and folded name, see `graph.identity`) for
    merge and unmerge, one statement id for reject and confirm. `date` is an ISO 8601 date.
    """

    kind: str
    targets: tuple[str, ...]
    author: str
    reason: str
    date: str

    @property
    def id(self) -> str:
        """Hash of kind and targets, so that ruling twice is one decision."""
        return digest(self.kind, list(self.targets))

    @property
    def iri(self) -> str:
        """The decision's node, and the named graph that holds it."""
        return f"{THINGS}decision/{self.id}"
