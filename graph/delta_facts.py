"""What a change does to facts, stated and inferred, found from the statements it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode, Quad

from graph import identity, rdf, rules
from graph.decisions import Decision, rulings
from graph.delta import Delta, Edit
from graph.delta_names import NameChange
from graph.facts import CURRENT, Report, confirmed, fact, fact_id, rejected, understood
from graph.reading import Reader
from graph.rules import Conclusion
from graph.statement import Fact, Statement
from graph.terms import DERIVED, local
from graph.triples import FACTS, STATEMENTS, edge_quads, fact_quads, plain_quads


class FactChange:
    """Facts before and after a change, as far as the change can reach."""

    def __init__(self, reader: Reader, delta: Delta, names: NameChange, decisions: tuple[Decision, ...]) -> None:
        self._reader = reader
        self._ontology = reader.ontology
        self._delta = delta
        self._names = names
        self._ruled = rulings(decisions)

    @cached_property
    def _touched(self) -> dict[str, Statement | None]:
        """Statements whose fact may change, by IRI, as they are afterwards; None for those that go."""
        found: dict[str, Statement | None] = dict.fromkeys(self._delta.gone_statements)
        found.update(self._delta.new_statements)
        for iri in (*self._of_moved_names(), *self._ruled_on()):
            if iri not in found:
                found[iri] = self._reader.statement(iri)
        return found

    def _of_moved_names(self) -> Iterator[str]:
        for key in self._names.moved:
            for entity in self._reader.entities(key):
                yield from self._reader.statements_of(entity)

    def _ruled_on(self) -> Iterator[str]:
        for decision in (*self._delta.undone, *self._delta.made):
            yield from (STATEMENTS + target for target in decision.targets if ":" not in target)

    @cached_property
    def _before(self) -> dict[str, Fact]:
        """Stated facts that rest on a touched statement now, by id."""
        iris = {iri for statement in self._touched for iri in self._reader.facts_from(statement)}
        found = (self._reader.summary(iri) for iri in sorted(iris))
        return {each.id: each for each in found if each}

    @cached_property
    def stated(self) -> dict[str, Fact | None]:
        """Every stated fact in reach as it is afterwards, by id; None for those that go."""
        grouped: dict[str, list[Report]] = {identifier: [] for identifier in self._before}
        for statement in self._touched.values():
            report = None if statement is None else self._report(statement)
            if report is not None:
                grouped.setdefault(fact_id(report, self._ontology), []).append(report)
        return {
            identifier: fact(reports, self._ontology) if reports else None
            for identifier, touched in grouped.items()
            for reports in [[*touched, *self._untouched(identifier)]]
        }

    def _report(self, statement: Statement) -> Report | None:
        """The statement as the view sees it afterwards; None where it does not."""
        if not understood(statement, self._ontology) or rejected(statement.id, self._ruled):
            return None
        subject, object = (self._names.canonical(mention.entity) for mention in (statement.subject, statement.object))
        if subject.iri == object.iri:
            return None
        article = (
            self._delta.after.article
            if statement.iri in self._delta.new_statements and self._delta.after
            else (self._reader.article(statement.article))
        )
        return Report(statement, article, subject, object, confirmed(statement.id, self._ruled))

    def _untouched(self, identifier: str) -> Iterator[Report]:
        """Reports of a fact that the change leaves as they are."""
        iri = FACTS + identifier
        known = self._before.get(identifier) or self._reader.summary(iri)
        if known is None or known.inferred:
            return
        for statement in self._reader.values(iri, DERIVED):
            if statement not in self._touched:
                report = self._reader.report(statement, known.subject, known.object)
                yield Report(
                    report.statement,
                    report.article,
                    known.subject,
                    known.object,
                    confirmed(report.statement.id, self._ruled),
                )

    def matching(self, relation: str, subject: str | None, object: str | None) -> Iterator[Fact]:
        """Stated facts as they are afterwards (see `rules.Stated`)."""
        found = {
            each.id: each
            for each in self._reader.facts_with(relation, subject, object)
            if not each.inferred and each.id not in self.stated
        }
        for each in self.stated.values():
            if (
                each
                and each.relation == relation
                and subject in (None, each.subject.iri)
                and object in (None, each.object.iri)
            ):
                found[each.id] = each
        yield from (found[identifier] for identifier in sorted(found))

    @cached_property
    def inferred(self) -> dict[str, Fact | None]:
        """Every inferred fact in reach as it is afterwards, by id; None for those that go."""
        return {
            identifier: rules.derive(conclusion, self, self._ontology)
            for identifier, conclusion in self._conclusions().items()
            if not self._stays_stated(identifier)
        }

    def _stays_stated(self, identifier: str) -> bool:
        """Whether a stated fact out of reach has this key, now and afterwards: it is left alone."""
        known = None if identifier in self.stated else self._reader.summary(FACTS + identifier)
        return known is not None and not known.inferred

    def _conclusions(self) -> dict[str, Conclusion]:
        """Keys of inferred facts that the change may make, unmake or alter."""
        known = [each for identifier in self.stated if (each := self._reader.summary(FACTS + identifier))]
        known += [
            each
            for identifier in self.stated
            for iri in self._reader.facts_from(FACTS + identifier)
            if (each := self._reader.summary(iri))
        ]
        found = {each.id: self._key(each) for each in known}
        for each in self.stated.values():
            if each is not None:
                found.update({one.id: one for one in rules.conclusions(each, self, self._ontology)})
        return found

    def _key(self, known: Fact) -> Conclusion:
        told_apart = tuple(identity.identifying(self._ontology, known.qualifiers))
        return Conclusion(known.subject, known.relation, known.object, told_apart)

    def edit(self, edit: Edit) -> None:
        """Note what changes in the quads of facts and in plain triples."""
        # Where a key has a stated and an inferred fact, the stated one takes its place.
        after = {**self.inferred, **{key: each for key, each in self.stated.items() if each is not None}}
        reach = sorted(self.stated.keys() | self.inferred.keys())
        before = [each for identifier in reach if (each := self._reader.summary(FACTS + identifier))]
        for each in before:
            edit.remove(self._reader.node_quads(NamedNode(each.iri)))
        kept = [each for identifier in reach if (each := after.get(identifier))]
        for each in kept:
            edit.add(fact_quads(each))
        plain_now = set(self._plain(before))
        plain_then = set(self._plain(kept))
        edit.remove(plain_now)
        edit.remove(quad for quad in plain_then if quad in self._reader.quads)
        edit.add(plain_then)
        lost = {quad for each in before for quad in edge_quads(each, self._ontology)} - plain_then
        edit.add(quad for quad in lost & plain_now if self._stands_otherwise(quad, reach))

    def _plain(self, facts: Iterable[Fact]) -> Iterator[Quad]:
        for each in facts:
            yield from plain_quads(each, self._ontology)

    def _stands_otherwise(self, quad: Quad, reach: list[str]) -> bool:
        """Whether a current fact out of reach has the plain triple too."""
        relation = local(quad.predicate.value)
        subject, object = rdf.iri(quad.subject), rdf.iri(quad.object)
        ends = [(subject, object)]
        if self._ontology.relations[relation].symmetric:
            ends.append((object, subject))
        return any(
            each.status == CURRENT and each.id not in reach
            for one, other in ends
            for each in self._reader.facts_with(relation, one, other)
        )
