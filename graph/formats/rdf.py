"""RDF of a selection: Turtle, N-Triples, JSON-LD and TriG, through Oxigraph's serialisers.

The words are those of the view: a thing with its names, a plain triple for each current fact (both
ways where the relation is symmetric), a kg:Fact for each fact of any status, PROV-O from it to the
statements behind it and on to their articles. The whole store with its record is `graph.trig`; this
is what one selection says, evidence included.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from graph.formats.picture import all_things
from graph.rdf import naming
from graph.statement import Evidence, Fact, Thing, digest
from graph.terms import (
    DERIVED,
    KG,
    NAME,
    PREFIXES,
    PUBLISHED,
    PUBLISHER,
    QUOTE,
    QUOTED,
    TITLE,
    TYPE,
    day,
    kg,
    number,
    text,
)
from graph.triples import fact_quads, plain_quads
from ontology.schema import THINGS, Ontology


def turtle(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """Turtle, one block a node."""
    yield _text(triples(facts, things, ontology), RdfFormat.TURTLE)


def n_triples(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """N-Triples, one fact's triples after the other's."""
    yield _text(triples(facts, things, ontology), RdfFormat.N_TRIPLES)


def json_ld(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """JSON-LD in expanded form, one value a node."""
    yield _text(triples(facts, things, ontology), RdfFormat.JSON_LD)


def trig(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """TriG whose default graph is the selection."""
    quads = (Quad(*each) for each in triples(facts, things, ontology))
    yield _text(quads, RdfFormat.TRIG)


def triples(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[Triple]:
    """Every triple once: things by IRI, facts by id, then their statements and articles by IRI."""
    ordered = sorted(facts, key=lambda fact: fact.id)
    plain: dict[object, set[Triple]] = {}
    for fact in ordered:
        for quad in plain_quads(fact, ontology):
            plain.setdefault(quad.subject, set()).add(quad.triple)
    for thing in all_things(ordered, things):
        yield from _sorted(plain.get(NamedNode(thing.iri), set()) | set(_thing(thing)))
    for fact in ordered:
        yield from _sorted(set(_fact(fact)))
    yield from _sources(ordered)


def _thing(thing: Thing) -> Iterator[Triple]:
    subject = NamedNode(thing.iri)
    yield Triple(subject, TYPE, kg(thing.type))
    yield Triple(subject, NAME, text(thing.name))
    for quad in naming(subject, thing.aliases, thing.identifiers):
        yield quad.triple


def _fact(fact: Fact) -> Iterator[Triple]:
    """The view's triples; an inferred fact leads to its sentences too, not only to its premises."""
    for quad in fact_quads(fact):
        yield quad.triple
    for each in fact.evidence:
        yield Triple(NamedNode(fact.iri), DERIVED, _statement_node(each))


def _sources(facts: Iterable[Fact]) -> Iterator[Triple]:
    statements = {each.statement: each for fact in facts for each in fact.evidence}
    for identifier in sorted(statements):
        yield from _sorted(set(_statement(statements[identifier])))
    articles = {_article_node(each).value: each for _, each in sorted(statements.items())}
    for iri in sorted(articles):
        yield from _sorted(set(_article(articles[iri])))


def _statement(evidence: Evidence) -> Iterator[Triple]:
    subject = _statement_node(evidence)
    yield Triple(subject, TYPE, KG["Statement"])
    yield Triple(subject, QUOTED, _article_node(evidence))
    yield Triple(subject, QUOTE, text(evidence.quote))
    yield Triple(subject, KG["status"], kg(evidence.status))
    yield Triple(subject, KG["confidence"], number(evidence.confidence))
    if evidence.said_by is not None:
        yield Triple(subject, KG["saidBy"], text(evidence.said_by))


def _article(evidence: Evidence) -> Iterator[Triple]:
    subject = _article_node(evidence)
    yield Triple(subject, TYPE, KG["Article"])
    yield Triple(subject, KG["key"], text(evidence.article))
    for predicate, value in ((TITLE, evidence.title), (PUBLISHER, evidence.publisher)):
        if value is not None:
            yield Triple(subject, predicate, text(value))
    if evidence.published is not None:
        yield Triple(subject, PUBLISHED, day(evidence.published))


def _statement_node(evidence: Evidence) -> NamedNode:
    return NamedNode(f"{THINGS}statement/{evidence.statement}")


def _article_node(evidence: Evidence) -> NamedNode:
    """The node of the article, whose IRI is made from its key (see `Article.iri`)."""
    return NamedNode(f"{THINGS}article/{digest(evidence.article)}")


def _sorted(found: set[Triple]) -> list[Triple]:
    """A node's triples, its class first, then by property and value."""
    return sorted(found, key=lambda each: (each.predicate != TYPE, each.predicate.value, str(each.object)))


def _text(statements: Iterable[Triple] | Iterable[Quad], form: RdfFormat) -> str:
    """The serialised statements, the prefixes sorted: Oxigraph's order differs from run to run."""
    buffer = BytesIO()
    serialize(statements, buffer, form, prefixes=PREFIXES)
    text = buffer.getvalue().decode("utf-8")
    lines = text.split("\n", len(PREFIXES))
    if not all(line.startswith("@prefix ") for line in lines[: len(PREFIXES)]):
        return text.rstrip("\n") + "\n"
    return "\n".join((*sorted(lines[:-1]), lines[-1]))
