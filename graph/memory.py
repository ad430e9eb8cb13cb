"""A store in memory that derives the whole view anew after every change: simple, and so the measure of others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph import identity
from graph.decisions import Decision
from graph.errors import AmbiguousNameError, UnknownNameError
from graph.names import index_key, readings, without_bracket
from graph.record import Change, change, checked, waits
from graph.selection import Selection, selected
from graph.statement import Article, Fact, Record, Statement, Thing
from graph.store import EVERYTHING
from graph.suggestions import nearest
from graph.view import View, identities, view
from ontology.schema import Ontology


class MemoryStore:
    """Keeps the `Store` protocol in dictionaries; nothing outlives it."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology
        self._records: dict[str, Record] = {}
        self._decisions: dict[str, Decision] = {}
        self._view: View | None = None

    def write(self, records: Iterable[Record]) -> Iterator[tuple[str, Change]]:
        """See `Store.write`."""
        for record in records:
            iri = checked(record).article.iri
            changed = change(self._records.get(iri), record)
            self._records[iri] = record
            self._view = None
            yield iri, changed

    def retract(self, article: str) -> Change:
        """See `Store.retract`."""
        record = self.record(article)
        del self._records[article]
        self._view = None
        return change(record, None)

    def articles(self) -> Iterator[Article]:
        """See `Store.articles`."""
        articles = (replace(record.article, text=None) for record in self._records.values())
        yield from sorted(articles, key=lambda article: article.key)

    def article_iris(self) -> Iterator[str]:
        """See `Store.article_iris`."""
        yield from sorted(self._records)

    def record(self, article: str) -> Record:
        """See `Store.record`."""
        if article not in self._records:
            raise UnknownNameError(f"No article {article!r} in this store.")
        return self._records[article]

    def statement(self, prefix: str) -> Statement:
        """See `Store.statement`."""
        found = [each for each in self._statements() if each.id.startswith(prefix)]
        if not found:
            raise UnknownNameError(f"No statement {prefix!r} in this store.")
        if len(found) > 1:
            ids = ", ".join(sorted(each.id for each in found))
            raise AmbiguousNameError(f"Statement {prefix!r} may be any of {ids}.")
        return found[0]

    def _statements(self) -> Iterator[Statement]:
        for record in self._records.values():
            yield from record.statements

    def decide(self, decision: Decision) -> None:
        """See `Store.decide`."""
        self._decisions[decision.id] = decision
        self._view = None

    def undo(self, decision: str) -> None:
        """See `Store.undo`."""
        if decision not in self._decisions:
            raise UnknownNameError(f"No decision {decision!r} in this store.")
        del self._decisions[decision]
        self._view = None

    def decisions(self) -> Iterator[Decision]:
        """See `Store.decisions`."""
        yield from (self._decisions[each] for each in sorted(self._decisions))

    def waiting(self) -> Iterator[Decision]:
        """See `Store.waiting`."""
        spoken = {each.id for each in self._statements()} | {
            identity.entity_key(entity.name, entity.type)
            for record in self._records.values()
            for entity in record.entities
        }
        yield from (each for each in self.decisions() if waits(each, spoken.__contains__))

    def find(self, name: str) -> tuple[Thing, ...]:
        """See `Store.find`."""
        asked = {index_key(reading) for reading in readings(name)}
        exact = [each for each in self.things() if asked & set(identity.search_keys(each))]
        short = {without_bracket(key) for key in asked}
        return tuple(
            exact
            or (each for each in self.things() if short & {without_bracket(key) for key in identity.search_keys(each)})
        )

    def suggest(self, name: str, most: int = 5) -> tuple[str, ...]:
        """See `Store.suggest`."""
        known = ((key, thing.name) for thing in self.things() for key in identity.search_keys(thing))
        return nearest(name, known, most)

    def thing(self, iri: str) -> Thing:
        """See `Store.thing`."""
        if iri not in self._current().things:
            raise UnknownNameError(f"Nothing has the IRI {iri!r} in this store.")
        return self._current().things[iri]

    def facts_about(self, iri: str, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts_about`."""
        yield from (fact for fact in self.facts(selection) if iri in (fact.subject.iri, fact.object.iri))

    def facts(self, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts`."""
        for fact in self._current().facts.values():
            chosen = selected(fact, selection, self.ontology)
            if chosen is not None:
                yield chosen

    def fact(self, identifier: str) -> Fact:
        """See `Store.fact`."""
        if identifier not in self._current().facts:
            raise UnknownNameError(f"No fact {identifier!r} in this store.")
        return self._current().facts[identifier]

    def things(self) -> Iterator[Thing]:
        """See `Store.things`."""
        yield from self._current().things.values()

    def rebuild(self) -> None:
        """See `Store.rebuild`."""
        self._view = None

    def close(self) -> None:
        """See `Store.close`."""

    def _current(self) -> View:
        if self._view is None:
            records, decisions = tuple(self._records.values()), tuple(self._decisions.values())
            who = identities((entity for record in records for entity in record.entities), decisions)
            said = ((record.article, statement) for record in records for statement in record.statements)
            self._view = view(said, who, decisions, self.ontology)
        return self._view
