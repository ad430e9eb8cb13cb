"""One change of a store: what of record, decisions and view goes, and what comes in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Quad

from graph import decision_rdf, rdf
from graph.decisions import Decision
from graph.statement import Entity, Record, Statement


@dataclass(frozen=True, slots=True)
class Delta:
    """A record that takes the place of another, or decisions that do; any of them may be missing."""

    before: Record | None = None
    after: Record | None = None
    undone: tuple[Decision, ...] = ()
    made: tuple[Decision, ...] = ()

    @property
    def left(self) -> tuple[Entity, ...]:
        """Entities of the record before."""
        return self.before.entities if self.before else ()

    @property
    def come(self) -> tuple[Entity, ...]:
        """Entities of the record after."""
        return self.after.entities if self.after else ()

    @property
    def gone_statements(self) -> dict[str, Statement]:
        """Statements of the record before, by IRI."""
        return {each.iri: each for each in self.before.statements} if self.before else {}

    @property
    def new_statements(self) -> dict[str, Statement]:
        """Statements of the record after, by IRI."""
        return {each.iri: each for each in self.after.statements} if self.after else {}

    def decisions(self, now: Iterable[Decision]) -> tuple[Decision, ...]:
        """Those that hold afterwards, of those that hold now."""
        changed = {each.id for each in (*self.undone, *self.made)}
        return (*(each for each in now if each.id not in changed), *self.made)

    def edit(self) -> Edit:
        """What changes in record and decisions themselves."""
        edit = Edit()
        edit.remove(rdf.record_quads(self.before) if self.before else ())
        edit.add(rdf.record_quads(self.after) if self.after else ())
        for decision in self.undone:
            edit.remove(decision_rdf.decision_quads(decision))
        for decision in self.made:
            edit.add(decision_rdf.decision_quads(decision))
        return edit


@dataclass(slots=True)
class Edit:
    """Quads that are there now and those that shall be; what is in both stays untouched."""

    old: set[Quad] = field(default_factory=set)
    new: set[Quad] = field(default_factory=set)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Note quads that the store holds now."""
        self.old.update(quads)

    def add(self, quads: Iterable[Quad]) -> None:
        """Note quads that the store shall hold."""
        self.new.update(quads)

    @property
    def changes(self) -> bool:
        """Whether anything does."""
        return self.old != self.new

    @property
    def growth(self) -> int:
        """By how many quads the store grows."""
        return len(self.new) - len(self.old)

    def update(self) -> str:
        """One SPARQL update that does it, empty where nothing changes."""
        parts = (("DELETE DATA", self.old - self.new), ("INSERT DATA", self.new - self.old))
        return " ;\n".join(f"{verb} {{\n{_written(quads)}}}" for verb, quads in parts if quads)


def _written(quads: Iterable[Quad]) -> str:
    return "".join(
        f"GRAPH {quad.graph_name} {{ {quad.triple} . }}\n"
        if isinstance(quad.graph_name, NamedNode)
        else f"{quad.triple} .\n"
        for quad in quads
    )
