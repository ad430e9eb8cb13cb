"""Chains of facts between two things, as the result that `path` prints."""

from __future__ import annotations

from collections.abc import Iterator

from graph.answering import Value, fact_value
from graph.paths import Chain, Chains, Step
from graph.printing import Result, Row
from graph.printing.facts import EVIDENCE, cells, proofs, reading, said, status
from graph.store import Store
from ontology.schema import Ontology

COLUMNS = ("path", "step", "from", "relation", "to", "direction", "status", "inferred", "fact", *EVIDENCE)


def paths(found: Chains, store: Store, ontology: Ontology, every: bool) -> Result:
    """One row a step and a piece of its evidence."""
    values = [{"steps": [_step(step, store) for step in chain.steps]} for chain in found.chains]
    return Result(
        COLUMNS,
        _rows(found, store, ontology, every),
        (("", "step", "status", "evidence"), _shown(found, store, ontology, every)),
        {"paths": values, "stopped_early": found.stopped_early},
        values,
    )


def _step(step: Step, store: Store) -> Value:
    """A fact with its evidence, the way it is walked, and the other facts that link the same two."""
    others = [fact_value(fact, store) for fact in step.others]
    walked = {"start": step.start.name, "end": step.end.name, "forward": step.forward}
    return {**fact_value(step.fact, store), **walked, "others": others}


def _steps(found: Chains) -> Iterator[tuple[int, int, Chain, Step]]:
    for number, chain in enumerate(found.chains, start=1):
        for place, step in enumerate(chain.steps, start=1):
            yield number, place, chain, step


def _rows(found: Chains, store: Store, ontology: Ontology, every: bool) -> Iterator[Row]:
    for number, place, _, step in _steps(found):
        fact = step.fact
        for proof in proofs(fact, store, ontology, every):
            yield (
                number,
                place,
                step.start.name,
                fact.relation,
                step.end.name,
                "out" if step.forward else "in",
                fact.status,
                fact.inferred,
                said(proof.fact, ontology),
                *cells(proof.evidence),
            )


def _shown(found: Chains, store: Store, ontology: Ontology, every: bool) -> Iterator[Row]:
    for number, place, _, step in _steps(found):
        evidence = reading(proofs(step.fact, store, ontology, every), step.fact, ontology)
        yield f"{number}.{place}", said(step.fact, ontology), status(step.fact), evidence
