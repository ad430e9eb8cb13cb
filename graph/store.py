"""The one protocol that every store keeps: memory, embedded, server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from graph.decisions import Decision
from graph.record import Change
from graph.selection import Selection
from graph.statement import Article, Fact, Record, Statement, Thing

__all__ = ["EVERYTHING", "Change", "Selection", "Store"]

EVERYTHING = Selection()
"""The selection that limits nothing but to asserted facts."""


class Store(Protocol):
    """Record, decisions and the view of both, kept together."""

    def write(self, records: Iterable[Record]) -> Iterator[tuple[str, Change]]:
        """Put each record in place of what its article said before; yields (article IRI, change).

        Each article is written whole when its change is yielded, so the result must be walked through.
        Raises RecordError if a record contradicts itself; those before it stay written.
        """

    def retract(self, article: str) -> Change:
        """Remove one article's record, by its IRI. Raises UnknownNameError."""

    def articles(self) -> Iterator[Article]:
        """Every article, sorted by key, without texts."""

    def article_iris(self) -> Iterator[str]:
        """The IRI of every article, sorted."""

    def record(self, article: str) -> Record:
        """One article's record, by its IRI, text included where kept. Raises UnknownNameError."""

    def statement(self, prefix: str) -> Statement:
        """The statement whose id begins so. Raises UnknownNameError, AmbiguousNameError."""

    def decide(self, decision: Decision) -> None:
        """Add a decision and bring the view up to date; adding twice changes nothing.

        One on the same targets and of the same kind takes the place of the earlier one.
        """

    def undo(self, decision: str) -> None:
        """Remove a decision by its id. Raises UnknownNameError."""

    def decisions(self) -> Iterator[Decision]:
        """Every decision of a person, sorted by id."""

    def waiting(self) -> Iterator[Decision]:
        """Decisions with a target that no article speaks of now, sorted by id."""

    def find(self, name: str) -> tuple[Thing, ...]:
        """Things with that name or alias, regardless of case, accents and legal form, sorted by IRI."""

    def suggest(self, name: str, most: int = 5) -> tuple[str, ...]:
        """Known names nearest to a name that was not found, best first."""

    def thing(self, iri: str) -> Thing:
        """One canonical entity. Raises UnknownNameError."""

    def facts_about(self, iri: str, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """Facts with this thing at either end, sorted by id."""

    def facts(self, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """All facts of a selection, sorted by id."""

    def fact(self, identifier: str) -> Fact:
        """One fact by its id. Raises UnknownNameError."""

    def things(self) -> Iterator[Thing]:
        """Every canonical entity, sorted by IRI."""

    def rebuild(self) -> None:
        """Derive the whole view again from record and decisions."""

    def close(self) -> None:
        """Release the store; safe to call twice."""
