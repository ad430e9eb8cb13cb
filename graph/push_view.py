"""The view of a store, sent to a server: entities with their names, and one relationship a fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.bolt import Connection
from graph.difference import pairs
from graph.property_columns import fact_columns
from graph.property_graph import EntityRows, Row, entity_rows, fact_row
from graph.push_summary import CARRIED, Ledger
from graph.server_schema import VIEWED, entities, relationships, unlinked
from graph.server_steps import entity_steps, fact_steps, link_steps, stale_names
from graph.server_writer import BATCH, Progress, Writer
from graph.statement import Fact, Thing
from ontology.schema import Ontology


@dataclass(slots=True)
class _Facts:
    """Relationships to be written together, those to be removed (type, id), and those that are there more than once."""

    new: list[Row] = field(default_factory=list)
    changed: list[Row] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)
    doubled: list[tuple[str, str]] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether it is time to send them."""
        return len(self.new) + len(self.changed) + len(self.gone) + len(self.doubled) >= BATCH


class ViewPush:
    """Makes a server's view that of the things and facts given; without a writer it only counts."""

    def __init__(self, connection: Connection, writer: Writer | None, ontology: Ontology, ledger: Ledger) -> None:
        self._connection = connection
        self._writer = writer
        self._ontology = ontology
        self._ledger = ledger
        self._columns = fact_columns(ontology)

    def entities(self, things: Iterable[Thing], progress: Progress) -> list[str]:
        """Add and change entities; the keys of those to remove once their facts are gone."""
        local = ((thing.iri, entity_rows(thing)) for thing in things)
        gone: list[str] = []
        new: list[EntityRows] = []
        changed: list[EntityRows] = []
        for number, pair in enumerate(pairs(local, entities(self._connection)), 1):
            if pair.wanted is None:
                gone.append(pair.key)
                continue
            self._ledger.want("entities", pair.wanted.entity.hash)
            for row in pair.wanted.names:
                self._ledger.want(CARRIED["entities"], row.hash)
            if pair.present is not None and pair.present.holds(pair.wanted.entity.hash, pair.wanted.names):
                self._ledger.note("entities", "unchanged")
                continue
            (new if pair.present is None else changed).append(pair.wanted)
            if len(new) + len(changed) >= BATCH:
                self._write_entities(new, changed)
                progress("entities", number)
                new, changed = [], []
        self._write_entities(new, changed)
        return gone

    def _write_entities(self, new: list[EntityRows], changed: list[EntityRows]) -> None:
        self._ledger.note("entities", "added", len(new))
        self._ledger.note("entities", "changed", len(changed))
        if self._writer is None or not (new or changed):
            return
        self._writer.write(*entity_steps(self._connection, new, changed))

    def facts(self, facts: Iterable[Fact], progress: Progress) -> None:
        """Add, change and remove relationships."""
        local = ((fact.id, fact_row(fact, self._ontology)) for fact in facts)
        batch = _Facts()
        for number, pair in enumerate(pairs(local, relationships(self._connection, self._ontology)), 1):
            if pair.wanted is None:
                self._ledger.note("facts", "removed")
            else:
                self._ledger.want("facts", pair.wanted.hash)
                if pair.present is not None and pair.present.hash == pair.wanted.hash:
                    self._ledger.note("facts", "unchanged")
                    continue
                (batch.new if pair.present is None else batch.changed).append(pair.wanted)
            if pair.present is not None and (pair.wanted is None or pair.wanted.sort != pair.present.sort):
                sorts = sorted(set(pair.present.sort.split("|")))
                twice = pair.wanted is not None and "|" in pair.present.sort
                (batch.doubled if twice else batch.gone).extend((sort, pair.key) for sort in sorts)
            if batch.full:
                self._write_facts(batch)
                progress("facts", number)
                batch = _Facts()
        self._write_facts(batch)

    def _write_facts(self, batch: _Facts) -> None:
        self._ledger.note("facts", "added", len(batch.new))
        self._ledger.note("facts", "changed", len(batch.changed))
        if self._writer is None or not (batch.new or batch.changed or batch.gone):
            return
        self._writer.write(*fact_steps(self._columns, batch.new, batch.changed, batch.gone, batch.doubled))

    def remove_entities(self, keys: list[str]) -> None:
        """Remove entities of no further use, with their names."""
        self._ledger.note("entities", "removed", len(keys))
        if self._writer is None or not keys:
            return
        self._writer.write(*stale_names(self._connection, [[key, []] for key in keys]))
        kept = self._writer.remove("Entity", keys, labels=2)
        self._ledger.note("entities", "removed", -kept)
        self._ledger.note("entities", "kept", kept)

    def relink(self, things: Iterable[Thing], facts: Iterable[Fact]) -> None:
        """Point what came without its view (a push cut short, a rejected statement) to where it belongs."""
        self._point("ArticleEntity", ((thing.iri, thing.members) for thing in things))
        reported = ((fact.id, tuple(e.statement for e in fact.evidence)) for fact in facts if not fact.inferred)
        self._point("Statement", reported)

    def _point(self, label: str, owners: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        lost = set(unlinked(self._connection, label))
        if self._writer is None or not lost:
            return
        links = [[part, owner] for owner, parts in owners for part in parts if part in lost]
        links += [[key, ""] for key in sorted(lost - {part for part, _ in links})]
        for start in range(0, len(links), BATCH):
            self._writer.write(*link_steps(label, VIEWED[label], links[start : start + BATCH]))
