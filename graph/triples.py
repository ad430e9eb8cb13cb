"""The view as RDF: names, things and facts in the default graph, plain triples for what is current."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from graph import identity
from graph.facts import CURRENT
from graph.identity import Group, Link, Tally
from graph.names import without_bracket
from graph.rdf import naming
from graph.statement import Fact, Thing, digest
from graph.terms import DERIVED, KG, NAME, TYPE, boolean, day, integer, kg, literal, node, number, text
from ontology.schema import THINGS, Ontology

if TYPE_CHECKING:  # reading, too, needs this module, but not the 10 ms of deriving a view
    from graph.view import Identities, View

NAMES = f"{THINGS}name/"
FACTS = f"{THINGS}fact/"
LINKS = f"{THINGS}link/"
STATEMENTS = f"{THINGS}statement/"


def name_node(key: str) -> NamedNode:
    """The node of an entity key: a name that articles use for one kind of thing."""
    return NamedNode(NAMES + identity.slug(key))


def view_quads(who: Identities, seen: View, ontology: Ontology) -> Iterator[Quad]:
    """The whole view; no quad comes twice."""
    for key, tally in who.tallies.items():
        yield from name_quads(key, tally, who.things[key].iri)
    for entity, key in who.entities.items():
        yield member_quad(entity, key)
    for group in who.groups:
        yield from group_quads(group)
    for thing in seen.things.values():
        yield from thing_quads(thing)
    plain: set[Quad] = set()
    for fact in seen.facts.values():
        yield from fact_quads(fact)
        plain.update(plain_quads(fact, ontology))
    yield from plain


def name_quads(key: str, tally: Tally, thing: str) -> Iterator[Quad]:
    """A name: its key, the thing it means, what articles say under it, how often."""
    subject = name_node(key)
    yield Quad(subject, TYPE, KG["Name"])
    yield Quad(subject, KG["key"], text(key))
    yield Quad(subject, KG["thing"], NamedNode(thing))
    yield Quad(subject, KG["tally"], text(_written(tally)))
    for alias in sorted(tally.alias_keys(key)):
        yield Quad(subject, KG["aliasName"], name_node(alias))
    for identifier in sorted(tally.identifier_keys(key)):
        yield Quad(subject, KG["identity"], text(identifier))


def _written(tally: Tally) -> str:
    counted = (tally.names.items(), tally.aliases.items(), tally.identifiers.items())
    return json.dumps([sorted(pairs) for pairs in counted], ensure_ascii=False, separators=(",", ":"))


def tally_from(written: str) -> Tally:
    """The tally that a name's node carries."""
    spelled, aliases, identifiers = json.loads(written)
    found = Tally()
    found.names.update(dict(spelled))
    found.aliases.update({tuple(pair): count for pair, count in aliases})
    found.identifiers.update({tuple(pair): count for pair, count in identifiers})
    return found


def member_quad(entity: str, key: str) -> Quad:
    """That an article's entity goes by a name."""
    return Quad(node(entity), KG["name"], name_node(key))


def group_quads(group: Group) -> Iterator[Quad]:
    """The links that make several names one thing, each with the rule or the decision behind it."""
    for link in group.links:
        subject = NamedNode(LINKS + digest(link.first, link.second, link.rule))
        yield Quad(subject, TYPE, KG["Link"])
        yield Quad(subject, KG["first"], name_node(link.first))
        yield Quad(subject, KG["second"], name_node(link.second))
        yield Quad(subject, *_reason(link))


def _reason(link: Link) -> tuple[NamedNode, NamedNode | Literal]:
    if link.rule in (identity.SAME_ALIAS, identity.SAME_IDENTIFIER):
        return KG["rule"], text(link.rule)
    return DERIVED, NamedNode(f"{THINGS}decision/{link.rule}")


def thing_quads(thing: Thing) -> Iterator[Quad]:
    """A thing: type, names, identifiers, and the folded keys it is found by."""
    subject = NamedNode(thing.iri)
    yield Quad(subject, TYPE, kg(thing.type))
    yield Quad(subject, NAME, text(thing.name))
    yield from naming(subject, thing.aliases, thing.identifiers)
    keys = identity.search_keys(thing)
    for key in keys:
        yield Quad(subject, KG["searchKey"], text(key))
    for key in sorted({without_bracket(key) for key in keys} - set(keys)):
        yield Quad(subject, KG["shortKey"], text(key))


def fact_quads(fact: Fact) -> Iterator[Quad]:
    """A fact of any status, derived from statements or, if inferred, from facts."""
    subject = NamedNode(fact.iri)
    yield Quad(subject, TYPE, KG["Fact"])
    yield Quad(subject, KG["subject"], NamedNode(fact.subject.iri))
    yield Quad(subject, KG["relation"], kg(fact.relation))
    yield Quad(subject, KG["object"], NamedNode(fact.object.iri))
    yield Quad(subject, KG["status"], kg(fact.status))
    yield Quad(subject, KG["confidence"], number(fact.confidence))
    yield Quad(subject, KG["support"], integer(fact.support))
    yield Quad(subject, KG["inferred"], boolean(fact.inferred))
    for predicate, date in ((KG["firstSeen"], fact.first_seen), (KG["lastSeen"], fact.last_seen)):
        if date is not None:
            yield Quad(subject, predicate, day(date))
    for start, end in fact.valid:
        yield Quad(subject, KG["valid"], text(f"{start or ''}/{end or ''}"))
    for name, value in fact.qualifiers.items():
        yield Quad(subject, kg(name), literal(value))
    yield from _sources(fact, subject)


def _sources(fact: Fact, subject: NamedNode) -> Iterator[Quad]:
    if not fact.inferred:
        for each in fact.evidence:
            yield Quad(subject, DERIVED, NamedNode(STATEMENTS + each.statement))
        return
    yield Quad(subject, KG["rule"], kg(fact.rule or ""))
    yield Quad(subject, KG["because"], text(" ".join(fact.because)))
    for premise in fact.because:
        yield Quad(subject, DERIVED, NamedNode(FACTS + premise))


def plain_quads(fact: Fact, ontology: Ontology) -> Iterator[Quad]:
    """The plain triple of a current fact; a symmetric relation has it both ways."""
    if fact.status == CURRENT:
        yield from edge_quads(fact, ontology)


def edge_quads(fact: Fact, ontology: Ontology) -> Iterator[Quad]:
    """The triple or the two triples that the fact would have if it is current."""
    ends = (NamedNode(fact.subject.iri), NamedNode(fact.object.iri))
    yield Quad(ends[0], kg(fact.relation), ends[1])
    if ontology.relations[fact.relation].symmetric:
        yield Quad(ends[1], kg(fact.relation), ends[0])
