"""Questions: which thing a name means, and which facts answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.decisions import MERGE, UNMERGE, Decision
from graph.errors import AmbiguousNameError, DecisionError, UnknownNameError
from graph.identity import entity_key
from graph.names import index_key, readings, without_bracket
from graph.selection import Selection
from graph.statement import Fact, Thing
from graph.store import EVERYTHING, Store
from ontology.schema import THINGS, Ontology


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question: the thing at the end asked for, and the fact that says so."""

    thing: Thing
    fact: Fact


def named(store: Store, ontology: Ontology, name: str, types: Iterable[str] = ()) -> Thing:
    """The one thing of that name, IRI, or end of an IRI; `types` limits it to some entity types.

    Names are compared without case, accents and legal form; a thing's own name goes before an alias.

    Raises:
        UnknownNameError: nothing has that name; the message suggests names like it.
        AmbiguousNameError: several things have it; the message lists them and how to ask for one.
    """
    allowed = frozenset(types)
    found = [thing for thing in _candidates(store, name) if not allowed or thing.type in allowed]
    if len(found) > 1:
        asked = {index_key(reading) for reading in readings(name)}
        own = [thing for thing in found if entity_key(thing.name, thing.type).partition(":")[2] in asked]
        found = own or found
    if not found:
        near = store.suggest(name)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        raise UnknownNameError(f"No {_kinds(ontology, allowed)} {name!r}.{hint}")
    if len(found) > 1:
        choices = ", ".join(f"{thing.name} ({_kinds(ontology, {thing.type})}) {_end(thing.iri)!r}" for thing in found)
        raise AmbiguousNameError(f"{name!r} fits {len(found)} things; ask for one by what is in quotes: {choices}.")
    return found[0]


def _candidates(store: Store, name: str) -> tuple[Thing, ...]:
    found = store.find(name)
    if found and not name.startswith(THINGS):
        return found
    try:
        return (store.thing(THINGS + _end(name)),)
    except UnknownNameError:
        return ()


def _end(iri: str) -> str:
    return iri.removeprefix(THINGS)


def _kinds(ontology: Ontology, types: Iterable[str]) -> str:
    labels = sorted(ontology.types[name].labels.get("en", name) for name in types if name in ontology.types)
    return " or ".join(labels) or "thing"


def answers(
    store: Store, ontology: Ontology, relation: str, asks: str, thing: Thing, selection: Selection = EVERYTHING
) -> Iterator[Answer]:
    """Who or what stands in the relation to a thing: the `asks` end (`subject` or `object`) of its facts.

    The surest status first, stated before inferred, then by support and confidence.
    """
    both = ontology.relations[relation].symmetric
    found = []
    for fact in store.facts_about(thing.iri, replace(selection, relations=(relation,))):
        if fact.object.iri == thing.iri and (both or asks == "subject"):
            found.append(Answer(fact.subject, fact))
        elif fact.subject.iri == thing.iri and (both or asks == "object"):
            found.append(Answer(fact.object, fact))
    yield from sorted(found, key=lambda each: _order(each, ontology))


def _order(answer: Answer, ontology: Ontology) -> tuple[object, ...]:
    fact = answer.fact
    status = ontology.statuses[fact.status]
    return not status.asserted, status.rank, fact.inferred, -fact.support, -fact.confidence, answer.thing.name, fact.id


def merging(store: Store, ontology: Ontology, names: tuple[str, str], author: str, reason: str, date: str) -> Decision:
    """The decision that two things are one. Raises DecisionError if they are already."""
    first, second = (named(store, ontology, name) for name in names)
    if first.iri == second.iri:
        raise DecisionError(f"{names[0]!r} and {names[1]!r} are one thing already, {first.name} {_end(first.iri)!r}.")
    return Decision(MERGE, tuple(sorted((first.keys[0], second.keys[0]))), author, reason, date)


def unmerging(
    store: Store, ontology: Ontology, names: tuple[str, str], author: str, reason: str, date: str
) -> Decision:
    """The decision that two names are not one thing. Raises DecisionError if they are not, or cannot be told apart."""
    first, second = (named(store, ontology, name) for name in names)
    if first.iri != second.iri:
        raise DecisionError(f"{names[0]!r} and {names[1]!r} are two things already.")
    keys = {_key_under(first, name) for name in names}
    if len(keys) < 2:
        raise DecisionError(f"{names[0]!r} and {names[1]!r} are the same name, which stands for one thing.")
    return Decision(UNMERGE, tuple(sorted(keys)), author, reason, date)


def _key_under(thing: Thing, name: str) -> str:
    """The entity key under which articles know the thing by this name."""
    asked = {index_key(reading) for reading in readings(name)}
    short = {without_bracket(reading) for reading in asked}
    folded = {key: key.partition(":")[2] for key in thing.keys}
    exact = [key for key in thing.keys if folded[key] in asked]
    close = [key for key in thing.keys if without_bracket(folded[key]) in short]
    if not exact and not close:
        raise DecisionError(f"No article uses {name!r} as a name of its own, so that it cannot be parted.")
    return (exact or close)[0]


def judging(store: Store, kind: str, statement: str, author: str, reason: str, date: str) -> Decision:
    """The decision to reject or confirm a statement, given by the beginning of its id."""
    return Decision(kind, (store.statement(statement).id,), author, reason, date)
