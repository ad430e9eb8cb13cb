"""The view: facts about canonical things, derived from record and decisions and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from graph import identity, rules
from graph.decisions import Decision, rulings
from graph.facts import Report, brief, confirmed, fact, fact_id, rejected, understood
from graph.identity import Group, Tally
from graph.statement import Article, Entity, Fact, Statement, Thing
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Identities:
    """Which entities are one: what is said under each entity key, the groups of keys, and their things."""

    tallies: Mapping[str, Tally]
    groups: tuple[Group, ...]
    things: Mapping[str, Thing]
    """By entity key."""
    entities: Mapping[str, str]
    """The entity key of each article's entity, by IRI."""

    def canonical(self, entity: str) -> Thing:
        """The thing that an article's entity (IRI) is, as it stands at the ends of a fact."""
        return brief(self.things[self.entities[entity]])


def identities(entities: Iterable[Entity], decisions: Iterable[Decision]) -> Identities:
    """The things that articles' entities are by rule and decision."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    members: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        key = identity.entity_key(entity.name, entity.type)
        tallies[key].count(entity, 1)
        members[key].append(entity.iri)
    groups = tuple(identity.groups(tallies, decisions))
    things = {}
    for group in groups:
        own = sorted(iri for key in group.keys for iri in members.get(key, ()))
        thing = replace(identity.thing(group.keys, tallies), members=tuple(own))
        things.update(dict.fromkeys(thing.keys, thing))
    return Identities(tallies, groups, things, {iri: key for key, own in members.items() for iri in own})


def stated(
    statements: Iterable[tuple[Article, Statement]], who: Identities, decisions: Iterable[Decision], ontology: Ontology
) -> dict[str, Fact]:
    """Stated facts by id."""
    ruled = rulings(decisions)
    grouped: dict[str, list[Report]] = defaultdict(list)
    for article, statement in statements:
        if understood(statement, ontology) and not rejected(statement.id, ruled):
            ends = (who.canonical(statement.subject.entity.iri), who.canonical(statement.object.entity.iri))
            report = Report(statement, article, *ends, confirmed=confirmed(statement.id, ruled))
            if report.subject.iri != report.object.iri:
                grouped[fact_id(report, ontology)].append(report)
    return {identifier: fact(reports, ontology) for identifier, reports in grouped.items()}


@dataclass(frozen=True, slots=True)
class View:
    """Canonical things by IRI and facts by id, both sorted."""

    things: Mapping[str, Thing]
    facts: Mapping[str, Fact]


def view(
    statements: Iterable[tuple[Article, Statement]], who: Identities, decisions: Iterable[Decision], ontology: Ontology
) -> View:
    """Everything that follows from what articles say and what was decided, by the ontology's rules."""
    facts = stated(statements, who, decisions, ontology)
    facts |= {each.id: each for each in rules.infer(facts.values(), ontology)}
    things = {thing.iri: thing for thing in who.things.values()}
    return View(dict(sorted(things.items())), dict(sorted(facts.items())))
