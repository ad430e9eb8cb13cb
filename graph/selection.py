"""Which facts are asked for, and how a fact stood at a date."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.facts import CURRENT, ENDED, agree
from graph.names import fold
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
    then = fact if selection.as_of is None else at(fact, selection.as_of, ontology)
    return then if then is not None and then.status in wanted_statuses(selection, ontology) else None


def at(fact: Fact, date: str, ontology: Ontology) -> Fact | None:
    """The fact as it stood at a date, None if it did not: by its own time where that is stated, else by reports.

    Reports of later articles do not count then; a report without a date always does.
    """
    if fact.valid:
        if not any(covers(period, date) for period in fact.valid):
            return None
        return replace(fact, status=CURRENT) if fact.status == ENDED else fact
    known = [each for each in fact.history if not each[0] or not_after(each[0], date)]
    if not known or fact.inferred or len(known) == len(fact.history):
        return replace(fact, status=known[0][1]) if known else None
    return _reported(fact, date, known[0][1], ontology)


def _reported(fact: Fact, date: str, status: str, ontology: Ontology) -> Fact:
    """A stated fact from the reports up to a date, the latest of which says the status."""
    reports = list(zip(fact.history, fact.evidence, strict=False))
    known = [(said, proof) for (when, said), proof in reports if not when or not_after(when, date)]
    sources = {(each.publisher, fold(each.quote)) for said, each in known if agree(said, status, ontology)}
    most = fact.support if agree(status, fact.status, ontology) else len(sources)
    dates = [proof.published for _, proof in known if proof.published]
    return replace(
        fact,
        status=status,
        support=min(len(sources), most),  # copies of one text under several publishers are one in `support`
        last_seen=max(dates, default=None),
        history=tuple((proof.published or "", said) for said, proof in known),
        evidence=tuple(proof for _, proof in known),
    )
