"""Which facts are asked for, and how a fact stood at a date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.facts import CURRENT, ENDED
from graph.statement import Fact
from graph.validity import covers, not_after
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Selection:
    """Which facts are asked for; empty tuples and None mean no limit.

    By default asserted facts, inferred ones among them. `as_of` is a partial ISO date.
    """

    statuses: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    minimum_confidence: float = 0.0
    as_of: str | None = None
    inferred: bool = True


def wanted_statuses(selection: Selection, ontology: Ontology) -> tuple[str, ...]:
    """The statuses a selection asks for: its own, else the asserted ones."""
    return selection.statuses or tuple(name for name, status in ontology.statuses.items() if status.asserted)


def selected(fact: Fact, selection: Selection, ontology: Ontology) -> Fact | None:
    """The fact as the selection sees it, None where it does not."""
    if selection.relations and fact.relation not in selection.relations:
        return None
    if fact.confidence < selection.minimum_confidence or (fact.inferred and not selection.inferred):
        return None
    then = fact if selection.as_of is None else at(fact, selection.as_of)
    return then if then is not None and then.status in wanted_statuses(selection, ontology) else None


def at(fact: Fact, date: str) -> Fact | None:
    """The fact as it stood at a date, None if it did not: by its own time where that is stated, else by reports."""
    if fact.valid:
        if not any(covers(period, date) for period in fact.valid):
            return None
        return replace(fact, status=CURRENT) if fact.status == ENDED else fact
    known = [status for reported, status in fact.history if not reported or not_after(reported, date)]
    return replace(fact, status=known[0]) if known else None
