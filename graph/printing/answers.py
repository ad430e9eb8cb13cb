"""Answers to a question, and everything about a thing, as the results that commands print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from graph.answering import answer_value, company_value
from graph.lookup import Answer
from graph.printing import Result, Row
from graph.printing.facts import EVIDENCE, cells, proofs, reading, said, status
from graph.statement import Fact, Thing
from graph.store import Store
from ontology.schema import Ontology

ANSWERS = ("answer", "relation", "status", "inferred", "confidence", "support", "fact", *EVIDENCE)
FACTS = ("direction", "relation", "thing", "type", "status", "inferred", "confidence", "support", "fact", *EVIDENCE)


@dataclass(frozen=True, slots=True)
class Found:
    """An answer, and what was asked: the end and the thing at the other one."""

    answer: Answer
    asks: str
    asked: Thing


def answers(question: str, found: Sequence[Found], store: Store, ontology: Ontology, every: bool) -> Result:
    """One row a piece of evidence; on a terminal one an answer. `every` shows all evidence."""
    values = [answer_value(each.answer, each.asks, each.asked, store) for each in found]
    return Result(
        ANSWERS,
        _answer_rows((each.answer for each in found), store, ontology, every),
        (("answer", "status", "evidence"), (_answer(each.answer, store, ontology, every) for each in found)),
        {"question": question, "answers": values},
        values,
    )


def _answer_rows(found: Iterable[Answer], store: Store, ontology: Ontology, every: bool) -> Iterator[Row]:
    for answer in found:
        fact = answer.fact
        for proof in proofs(fact, store, ontology, every):
            yield (
                answer.thing.name,
                fact.relation,
                fact.status,
                fact.inferred,
                fact.confidence,
                fact.support,
                said(proof.fact, ontology),
                *cells(proof.evidence),
            )


def _answer(answer: Answer, store: Store, ontology: Ontology, every: bool) -> Row:
    fact = answer.fact
    return answer.thing.name, status(fact), reading(proofs(fact, store, ontology, every), fact, ontology)


def company(thing: Thing, facts: Iterable[Fact], store: Store, ontology: Ontology, every: bool) -> Result:
    """Facts about a thing grouped by relation, those it is the subject of first."""
    sequence = sorted(facts, key=lambda fact: _order(fact, thing, ontology))
    document = company_value(thing, sequence, store)
    listed = document["facts"]
    assert isinstance(listed, list)
    return Result(
        FACTS,
        _fact_rows(sequence, thing, store, ontology, every),
        (("relation", "with", "status", "evidence"), _grouped(sequence, thing, store, ontology, every)),
        document,
        listed,
    )


def _order(fact: Fact, thing: Thing, ontology: Ontology) -> tuple[object, ...]:
    status = ontology.statuses[fact.status]
    standing = (not status.asserted, status.rank, fact.inferred)
    return not _out(fact, thing), fact.relation, *standing, _other(fact, thing).name


def _out(fact: Fact, thing: Thing) -> bool:
    return fact.subject.iri == thing.iri


def _other(fact: Fact, thing: Thing) -> Thing:
    return fact.object if _out(fact, thing) else fact.subject


def _fact_rows(facts: Iterable[Fact], thing: Thing, store: Store, ontology: Ontology, every: bool) -> Iterator[Row]:
    for fact in facts:
        other = _other(fact, thing)
        for proof in proofs(fact, store, ontology, every):
            yield (
                "out" if _out(fact, thing) else "in",
                fact.relation,
                other.name,
                other.type,
                fact.status,
                fact.inferred,
                fact.confidence,
                fact.support,
                said(proof.fact, ontology),
                *cells(proof.evidence),
            )


def _grouped(facts: Iterable[Fact], thing: Thing, store: Store, ontology: Ontology, every: bool) -> Iterator[Row]:
    before = ""
    for fact in facts:
        label = _label(fact, thing, ontology)
        shown = label if label != before else ""
        evidence = reading(proofs(fact, store, ontology, every), fact, ontology)
        yield shown, _other(fact, thing).name, status(fact), evidence
        before = label


def _label(fact: Fact, thing: Thing, ontology: Ontology) -> str:
    relation = ontology.relations[fact.relation]
    own = relation.labels.get("en", relation.name)
    if _out(fact, thing) or relation.symmetric:
        return own
    return relation.inverse_labels.get("en", f"← {own}")
