"""What answers a question, as plain values in the form that the command line promises."""

from __future__ import annotations

from collections.abc import Iterable

from graph.lookup import Answer
from graph.statement import Evidence, Fact, Thing
from graph.store import Store

Value = dict[str, object]


def evidence_value(evidence: Evidence) -> Value:
    """One piece of evidence."""
    return {
        "quote": evidence.quote,
        "article": evidence.article,
        "title": evidence.title,
        "publisher": evidence.publisher,
        "published": evidence.published,
        "statement": evidence.statement,
        "status": evidence.status,
        "confidence": evidence.confidence,
        "said_by": evidence.said_by,
    }


def _about(fact: Fact, store: Store) -> Value:
    """What every fact has besides its ends; an inferred one holds the facts it follows from."""
    return {
        "fact": fact.id,
        "status": fact.status,
        "inferred": fact.inferred,
        "rule": fact.rule,
        "confidence": fact.confidence,
        "support": fact.support,
        "qualifiers": dict(fact.qualifiers),
        "valid": [list(period) for period in fact.valid],
        "first_seen": fact.first_seen,
        "last_seen": fact.last_seen,
        "evidence": [evidence_value(each) for each in fact.evidence],
        "because": [fact_value(store.fact(each), store) for each in fact.because],
    }


def end_value(thing: Thing) -> Value:
    """An end of a fact."""
    return {"name": thing.name, "type": thing.type, "iri": thing.iri}


def fact_value(fact: Fact, store: Store) -> Value:
    """A fact with its ends and all its evidence."""
    ends = {"subject": end_value(fact.subject), "relation": fact.relation, "object": end_value(fact.object)}
    return {**ends, **_about(fact, store)}


def answer_value(answer: Answer, asks: str, asked: Thing, store: Store) -> Value:
    """An answer: the thing found, the relation and both its ends by name, in the question's direction."""
    ends = (answer.thing, asked) if asks == "subject" else (asked, answer.thing)
    return {
        "name": answer.thing.name,
        "type": answer.thing.type,
        "iri": answer.thing.iri,
        "subject": ends[0].name,
        "relation": answer.fact.relation,
        "object": ends[1].name,
        **_about(answer.fact, store),
    }


def thing_value(thing: Thing) -> Value:
    """A thing with everything it is known by."""
    return {
        **end_value(thing),
        "aliases": [{"name": name, "language": language or None} for name, language in thing.aliases],
        "identifiers": [{"scheme": scheme, "value": value} for scheme, value in thing.identifiers],
    }


def company_value(thing: Thing, facts: Iterable[Fact], store: Store) -> Value:
    """A thing and all facts about it; `direction` is "out" where it is the subject."""
    return {
        "entity": thing_value(thing),
        "facts": [
            {"direction": "out" if fact.subject.iri == thing.iri else "in", **fact_value(fact, store)} for fact in facts
        ],
    }
