"""Facts from reports: what statements about the same ends and relation say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod

from graph import identity, names
from graph.decisions import CONFIRM, REJECT, Decision
from graph.statement import Article, Evidence, Fact, Statement, Thing, Value, digest
from graph.validity import Period, ordered
from ontology.schema import Ontology, Relation

CURRENT = "current"
ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Report:
    """One statement as the view sees it: its article, its canonical ends, whether a person confirmed it."""

    statement: Statement
    article: Article
    subject: Thing
    object: Thing
    confirmed: bool = False


def brief(thing: Thing) -> Thing:
    """The thing as it stands at the ends of a fact: IRI, name and type."""
    return Thing(thing.iri, thing.name, thing.type)


def understood(statement: Statement, ontology: Ontology) -> bool:
    """Whether the ontology knows the statement's relation and status; if not, it waits in the record."""
    return statement.relation in ontology.relations and statement.status in ontology.statuses


def rejected(statement: str, ruled: Mapping[tuple[str, ...], Decision]) -> bool:
    """Whether a person rejected the statement of this id."""
    decision = ruled.get((statement,))
    return decision is not None and decision.kind == REJECT


def confirmed(statement: str, ruled: Mapping[tuple[str, ...], Decision]) -> bool:
    """Whether a person confirmed the statement of this id."""
    decision = ruled.get((statement,))
    return decision is not None and decision.kind == CONFIRM


def fact_id(report: Report, ontology: Ontology) -> str:
    """The id of the fact that a report is about."""
    subject, object = ends(ontology.relations[report.statement.relation], report.subject, report.object)
    identifying = identity.identifying(ontology, report.statement.qualifiers)
    return key_id(subject.iri, report.statement.relation, object.iri, identifying)


def key_id(subject: str, relation: str, object: str, identifying: Sequence[tuple[str, str]]) -> str:
    """A fact's id, from the IRIs of its ends, its relation and its folded identifying qualifiers."""
    return digest(subject, relation, object, [list(pair) for pair in identifying])


def ends(relation: Relation, subject: Thing, object: Thing) -> tuple[Thing, Thing]:
    """Both ends in the order of the fact: a symmetric relation sorts them by IRI."""
    if relation.symmetric and object.iri < subject.iri:
        return object, subject
    return subject, object


def fact(reports: Iterable[Report], ontology: Ontology) -> Fact:
    """The fact that reports about the same key make, the latest report deciding its status."""
    sequence = in_order(reports, ontology)
    first = sequence[0]
    relation = ontology.relations[first.statement.relation]
    status = status_of(first, ontology)
    agreeing = [report for report in sequence if agree(status_of(report, ontology), status, ontology)]
    groups = independent(agreeing)
    dates = sorted(report.article.published for report in sequence if report.article.published)
    subject, object = ends(relation, first.subject, first.object)
    return Fact(
        id=fact_id(first, ontology),
        subject=subject,
        relation=relation.name,
        object=object,
        status=status,
        confidence=combined(groups),
        support=len(groups),
        qualifiers=_qualifiers(agreeing + sequence),
        first_seen=dates[0] if dates else None,
        last_seen=dates[-1] if dates else None,
        valid=ordered(_period(report) for report in sequence),
        history=tuple((report.article.published or "", status_of(report, ontology)) for report in sequence),
        evidence=tuple(evidence(report) for report in sequence),
    )


def in_order(reports: Iterable[Report], ontology: Ontology) -> list[Report]:
    """The reports, latest first; of one date by the rank of their status, then the surer one."""
    return sorted(reports, key=lambda report: _precedence(report, ontology))


def status_of(report: Report, ontology: Ontology) -> str:
    """The status a report gives its fact; events never end, so an ended one has happened."""
    status = report.statement.status
    return CURRENT if status == ENDED and ontology.relations[report.statement.relation].event else status


def _precedence(report: Report, ontology: Ontology) -> tuple[object, ...]:
    """Latest first; of one date the status of lower rank, then the surer one, then by id."""
    newest_first = tuple(-ord(character) for character in report.article.published or "")
    rank = ontology.statuses[status_of(report, ontology)].rank
    return (not newest_first, (*newest_first, 0), rank, -report.statement.confidence, report.statement.id)


def agree(status: str, other: str, ontology: Ontology) -> bool:
    """Whether two statuses say the same: they are one, or both assert the fact."""
    return status == other or (ontology.asserted(status) and ontology.asserted(other))


def _period(report: Report) -> Period:
    return report.statement.valid_from, report.statement.valid_to


def _qualifiers(reports: Iterable[Report]) -> dict[str, Value]:
    """Each qualifier as the first report that carries it gives it, sorted by name."""
    found: dict[str, Value] = {}
    for report in reports:
        for name, value in report.statement.qualifiers.items():
            found.setdefault(name, value)
    return dict(sorted(found.items()))


def independent(reports: Iterable[Report]) -> list[list[Report]]:
    """Reports grouped by where they come from: the same text, or the same publisher and quote, is one."""
    reports = list(reports)
    if len(reports) == 1:
        return [reports]
    groups: list[list[Report]] = []
    marks: dict[object, list[Report]] = {}
    for report in reports:
        own = (report.article.text_hash, (report.article.publisher, names.fold(report.statement.quote)))
        joined = {id(marks[mark]): marks[mark] for mark in own if mark in marks}
        group = [*(each for known in joined.values() for each in known), report]
        groups = [known for known in groups if id(known) not in joined] + [group]
        for each in group:
            marks[each.article.text_hash] = group
            marks[each.article.publisher, names.fold(each.statement.quote)] = group
    return groups


def combined(groups: Iterable[Iterable[Report]]) -> float:
    """Noisy-or of the surest report of each group, 1 where a person confirmed one; six digits."""
    surest = sorted(max(1.0 if each.confirmed else each.statement.confidence for each in group) for group in groups)
    return round(1.0 - prod(1.0 - confidence for confidence in surest), 6)


def evidence(report: Report) -> Evidence:
    """The report as a reader wants to see it."""
    statement, article = report.statement, report.article
    return Evidence(
        statement.id,
        statement.quote,
        article.key,
        article.title,
        article.published,
        statement.status,
        statement.confidence,
        statement.said_by,
        article.publisher,
    )
