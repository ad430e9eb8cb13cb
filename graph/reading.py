"""What an RDF store holds, read back as values; reads only what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph import decision_rdf, rdf
from graph.decisions import Decision
from graph.errors import RecordError
from graph.facts import Report, brief, evidence, in_order, status_of
from graph.identity import Tally
from graph.quads import Lookup
from graph.statement import Article, Entity, Fact, Record, Statement, Thing
from graph.terms import DERIVED, KG, NAME, QUOTED, TYPE, kg, local
from graph.triples import FACTS, name_node, tally_from
from graph.validity import ordered
from ontology.schema import Ontology

_ARTICLES_REMEMBERED = 4096
_THINGS_REMEMBERED = 32_768


class Reader(Lookup):
    """Articles, names, things and facts of one store."""

    def __init__(self, quads: Store, ontology: Ontology, where: str) -> None:
        super().__init__(quads, where)
        self.ontology = ontology
        self._articles: dict[str, Article] = {}
        self._things: dict[str, Thing] = {}

    def changed(self) -> None:
        """Forget what was remembered: the store is another now."""
        self._articles.clear()
        self._things.clear()

    # The record and the decisions

    def articles(self) -> Iterator[str]:
        """IRIs of all articles, in no order."""
        yield from self.subjects(TYPE, KG["Article"], None)

    def graph(self, iri: str) -> list[Quad]:
        """The quads of an article's or decision's graph; none if it is not there."""
        return list(self.match(None, None, None, NamedNode(iri)))

    def record(self, article: str) -> Record | None:
        """The article's record, None if there is none."""
        quads = self.graph(article)
        return rdf.record_from(quads) if quads else None

    def article(self, iri: str) -> Article:
        """The article without its text."""
        if iri in self._articles:
            return self._articles[iri]
        if len(self._articles) >= _ARTICLES_REMEMBERED:
            self._articles.clear()
        try:
            found = rdf.article_from(self.properties(iri, rdf.ARTICLE_PREDICATES, NamedNode(iri)))
        except KeyError as error:
            raise RecordError(f"The record of article {iri!r} is damaged: {error} is missing.") from error
        self._articles[iri] = found
        return found

    def statement(self, iri: str) -> Statement | None:
        """A statement by its IRI, with bare entities at its ends; None if there is none."""
        said = self.said(iri, None)
        if QUOTED.value not in said:
            return None
        ends = {said[KG[end].value][0].value for end in ("subject", "object")}
        graph = NamedNode(said[QUOTED.value][0].value)
        return rdf.statement_from(iri, said, {end: rdf.entity_from(end, self.said(end, graph)) for end in ends})

    def statements(self) -> Iterator[str]:
        """IRIs of all statements, in no order."""
        yield from self.subjects(TYPE, KG["Statement"], None)

    def decisions(self) -> Iterator[Decision]:
        """Every decision, in no order."""
        for iri in list(self.subjects(TYPE, KG["Decision"], None)):
            yield decision_rdf.decision_from(self.said(iri, NamedNode(iri)))

    # Names and things

    def thing_quads(self, iri: str) -> Iterator[Quad]:
        """What the view says of a thing itself, its plain relations left out."""
        for predicate in rdf.THING_PREDICATES:
            yield from self.match(NamedNode(iri), predicate, None)

    def statements_of(self, entity: str) -> Iterator[str]:
        """IRIs of the statements with an article's entity at either end."""
        for end in ("subject", "object"):
            yield from self.subjects(KG[end], NamedNode(entity), None)

    def tally(self, key: str) -> Tally:
        """What articles say under an entity key; empty if none uses it."""
        written = self.value(name_node(key).value, KG["tally"])
        return Tally() if written is None else tally_from(written)

    def thing_of(self, key: str) -> str | None:
        """IRI of the thing that an entity key means, None if no article uses it."""
        return self.value(name_node(key).value, KG["thing"])

    def key_of(self, name: str) -> str:
        """The entity key of a name's node, which may be a name that is only an alias somewhere."""
        return self.value(name, KG["key"]) or ""

    def claimants(self, alias: str, most: int) -> set[str]:
        """Entity keys that have this one as alias: at most so many of them."""
        return {self.key_of(name) for name in islice(self.subjects(KG["aliasName"], name_node(alias)), most)}

    def holders(self, identifier: str) -> set[str]:
        """Entity keys with this identifier (see `Tally.identifier_keys`)."""
        return {self.key_of(name) for name in self.subjects(KG["identity"], Literal(identifier))}

    def entities(self, key: str) -> Iterator[str]:
        """IRIs of articles' entities with this key."""
        yield from self.subjects(KG["name"], name_node(key))

    def thing(self, iri: str) -> Thing | None:
        """A thing with its members and keys, None if there is none."""
        names = list(self.subjects(KG["thing"], NamedNode(iri)))
        if not names:
            return None
        found = rdf.entity_from(iri, self.properties(iri, rdf.THING_PREDICATES))
        keys = sorted((self.key_of(name) for name in names), key=lambda key: (-len(key), key))
        members = sorted(each for name in names for each in self.subjects(KG["name"], NamedNode(name)))
        return Thing(iri, found.name, found.type, found.aliases, found.identifiers, tuple(members), tuple(keys))

    def brief(self, iri: str) -> Thing:
        """A thing as it stands at the ends of a fact."""
        if iri in self._things:
            return self._things[iri]
        if len(self._things) >= _THINGS_REMEMBERED:
            self._things.clear()
        found = Thing(iri, self.value(iri, NAME) or "", local(self.value(iri, TYPE) or ""))
        self._things[iri] = found
        return found

    def things(self) -> Iterator[str]:
        """IRIs of all things, each once for every name, in no order."""
        for quad in self.match(None, KG["thing"], None):
            yield rdf.term(quad.object).value

    def search_keys(self) -> Iterator[tuple[str, str]]:
        """Every folded key that something is found by, and the name to show for it."""
        for quad in self.match(None, KG["searchKey"], None):
            yield rdf.term(quad.object).value, self.value(rdf.iri(quad.subject), NAME) or ""

    # Facts

    def facts_from(self, source: str) -> Iterator[str]:
        """IRIs of the facts that rest on a statement or, inferred, on a fact."""
        yield from self.subjects(DERIVED, NamedNode(source))

    def facts_with(self, relation: str, subject: str | None, object: str | None) -> Iterator[Fact]:
        """Summaries of the facts of a relation with these ends, in no order."""
        ends = ((KG["subject"], subject), (KG["object"], object))
        patterns = [f"?fact {predicate} <{end}>" for predicate, end in ends if end is not None]
        patterns.append(f"?fact {KG['relation']} {kg(relation)}")
        for fact in self.select_facts(" . ".join(patterns)):
            found = self.summary(fact)
            if found:
                yield found

    def summary(self, iri: str) -> Fact | None:
        """A fact without evidence and history, None if there is none."""
        said = self.said(iri)
        if KG["relation"].value not in said:
            return None
        value = {word: rdf.first(said, KG[word]) for word in _SUMMARY}
        return Fact(
            id=iri.removeprefix(FACTS),
            subject=self.brief(value["subject"] or ""),
            relation=local(value["relation"] or ""),
            object=self.brief(value["object"] or ""),
            status=local(value["status"] or ""),
            confidence=float(value["confidence"] or 0),
            support=int(value["support"] or 0),
            qualifiers=dict(sorted(rdf.qualifiers(said))),
            inferred=value["inferred"] == "true",
            because=tuple((value["because"] or "").split()),
            rule=local(value["rule"]) if value["rule"] else None,
            first_seen=value["firstSeen"],
            last_seen=value["lastSeen"],
            valid=ordered(_period(term.value) for term in said.get(KG["valid"].value, ())),
        )

    def complete(self, fact: Fact) -> Fact:
        """The fact of a summary with its evidence and history."""
        if fact.inferred:
            premises = [self.summary(FACTS + each) for each in fact.because]
            proof = {each.statement: each for one in premises if one for each in self.complete(one).evidence}
            return replace(fact, history=((fact.first_seen or "", fact.status),), evidence=tuple(proof.values()))
        reports = in_order(self.reports(fact), self.ontology)
        return replace(
            fact,
            history=tuple((each.article.published or "", status_of(each, self.ontology)) for each in reports),
            evidence=tuple(evidence(each) for each in reports),
        )

    def reports(self, fact: Fact) -> Iterator[Report]:
        """The reports a stated fact rests on, none of them marked as confirmed."""
        for statement in self.values(fact.iri, DERIVED):
            yield self.report(statement, fact.subject, fact.object)

    def report(self, statement: str, subject: Thing, object: Thing) -> Report:
        """A statement (IRI) as the view sees it, with entities that have nothing but their IRI."""
        said = self.said(statement, None)
        try:
            ends = {said[KG[end].value][0].value for end in ("subject", "object")}
            read = rdf.statement_from(statement, said, {end: Entity(end, "", "") for end in ends})
        except (KeyError, ValueError) as error:
            raise RecordError(f"The statement {statement!r} is damaged: {error!r} is missing or wrong.") from error
        return Report(read, self.article(read.article), brief(subject), brief(object))


_SUMMARY = (
    "subject",
    "relation",
    "object",
    "status",
    "confidence",
    "support",
    "inferred",
    "because",
    "rule",
    "firstSeen",
    "lastSeen",
)


def _period(written: str) -> tuple[str | None, str | None]:
    start, _, end = written.partition("/")
    return start or None, end or None
