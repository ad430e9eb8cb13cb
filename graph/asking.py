"""The questions of the `Store` protocol, answered from an RDF store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode

from graph.ascending import ascending
from graph.decisions import Decision
from graph.errors import AmbiguousNameError, UnknownNameError
from graph.names import index_key, readings, without_bracket
from graph.reading import Reader
from graph.record import waits
from graph.selection import Selection, selected, wanted_statuses
from graph.statement import Article, Fact, Record, Statement, Thing
from graph.store import EVERYTHING
from graph.suggestions import nearest
from graph.terms import KG, kg
from graph.triples import FACTS, STATEMENTS


class Asking:
    """The reading half of a store whose quads `reader` reads; see `Store` for what each method gives."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def reader(self) -> Reader:
        """What reads the quads."""
        return self._reader

    def articles(self) -> Iterator[Article]:
        """See `Store.articles`."""
        found = (self.reader.article(iri) for iri in list(self.reader.articles()))
        yield from sorted(found, key=lambda article: article.key)

    def article_iris(self) -> Iterator[str]:
        """See `Store.article_iris`."""
        yield from ascending(self.reader.articles())

    def record(self, article: str) -> Record:
        """See `Store.record`."""
        found = self.reader.record(_iri(article))
        if found is None:
            raise UnknownNameError(f"No article {article!r} in this store.")
        return found

    def statement(self, prefix: str) -> Statement:
        """See `Store.statement`."""
        found = self.reader.statement(STATEMENTS + prefix) if prefix.isalnum() else None
        if found is not None:
            return found
        begun = [iri for iri in self.reader.statements() if iri.startswith(STATEMENTS + prefix)]
        if len(begun) > 1:
            ids = ", ".join(sorted(iri.removeprefix(STATEMENTS) for iri in begun))
            raise AmbiguousNameError(f"Statement {prefix!r} may be any of {ids}.")
        found = self.reader.statement(begun[0]) if begun else None
        if found is None:
            raise UnknownNameError(f"No statement {prefix!r} in this store.")
        return found

    def decisions(self) -> Iterator[Decision]:
        """See `Store.decisions`."""
        yield from sorted(self.reader.decisions(), key=lambda decision: decision.id)

    def waiting(self) -> Iterator[Decision]:
        """See `Store.waiting`."""
        yield from (each for each in self.decisions() if waits(each, self._is_spoken_of))

    def _is_spoken_of(self, target: str) -> bool:
        if ":" in target:
            return self.reader.thing_of(target) is not None
        return self.reader.statement(STATEMENTS + target) is not None

    def find(self, name: str) -> tuple[Thing, ...]:
        """See `Store.find`."""
        asked = {index_key(reading) for reading in readings(name)}
        found = {iri for key in asked for iri in self.reader.subjects(KG["searchKey"], Literal(key))}
        if not found:
            short = {without_bracket(key) for key in asked}
            both = [(word, key) for word in ("searchKey", "shortKey") for key in short]
            found = {iri for word, key in both for iri in self.reader.subjects(KG[word], Literal(key))}
        return tuple(self.thing(iri) for iri in sorted(found))

    def suggest(self, name: str, most: int = 5) -> tuple[str, ...]:
        """See `Store.suggest`."""
        return nearest(name, self.reader.search_keys(), most)

    def thing(self, iri: str) -> Thing:
        """See `Store.thing`."""
        found = self.reader.thing(_iri(iri))
        if found is None:
            raise UnknownNameError(f"Nothing has the IRI {iri!r} in this store.")
        return found

    def facts_about(self, iri: str, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts_about`."""
        limits = self._limits(selection)
        found = {
            fact
            for end in ("subject", "object")
            for fact in self.reader.select_facts(f"?fact {KG[end]} <{_iri(iri)}> . {limits}")
        }
        yield from self._facts(sorted(found), selection)

    def facts(self, selection: Selection = EVERYTHING) -> Iterator[Fact]:
        """See `Store.facts`."""
        found = self.reader.select_facts(f"?fact {KG['inferred']} ?inferred . {self._limits(selection)}")
        yield from self._facts(ascending(found), selection)

    def _limits(self, selection: Selection) -> str:
        """What of a selection the store itself can tell, as SPARQL over ?fact."""
        limits = []
        if selection.relations:
            among = ", ".join(str(kg(name)) for name in selection.relations)
            limits.append(f"?fact {KG['relation']} ?relation . FILTER(?relation IN ({among}))")
        if selection.as_of is None:
            among = ", ".join(str(kg(name)) for name in wanted_statuses(selection, self.reader.ontology))
            limits.append(f"?fact {KG['status']} ?status . FILTER(?status IN ({among}))")
        return " ".join(limits)

    def _facts(self, iris: Iterable[str], selection: Selection) -> Iterator[Fact]:
        for iri in iris:
            found = self.reader.summary(iri)
            if found is None or found.confidence < selection.minimum_confidence:
                continue
            chosen = selected(self.reader.complete(found), selection, self.reader.ontology)
            if chosen is not None:
                yield chosen

    def fact(self, identifier: str) -> Fact:
        """See `Store.fact`."""
        found = self.reader.summary(FACTS + identifier) if identifier.isalnum() else None
        if found is None:
            raise UnknownNameError(f"No fact {identifier!r} in this store.")
        return self.reader.complete(found)

    def things(self) -> Iterator[Thing]:
        """See `Store.things`."""
        for iri in ascending(self.reader.things()):
            yield self.thing(iri)


def _iri(written: str) -> str:
    """The IRI itself. Raises UnknownNameError for what is none, which nothing can have."""
    try:
        return NamedNode(written).value
    except ValueError as error:
        raise UnknownNameError(f"{written!r} is not the IRI of anything in this store.") from error
