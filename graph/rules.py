"""Inferred facts: what the ontology's rules make of stated ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Protocol

from graph import identity
from graph.facts import ends, key_id
from graph.statement import Evidence, Fact, Thing, Value
from graph.validity import Period, common, ordered
from ontology.schema import Atom, Ontology, Rule

Bound = dict[str, Thing]
"""What a rule's variables stand for."""


class Stated(Protocol):
    """Stated facts, looked up by relation and any of the two ends (IRIs)."""

    def matching(self, relation: str, subject: str | None, object: str | None) -> Iterable[Fact]:
        """Facts of the relation with these ends, in the order their ids sort."""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """The key of an inferred fact: its ends, relation and what identifies it."""

    subject: Thing
    relation: str
    object: Thing
    identifying: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of the fact, stated or inferred."""
        return key_id(self.subject.iri, self.relation, self.object.iri, self.identifying)


@dataclass(frozen=True, slots=True)
class _Derivation:
    rule: Rule
    premises: tuple[Fact, ...]
    conclusion: Conclusion
    valid: tuple[Period, ...]


class Index:
    """Stated facts in memory, by relation and ends."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._by: dict[tuple[str, str | None, str | None], list[Fact]] = defaultdict(list)
        for fact in sorted(facts, key=lambda each: each.id):
            for subject, object in product((fact.subject.iri, None), (fact.object.iri, None)):
                self._by[fact.relation, subject, object].append(fact)

    def matching(self, relation: str, subject: str | None, object: str | None) -> Iterable[Fact]:
        """See `Stated.matching`."""
        return self._by.get((relation, subject, object), ())


def infer(stated: Iterable[Fact], ontology: Ontology) -> Iterator[Fact]:
    """Every inferred fact whose key no stated fact has, sorted by id."""
    facts = {fact.id: fact for fact in stated}
    index = Index(facts.values())
    found = {conclusion.id: conclusion for fact in facts.values() for conclusion in conclusions(fact, index, ontology)}
    for identifier in sorted(found.keys() - facts.keys()):
        inferred = derive(found[identifier], index, ontology)
        if inferred is not None:
            yield inferred


def conclusions(fact: Fact, facts: Stated, ontology: Ontology) -> Iterator[Conclusion]:
    """What rules conclude with this fact as a premise; the same conclusion may come twice."""
    for rule in ontology.rules:
        for place, atom in enumerate(rule.when):
            for bound in _bindings(atom, fact, {}, rule, ontology):
                for premises, meant in _solutions(rule, {place: fact}, bound, facts, ontology):
                    derivation = _derivation(rule, premises, meant, ontology)
                    if derivation is not None:
                        yield derivation.conclusion


def derive(conclusion: Conclusion, facts: Stated, ontology: Ontology) -> Fact | None:
    """The inferred fact of this key from all its derivations, the strongest first; None without one."""
    found: dict[tuple[str, tuple[str, ...]], _Derivation] = {}
    for rule in ontology.rules:
        if rule.then.relation != conclusion.relation:
            continue
        for subject, object in _orientations(conclusion, ontology):
            bound = {rule.then.subject: subject, rule.then.object: object}
            for premises, meant in _solutions(rule, {}, bound, facts, ontology):
                derivation = _derivation(rule, premises, meant, ontology)
                if derivation is not None and derivation.conclusion.id == conclusion.id:
                    found[rule.name, tuple(each.id for each in premises)] = derivation
    if not found:
        return None
    return _fact(conclusion, sorted(found.values(), key=lambda each: _strength(each, ontology)), ontology)


def _orientations(conclusion: Conclusion, ontology: Ontology) -> Iterator[tuple[Thing, Thing]]:
    yield conclusion.subject, conclusion.object
    if ontology.relations[conclusion.relation].symmetric:
        yield conclusion.object, conclusion.subject


def _solutions(
    rule: Rule, known: dict[int, Fact], bound: Bound, facts: Stated, ontology: Ontology
) -> Iterator[tuple[tuple[Fact, ...], Bound]]:
    """Every choice of facts for the rule's atoms, in their order, with what the variables then stand for."""
    open_places = [place for place in range(len(rule.when)) if place not in known]
    if not open_places:
        yield tuple(known[place] for place in range(len(rule.when))), bound
        return
    place = max(open_places, key=lambda each: (_bound_ends(rule.when[each], bound), -each))
    atom = rule.when[place]
    for fact in _candidates(atom, bound, facts, ontology):
        for more in _bindings(atom, fact, bound, rule, ontology):
            yield from _solutions(rule, {**known, place: fact}, more, facts, ontology)


def _bound_ends(atom: Atom, bound: Bound) -> int:
    return (atom.subject in bound) + (atom.object in bound)


def _candidates(atom: Atom, bound: Bound, facts: Stated, ontology: Ontology) -> Iterator[Fact]:
    subject, object = (bound[end].iri if end in bound else None for end in (atom.subject, atom.object))
    yield from facts.matching(atom.relation, subject, object)
    if ontology.relations[atom.relation].symmetric and subject != object:
        yield from facts.matching(atom.relation, object, subject)


def _bindings(atom: Atom, fact: Fact, bound: Bound, rule: Rule, ontology: Ontology) -> Iterator[Bound]:
    """What the atom's variables stand for if this fact is its premise: none, one, or two ways."""
    allowed = rule.only or tuple(name for name, status in ontology.statuses.items() if status.asserted)
    if fact.relation != atom.relation or fact.status not in allowed:
        return
    pairs = [(fact.subject, fact.object)]
    if ontology.relations[atom.relation].symmetric:
        pairs.append((fact.object, fact.subject))
    for subject, object in pairs:
        new = {atom.subject: subject, atom.object: object}
        fits = all(bound[each].iri == new[each].iri for each in new if each in bound)
        if fits and all(new[each].type == rule.types[each] for each in new if each in rule.types):
            yield {**bound, **new}


def _derivation(rule: Rule, premises: tuple[Fact, ...], bound: Bound, ontology: Ontology) -> _Derivation | None:
    subject, object = ends(ontology.relations[rule.then.relation], bound[rule.then.subject], bound[rule.then.object])
    valid = _intersection(premises)
    if subject.iri == object.iri or valid is None:
        return None
    identifying = identity.identifying(ontology, _carried(rule, premises, ontology))
    return _Derivation(rule, premises, Conclusion(subject, rule.then.relation, object, tuple(identifying)), valid)


def _carried(rule: Rule, premises: Iterable[Fact], ontology: Ontology) -> dict[str, Value]:
    """Identifying qualifiers go over from premises of the conclusion's own relation."""
    return {
        name: value
        for fact in premises
        if fact.relation == rule.then.relation
        for name, value in fact.qualifiers.items()
        if ontology.qualifiers[name].identifying
    }


def _intersection(premises: Iterable[Fact]) -> tuple[Period, ...] | None:
    """When all premises hold; empty if none says when, None if never."""
    stated = [fact.valid for fact in premises if fact.valid]
    shared = {period for chosen in product(*stated) if (period := common(chosen)) is not None}
    return None if stated and not shared else ordered(shared)


def _rank(derivation: _Derivation, ontology: Ontology) -> int:
    """Of the weakest premise: the lower, the stronger."""
    return max(ontology.statuses[fact.status].rank for fact in derivation.premises)


def _confidence(derivation: _Derivation) -> float:
    return prod(sorted(fact.confidence for fact in derivation.premises))


def _strength(derivation: _Derivation, ontology: Ontology) -> tuple[int, float, list[str]]:
    ids = [fact.id for fact in derivation.premises]
    return _rank(derivation, ontology), -_confidence(derivation), [derivation.rule.name, *ids]


def _fact(conclusion: Conclusion, derivations: list[_Derivation], ontology: Ontology) -> Fact:
    best = derivations[0]
    premises = {fact.id: fact for derivation in derivations for fact in derivation.premises}
    proof: dict[str, Evidence] = {each.statement: each for fact in premises.values() for each in fact.evidence}
    weakest = max((fact.status for fact in best.premises), key=lambda status: ontology.statuses[status].rank)
    seen = [fact.first_seen for fact in best.premises if fact.first_seen]
    first_seen = max(seen) if len(seen) == len(best.premises) else None
    carried = _carried(best.rule, best.premises, ontology)
    last = [fact.last_seen for fact in best.premises if fact.last_seen]
    return Fact(
        id=conclusion.id,
        subject=conclusion.subject,
        relation=conclusion.relation,
        object=conclusion.object,
        status=weakest,
        confidence=round(_confidence(best), 6),
        support=min(fact.support for fact in best.premises),
        qualifiers=dict(sorted(carried.items())),
        inferred=True,
        because=tuple(premises),
        rule=best.rule.name,
        first_seen=first_seen,
        last_seen=max(last) if len(last) == len(best.premises) else None,
        valid=best.valid,
        history=((first_seen or "", weakest),),
        evidence=tuple(proof.values()),
    )
