"""What a person ruled: each decision a value with author, reason and date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.errors import DecisionError
from graph.statement import digest
from ontology.schema import THINGS

MERGE = "merge"
UNMERGE = "unmerge"
REJECT = "reject"
CONFIRM = "confirm"
KINDS = {MERGE: 2, UNMERGE: 2, REJECT: 1, CONFIRM: 1}
"""The kinds of decision, and how many targets each has."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling. `kind` is merge, unmerge, reject or confirm.

    `targets` are stable keys, sorted: two entity keys (type and folded name, see `graph.identity`) for
    merge and unmerge, one statement id for reject and confirm. `date` is an ISO 8601 date or date-time
    in UTC: of two rulings on the same targets the later one holds, so that both can be kept and undone.
    """

    kind: str
    targets: tuple[str, ...]
    author: str
    reason: str
    date: str

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise DecisionError(f"No kind of decision {self.kind!r}. Known: {', '.join(KINDS)}.")
        if len(set(self.targets)) != KINDS[self.kind] or list(self.targets) != sorted(self.targets):
            raise DecisionError(
                f"A decision to {self.kind} needs {KINDS[self.kind]} different targets, sorted, not {self.targets!r}."
            )
        if len({target.partition(":")[0] for target in self.targets}) > 1 and self.kind == MERGE:
            raise DecisionError(f"Things of different types cannot be merged: {' and '.join(self.targets)}.")

    @property
    def id(self) -> str:
        """Hash of kind and targets, so that ruling twice is one decision."""
        return digest(self.kind, list(self.targets))

    @property
    def iri(self) -> str:
        """The decision's node, and the named graph that holds it."""
        return f"{THINGS}decision/{self.id}"


def rulings(decisions: Iterable[Decision]) -> dict[tuple[str, ...], Decision]:
    """The decision that holds for each set of targets: the latest; of one date, the one that says no."""
    holding: dict[tuple[str, ...], Decision] = {}
    for decision in decisions:
        other = holding.get(decision.targets)
        if other is None or (decision.date, decision.kind) > (other.date, other.kind):
            holding[decision.targets] = decision
    return holding


def joined(origins: Iterable[Iterable[Decision]]) -> list[Decision]:
    """One ruling for each set of targets: each origin's latest, and of those one that says no before others."""
    holding: dict[tuple[str, ...], Decision] = {}
    for decisions in origins:
        for targets, decision in rulings(decisions).items():
            holding[targets] = max(holding.get(targets, decision), decision, key=_weight)
    return [holding[targets] for targets in sorted(holding)]


def _weight(decision: Decision) -> tuple[bool, str, str]:
    return decision.kind in (REJECT, UNMERGE), decision.date, decision.author
