"""The view: facts about canonical things, derived from record and decisions and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph import identity, rules
from graph.decisions import Decision, rulings
from graph.facts import Report, brief, confirmed, fact, fact_id, rejected, understood
from graph.statement import Fact, Record, Thing
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class View:
    """Canonical things by IRI and facts by id, both sorted."""

    things: Mapping[str, Thing]
    facts: Mapping[str, Fact]


def view(records: Iterable[Record], decisions: Iterable[Decision], ontology: Ontology) -> View:
    """Everything that follows from records and decisions by the ontology's rules."""
    records = sorted(records, key=lambda record: record.article.iri)
    decisions = tuple(decisions)
    things, canonical = _things(records, decisions)
    ruled = rulings(decisions)
    grouped: dict[str, list[Report]] = defaultdict(list)
    for record in records:
        for statement in record.statements:
            if understood(statement, ontology) and not rejected(statement.id, ruled):
                ends = (canonical[statement.subject.entity.iri], canonical[statement.object.entity.iri])
                report = Report(statement, record.article, *ends, confirmed=confirmed(statement.id, ruled))
                if report.subject.iri != report.object.iri:
                    grouped[fact_id(report, ontology)].append(report)
    stated = [fact(reports, ontology) for reports in grouped.values()]
    facts = {each.id: each for each in (*stated, *rules.infer(stated, ontology))}
    return View(dict(sorted(things.items())), dict(sorted(facts.items())))


def _things(records: Iterable[Record], decisions: Iterable[Decision]) -> tuple[dict[str, Thing], dict[str, Thing]]:
    """Things by IRI, and the brief thing of each article's entity."""
    entities = [entity for record in records for entity in record.entities]
    tallies = identity.tally(entities)
    members: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        members[identity.entity_key(entity.name, entity.type)].append(entity.iri)
    things = {}
    canonical = {}
    for keys in identity.components(tallies, decisions):
        own = sorted(iri for key in keys for iri in members[key])
        thing = replace(identity.thing(keys, tallies), members=tuple(own))
        things[thing.iri] = thing
        canonical.update(dict.fromkeys(own, brief(thing)))
    return things, canonical
