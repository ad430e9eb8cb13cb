"""What a change to a server's record or decisions does to its view, as far as the change can reach.

The reach is every thing that a name, alias, identifier or merge joins to a touched one, with all that
articles say about them: within it the view is derived anew by the same functions as anywhere, and rules are
applied to what changed, looking up other facts on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from graph import identity, rules
from graph.decisions import MERGE, Decision
from graph.facts import brief
from graph.property_graph import folded, identifier_keys
from graph.rules import Conclusion
from graph.server_reading import ServerReader
from graph.statement import Article, Entity, Fact, Record, Statement, Thing
from graph.view import Identities, identities, stated
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Reach:
    """Part of the view: things by IRI and facts by id."""

    things: dict[str, Thing] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)


class ServerChange:
    """One change: a record in place of another, or other decisions; `decisions` are those afterwards."""

    def __init__(
        self,
        reader: ServerReader,
        decisions: Iterable[Decision],
        *,
        before: Record | None = None,
        after: Record | None = None,
        ruled: Iterable[Decision] = (),
    ) -> None:
        """`ruled` are the decisions that are made or undone."""
        self._reader = reader
        self._ontology: Ontology = reader.ontology
        self._decisions = tuple(decisions)
        self._before = before
        self._after = after
        self._ruled = tuple(ruled)

    @cached_property
    def _things_before(self) -> dict[str, Thing]:
        """Every thing in reach as it is now."""
        found: dict[str, Thing] = {}
        asked: set[str] = set()
        waiting = self._joined(self._seeds())
        while waiting:
            asked |= waiting
            new = [each for each in self._reader.by_names(waiting) if each.iri not in found]
            found.update({each.iri: each for each in new})
            waiting = self._joined(key for each in new for key in self._keys(each)) - asked
        return found

    def _joined(self, keys: Iterable[str]) -> set[str]:
        """Index keys with those that merges join to them, whether anything is called so yet or not."""
        found = set(keys)
        merges = [d.targets for d in (*self._decisions, *self._ruled) if d.kind == MERGE]
        groups = [{target.partition(":")[2] for target in targets} for targets in merges]
        while more := [group for group in groups if group & found and not group <= found]:
            found.update(*more)
        return found

    def _seeds(self) -> Iterator[str]:
        """Index keys of what the change touches itself."""
        for record in (self._before, self._after):
            for entity in record.entities if record else ():
                yield from _names(entity)
        for decision in self._ruled:
            for target in decision.targets:
                if ":" in target:
                    yield target.partition(":")[2]
                else:
                    for _, said in self._reader.statements("id", [target]):
                        yield from (*_names(said.subject.entity), *_names(said.object.entity))

    def _keys(self, thing: Thing) -> Iterator[str]:
        """Index keys of what may be joined to a thing, by name, identifier or merge, before or after."""
        yield from _names(thing)
        for decision in (*self._decisions, *self._ruled):
            if decision.kind == MERGE and set(decision.targets) & set(thing.keys):
                yield from (target.partition(":")[2] for target in decision.targets)

    @cached_property
    def _said(self) -> list[tuple[Article, Statement]]:
        """All that is said afterwards about the things in reach."""
        members = {member for thing in self._things_before.values() for member in thing.members}
        gone = {each.id for each in self._before.statements} if self._before else set()
        found = {
            said.id: (article, said)
            for end in ("subject", "object")
            for article, said in self._reader.statements(end, members)
            if said.id not in gone
        }
        for said in self._after.statements if self._after else ():
            if self._after:
                found[said.id] = (replace(self._after.article, text=None), said)
        return [found[each] for each in sorted(found)]

    @cached_property
    def _who(self) -> Identities:
        """Who is who afterwards, among the things in reach and those at the other ends of statements."""
        gone = {each.iri for each in self._before.entities} if self._before else set()
        members = {member for thing in self._things_before.values() for member in thing.members} - gone
        entities = {each.iri: each for each in self._reader.entities(members)}
        entities.update({each.iri: each for each in self._after.entities} if self._after else {})
        inner = identities(entities.values(), self._decisions)
        ends = {end.entity.iri for _, said in self._said for end in (said.subject, said.object)} - entities.keys()
        outer = self._reader.things_of(ends)
        return Identities(
            inner.tallies, inner.groups, {**inner.things, **outer}, {**inner.entities, **{iri: iri for iri in outer}}
        )

    @cached_property
    def _stated_before(self) -> dict[str, Fact]:
        found = self._reader.facts_about(self._things_before)
        return {each.id: each for each in found if not each.inferred}

    @cached_property
    def _stated_after(self) -> dict[str, Fact]:
        return stated(self._said, self._who, self._decisions, self._ontology)

    def matching(self, relation: str, subject: str | None, object: str | None) -> list[Fact]:
        """Stated facts as they are afterwards (see `rules.Stated`)."""
        found = {
            each.id: each
            for each in self._reader.matching(relation, subject, object)
            if each.id not in self._stated_before
        }
        for each in self._stated_after.values():
            fits = subject in (None, each.subject.iri) and object in (None, each.object.iri)
            if each.relation == relation and fits:
                found[each.id] = each
        return [found[identifier] for identifier in sorted(found)]

    @cached_property
    def _conclusions(self) -> dict[str, Conclusion]:
        """Keys of inferred facts that the change may make, unmake, alter, hide or show."""
        found: dict[str, Conclusion] = {}
        for facts, where in ((self._stated_before, self._reader), (self._stated_after, self)):
            for each in facts.values():
                told_apart = tuple(identity.identifying(self._ontology, each.qualifiers))
                own = Conclusion(brief(each.subject), each.relation, brief(each.object), told_apart)
                found[own.id] = own
                found.update({one.id: one for one in rules.conclusions(each, where, self._ontology)})
        return found

    @cached_property
    def before(self) -> Reach:
        """What the server holds now of all that may change."""
        keys = ((key.subject.iri, key.object.iri, key.id) for key in self._conclusions.values())
        return Reach(self._things_before, self._reader.facts_between(keys))

    @cached_property
    def after(self) -> Reach:
        """The same part as it must be afterwards."""
        facts = dict(self._stated_after)
        for identifier, conclusion in sorted(self._conclusions.items()):
            if identifier in facts or self._stands(identifier):
                continue
            inferred = rules.derive(conclusion, self, self._ontology)
            if inferred is not None:
                facts[identifier] = inferred
        facts |= {each.id: each for each in self.before.facts.values() if self._stands(each.id)}
        own = {each.iri: each for key, each in self._who.things.items() if key in self._who.tallies}
        return Reach(own, facts)

    def _stands(self, identifier: str) -> bool:
        """Whether a stated fact out of reach has this id."""
        known = self.before.facts.get(identifier)
        return known is not None and not known.inferred and identifier not in self._stated_before


def _names(entity: Entity | Thing) -> set[str]:
    """The index keys of an entity's names, aliases and identifiers."""
    spellings = (entity.name, *(alias for alias, _ in entity.aliases))
    return {*(folded(each, entity.type) for each in spellings), *identifier_keys(entity)}
