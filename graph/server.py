"""A store on a Neo4j server: the same record, decisions and view, asked by Cypher, changed where a change reaches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from graph import pull
from graph.bolt import Connection, Step
from graph.decisions import Decision, joined
from graph.errors import AmbiguousNameError, UnknownNameError
from graph.names import fold, index_key, readings, without_bracket
from graph.property_columns import fact_columns
from graph.property_graph import decision_row, entity_rows, fact_row, record_rows
from graph.record import Change, change, checked, waits
from graph.selection import Selection, selected
from graph.server_change import Reach, ServerChange
from graph.server_reading import ServerReader
from graph.server_schema import KEYS, nodes, prepare
from graph.server_statistics import counts
from graph.server_steps import entity_steps, fact_steps, node_steps, origin_steps, settling_steps, stale_names
from graph.server_writer import Writer, removal
from graph.statement import Article, Fact, Record, Statement, Thing
from graph.store import EVERYTHING
from graph.suggestions import nearest
from graph.view_sync import rebuilt
from ontology.schema import Ontology

ORIGIN = "server"
"""The origin of what is loaded or decided on the server itself."""
CANDIDATES = 200
"""Names that the full-text index offers, of which the nearest are suggested."""


class ServerStore:
    """Keeps the `Store` protocol on a server; what it writes is one transaction a change."""

    def __init__(self, connection: Connection, ontology: Ontology) -> None:
        """Use an open connection, whose owner closes it."""
        self.ontology = ontology
        self._connection = connection
        self._reader = ServerReader(connection, ontology)
        self._open: Writer | None = None

    @property
    def _writer(self) -> Writer:
        if self._open is None:
            prepare(self._connection, self.ontology)
            self._open = Writer(self._connection)
        return self._open

    # Writing

    def write(self, records: Iterable[Record]) -> Iterator[tuple[str, Change]]:
        """See `Store.write`."""
        for record in records:
            iri = checked(record).article.iri
            before = self._reader.record(iri)
            if before != record:
                self._replace(before, record)
            else:
                self._hold("Article", iri)
            yield iri, change(before, record)

    def _hold(self, label: str, key: str) -> None:
        """Make what others pushed and this store would write the same this store's as well: it stays when they go."""
        query = f"MATCH (n:{label} {{{KEYS[label]}: $key}}) WHERE $origin IN n.origins RETURN n"
        if not self._connection.read(query, {"key": key, "origin": ORIGIN}):
            self._writer.write(*origin_steps(label, [key], ORIGIN, hold=True))

    def retract(self, article: str) -> Change:
        """See `Store.retract`; whoever else pushed the article can push it again."""
        record = self.record(article)
        self._replace(record, None)
        return change(record, None)

    def _replace(self, before: Record | None, after: Record | None) -> None:
        writer = self._writer
        changed = ServerChange(self._reader, self._rulings(), before=before, after=after)
        old, new = (record_rows(each) if each else None for each in (before, after))
        kept = {row.key for row in (*new.entities, *new.statements)} if new else set()
        steps: list[Step] = []
        if new:
            steps += node_steps("Article", [new.article])
            steps += origin_steps("Article", [new.article.key], ORIGIN, hold=True)
            steps += [*node_steps("ArticleEntity", new.entities), *node_steps("Statement", new.statements)]
        if old:
            steps += removal("Statement", {row.key for row in old.statements} - kept)
            steps += removal("ArticleEntity", {row.key for row in old.entities} - kept)
            steps += removal("Article", [] if new else [old.article.key])
        steps += self._view_steps(changed.before, changed.after)
        writer.write(*steps, *settling_steps([row.key for row in new.statements] if new else []))

    def decide(self, decision: Decision) -> None:
        """See `Store.decide`."""
        earlier = [each for each in self.decisions() if each.id == decision.id]
        if earlier != [decision]:
            steps = [
                *node_steps("Decision", [decision_row(decision)]),
                *origin_steps("Decision", [decision.id], ORIGIN, hold=True),
            ]
            self._rule(steps, [*earlier, decision], {decision.id: decision})
        else:
            self._hold("Decision", decision.id)

    def undo(self, decision: str) -> None:
        """See `Store.undo`."""
        earlier = [each for each in self.decisions() if each.id == decision]
        if not earlier:
            raise UnknownNameError(f"No decision {decision!r} in this store.")
        self._rule(removal("Decision", [decision]), earlier, {decision: None})

    def _rule(self, steps: list[Step], touched: list[Decision], changes: dict[str, Decision | None]) -> None:
        writer = self._writer
        changed = ServerChange(self._reader, self._rulings(changes), ruled=touched)
        writer.write(*steps, *self._view_steps(changed.before, changed.after))

    def _rulings(self, changes: dict[str, Decision | None] | None = None) -> list[Decision]:
        """The decisions that hold, of all origins together, after changes by id (None where undone)."""
        by_origin: dict[str, list[Decision]] = defaultdict(list)
        for decision, origins in pull.decisions(self._connection):
            if decision.id not in (changes or {}):
                for origin in origins:
                    by_origin[origin].append(decision)
        by_origin[ORIGIN] += [each for each in (changes or {}).values() if each is not None]
        return joined(by_origin.values())

    def _view_steps(self, before: Reach, after: Reach) -> list[Step]:
        """What makes one part of the view into another."""
        things = [each for each in after.things.values() if before.things.get(each.iri) != each]
        new = [entity_rows(each) for each in things if each.iri not in before.things]
        changed = [entity_rows(each) for each in things if each.iri in before.things]
        gone = sorted(before.things.keys() - after.things.keys())
        old = {each.id: fact_row(each, self.ontology) for each in before.facts.values()}
        rows = {each.id: fact_row(each, self.ontology) for each in after.facts.values()}
        dead = [(row.sort, key) for key, row in old.items() if key not in rows or rows[key].sort != row.sort]
        return [
            *entity_steps(self._connection, new, changed),
            *fact_steps(
                fact_columns(self.ontology),
                [row for key, row in rows.items() if key not in old],
                [row for key, row in rows.items() if key in old and old[key].hash != row.hash],
                dead,
            ),
            *stale_names(self._connection, [[key, []] for key in gone]),
            *removal("Entity", gone, labels=2),
        ]

    def rebuild(self) -> None:
        """See `Store.rebuild`."""
        rebuilt(self._connection, self._writer, self.ontology)

    def close(self) -> None:
        """See `Store.close`; the connection stays its owner's."""
        self._open = None

    # Asking

    def articles(self) -> Iterator[Article]:
        """See `Store.articles`."""
        yield from sorted(self._reader.articles(), key=lambda article: article.key)

    def article_iris(self) -> Iterator[str]:
        """See `Store.article_iris`."""
        yield from (iri for iri, _ in nodes(self._connection, "Article"))

    def record(self, article: str) -> Record:
        """See `Store.record`."""
        found = self._reader.record(article)
        if found is None:
            raise UnknownNameError(f"No article {article!r} in this store.")
        return found

    def statement(self, prefix: str) -> Statement:
        """See `Store.statement`."""
        ids = self._reader.statement_ids(prefix, 50)
        if not ids:
            raise UnknownNameError(f"No statement {prefix!r} in this store.")
        if len(ids) > 1:
            raise AmbiguousNameError(f"Statement {prefix!r} may be any of {', '.join(ids)}.")
        return next(said for _, said in self._reader.statements("id", ids))

    def decisions(self) -> Iterator[Decision]:
        """See `Store.decisions`."""
        yield from (decision for decision, _ in pull.decisions(self._connection))

    def waiting(self) -> Iterator[Decision]:
        """See `Store.waiting`."""
        yield from (each for each in self.decisions() if waits(each, self._is_spoken_of))

    def _is_spoken_of(self, target: str) -> bool:
        if ":" in target:
            return self._reader.thing_of(target) is not None
        return self._reader.statement_ids(target, 1) == [target]

    def find(self, name: str) -> tuple[Thing, ...]:
        """See `Store.find`."""
        asked = {index_key(reading) for reading in readings(name)}
        short = {without_bracket(key) for key in asked}
        return tuple(self._reader.by_names(asked) or self._reader.by_names(short, "short"))

    def suggest(self, name: str, most: int = 5) -> tuple[str, ...]:
        """See `Store.suggest`; only names that the full-text index finds alike are considered."""
        return nearest(name, self._reader.known_names(fold(name), CANDIDATES), most)

    def thing(self, iri: str) -> Thing:
        """See `Store.thing`."""
        found = self._reader.things([iri])
        if not found:
            raise UnknownNameError(f"Nothing has the IRI {iri!r} in this store.")
        return found[0]

    def things(self) -> Iterator[Thing]:
        """See `Store.things`."""
        yield from self._reader.all_things()

    def facts_about(self, iri: str, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts_about`."""
        yield from self._selected(self._reader.facts_about([iri], selection), selection)

    def facts(self, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts`."""
        yield from self._selected(self._reader.facts(selection), selection)

    def _selected(self, facts: Iterable[Fact], selection: Selection) -> Iterator[Fact]:
        chosen = (selected(fact, selection, self.ontology) for fact in facts)
        yield from (fact for fact in chosen if fact is not None)

    def counts(self) -> Iterator[tuple[str, str, str, int]]:
        """How much the server holds, as `graph.statistics` prints it."""
        yield from counts(self._connection, self.ontology)

    def fact(self, identifier: str) -> Fact:
        """See `Store.fact`."""
        found = self._reader.fact(identifier)
        if found is None:
            raise UnknownNameError(f"No fact {identifier!r} in this store.")
        return found
