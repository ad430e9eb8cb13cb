"""Facts as rows: what each says, how surely, and the sentence behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.printing import Row, plain
from graph.statement import Evidence, Fact, Value
from graph.store import Store
from ontology.schema import Ontology

SHORT = 8
"""Characters of an id that people see; every command takes them."""

EVIDENCE = ("quote", "title", "article", "published", "statement")
"""Columns of one piece of evidence."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence of a fact, and the fact it is of: itself, or one that it was inferred from."""

    fact: Fact
    evidence: Evidence


def short(identifier: str) -> str:
    """The beginning of an id."""
    return identifier[:SHORT]


def said(fact: Fact, ontology: Ontology) -> str:
    """The fact in words, with what qualifies it."""
    label = ontology.relations[fact.relation].labels.get("en", fact.relation)
    more = qualified(fact.qualifiers)
    return f"{fact.subject.name} {label} {fact.object.name}" + (f" ({more})" if more else "")


def qualified(qualifiers: Mapping[str, Value]) -> str:
    """Qualifiers in words.

    >>> qualified({"percent": 51.0, "place": "Peru"})
    'percent 51, place Peru'
    """
    return ", ".join(f"{name} {plain(value)}" for name, value in sorted(qualifiers.items()))


def status(fact: Fact) -> str:
    """The status, and whether the fact was inferred."""
    return f"{fact.status}, inferred" if fact.inferred else fact.status


def proofs(fact: Fact, store: Store, ontology: Ontology, every: bool = False) -> Iterator[Proof]:
    """The evidence behind a fact: the latest that bears its status, or `every` piece.

    An inferred fact shows that of each fact of its strongest derivation, or of all.
    """
    if not fact.inferred:
        yield from _own(fact, every)
        return
    size = next((len(rule.when) for rule in ontology.rules if rule.name == fact.rule), len(fact.because))
    for identifier in fact.because if every else fact.because[:size]:
        yield from _own(store.fact(identifier), every)


def _own(fact: Fact, every: bool) -> Iterator[Proof]:
    bearing = [each for each in fact.evidence if each.status == fact.status] or list(fact.evidence)
    yield from (Proof(fact, each) for each in (fact.evidence if every else bearing[:1]))


def cells(evidence: Evidence) -> Row:
    """A piece of evidence under the columns of `EVIDENCE`."""
    return evidence.quote, evidence.title, evidence.article, evidence.published, short(evidence.statement)


def sentence(proof: Proof, whole: Fact, ontology: Ontology) -> str:
    """A piece of evidence for reading: the quote, then where and when it stood, and who says it there."""
    seen = proof.evidence
    because = f"because {said(proof.fact, ontology)}: " if proof.fact.id != whole.id else ""
    marked = f"[{seen.status}] " if seen.status != proof.fact.status else ""
    where = ", ".join(filter(None, (seen.title or seen.article, seen.publisher, seen.published)))
    by = f" · said by {seen.said_by}" if seen.said_by else ""
    return f"{because}{marked}“{' '.join(seen.quote.split())}”\n{where}{by} · {short(seen.statement)}"


def reading(found: Iterable[Proof], whole: Fact, ontology: Ontology) -> str:
    """All evidence of a fact in one cell."""
    return "\n".join(sentence(proof, whole, ontology) for proof in found)
