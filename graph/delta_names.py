"""What a change does to names and things, found from the names it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode

from graph import identity
from graph.decisions import MERGE, Decision
from graph.delta import Delta, Edit
from graph.facts import brief
from graph.identity import Tally, entity_key
from graph.reading import Reader
from graph.statement import Entity, Thing
from graph.terms import KG
from graph.triples import group_quads, member_quad, name_node, name_quads, thing_quads


class NameChange:
    """Names before and after a change, as far as the change can reach.

    Its reach is every name that a link joins to a touched one, before or after: groups are made of
    links only, so no other group can change.
    """

    def __init__(self, reader: Reader, delta: Delta, decisions: tuple[Decision, ...]) -> None:
        self._reader = reader
        self._delta = delta
        self._decisions = decisions
        self._before: dict[str, Tally] = {}
        self._ambiguous: set[str] = set()
        self._own = {entity_key(each.name, each.type) for each in (*delta.left, *delta.come)}

    @cached_property
    def reach(self) -> frozenset[str]:
        """Every entity key whose group may change."""
        touched = set(self._own)
        for key in self._own:
            touched |= self.tally_before(key).alias_keys(key) | self._after[key].alias_keys(key)
        for decision in (*self._delta.undone, *self._delta.made):
            touched.update(target for target in decision.targets if ":" in target)
        reached: set[str] = set()
        while touched:
            key = touched.pop()
            reached.add(key)
            touched.update(other for other in self._neighbours(key) if other not in reached)
        return frozenset(reached)

    @cached_property
    def _after(self) -> dict[str, Tally]:
        """What is said afterwards under the keys of the changed record."""
        tallies: dict[str, Tally] = {}
        for key in self._own:
            said = self.tally_before(key)
            tallies[key] = Tally(said.names.copy(), said.aliases.copy(), said.identifiers.copy())
        for entities, times in ((self._delta.left, -1), (self._delta.come, 1)):
            for entity in entities:
                tallies[entity_key(entity.name, entity.type)].count(entity, times)
        return tallies

    def tally_before(self, key: str) -> Tally:
        """What is said under a key now."""
        if key not in self._before:
            self._before[key] = self._reader.tally(key)
        return self._before[key]

    def tally_after(self, key: str) -> Tally:
        """What is said under a key afterwards."""
        return self._after[key] if key in self._after else self.tally_before(key)

    def _neighbours(self, key: str) -> Iterator[str]:
        """Keys that a link joins to this one, before or after."""
        for said in (self.tally_before(key), self.tally_after(key)):
            for alias in said.alias_keys(key):
                if self._links(alias):
                    yield alias
            for identifier in said.identifier_keys(key):
                yield from self._reader.holders(identifier)
                yield from (own for own in self._own if identifier in self._after[own].identifier_keys(own))
        if self._links(key):
            yield from self._claimants_before(key) | self._claimants_after(key)
        for decision in (*self._decisions, *self._delta.undone):
            if decision.kind == MERGE and key in decision.targets:
                yield from decision.targets

    def _links(self, alias: str) -> bool:
        """Whether an alias links the one name that has it, before or after."""
        if len(self._claimants_after(alias)) > 1:
            self._ambiguous.add(alias)
        return min(len(self._claimants_before(alias)), len(self._claimants_after(alias))) <= 1

    def _claimants_before(self, alias: str) -> set[str]:
        # Enough to tell none, one and many apart, whatever the change takes away.
        return self._reader.claimants(alias, len(self._own) + 2)

    def _claimants_after(self, alias: str) -> set[str]:
        others = self._claimants_before(alias) - self._own
        return others | {own for own in self._own if alias in self._after[own].alias_keys(own)}

    @cached_property
    def groups(self) -> list[identity.Group]:
        """The groups afterwards, of the keys in reach."""
        tallies = self._tallies()
        bound = [each for each in self._decisions if not self.reach.isdisjoint(each.targets)]
        return identity.groups(tallies, bound, self._ambiguous)

    def _tallies(self) -> dict[str, Tally]:
        return {key: tally for key in sorted(self.reach) if (tally := self.tally_after(key)).names}

    @cached_property
    def things(self) -> dict[str, Thing]:
        """The things afterwards, by each key in reach that an article uses."""
        found = {}
        for group in self.groups:
            thing = identity.thing(group.keys, self._tallies())
            found.update(dict.fromkeys(thing.keys, thing))
        return found

    @cached_property
    def moved(self) -> tuple[str, ...]:
        """Keys that mean another thing afterwards, sorted; not those that come or go."""
        return tuple(
            key for key in sorted(self.things) if self._reader.thing_of(key) not in (None, self.things[key].iri)
        )

    def canonical(self, entity: Entity) -> Thing:
        """The thing that an article's entity is afterwards, as it stands at the ends of a fact."""
        key = entity_key(entity.name, entity.type)
        if key in self.things:
            return brief(self.things[key])
        return self._reader.brief(self._reader.thing_of(key) or "")

    def edit(self, edit: Edit) -> None:
        """Note what changes in the quads of names, links and things."""
        edit.remove(member_quad(each.iri, entity_key(each.name, each.type)) for each in self._delta.left)
        edit.add(member_quad(each.iri, entity_key(each.name, each.type)) for each in self._delta.come)
        for iri in sorted({iri for key in self.reach if (iri := self._reader.thing_of(key))}):
            edit.remove(self._reader.thing_quads(iri))
        for key in self.reach:
            edit.remove(self._reader.node_quads(name_node(key)))
            for link in self._links_of(key):
                edit.remove(self._reader.node_quads(link))
        for key, tally in self._tallies().items():
            edit.add(name_quads(key, tally, self.things[key].iri))
        for group in self.groups:
            edit.add(group_quads(group))
            edit.add(thing_quads(identity.thing(group.keys, self._tallies())))

    def _links_of(self, key: str) -> Iterable[NamedNode]:
        node = name_node(key)
        return {NamedNode(link) for end in ("first", "second") for link in self._reader.subjects(KG[end], node)}
