"""Records as RDF, each in a named graph of its own, and back without loss."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph import record as records
from graph.errors import RecordError
from graph.statement import Article, Entity, Mention, Record, Statement
from graph.terms import (
    ALIAS,
    KG,
    LANGUAGE,
    NAME,
    PUBLISHED,
    PUBLISHER,
    QUOTE,
    QUOTED,
    TITLE,
    TYPE,
    URL,
    day,
    integer,
    kg,
    literal,
    local,
    node,
    number,
    text,
    value_of,
)
from ontology.schema import NAMESPACE, THINGS

Term = NamedNode | Literal
Properties = dict[str, list[Term]]
"""What is said of one subject: its terms by predicate IRI."""

_ARTICLE = (("title", TITLE), ("publisher", PUBLISHER), ("url", URL), ("language", LANGUAGE))
ARTICLE_PREDICATES = (KG["key"], KG["textHash"], PUBLISHED, *(predicate for _, predicate in _ARTICLE))
"""What an article's node carries besides its text."""
THING_PREDICATES = (TYPE, NAME, ALIAS, KG["identifier"], KG["searchKey"], KG["shortKey"])
"""What a thing's node carries besides its plain relations."""


def record_quads(record: Record) -> Iterator[Quad]:
    """An article's record in the graph that bears the article's IRI."""
    graph = node(record.article.iri)
    yield from _article(record.article, graph)
    for entity in record.entities:
        yield from _entity(entity, graph)
    for statement in record.statements:
        yield from _statement(statement, graph)


def _article(article: Article, graph: NamedNode) -> Iterator[Quad]:
    yield Quad(graph, TYPE, KG["Article"], graph)
    yield Quad(graph, KG["key"], text(article.key), graph)
    yield Quad(graph, KG["textHash"], text(article.text_hash), graph)
    for name, predicate in _ARTICLE:
        value = getattr(article, name)
        if value is not None:
            yield Quad(graph, predicate, text(value), graph)
    if article.published is not None:
        yield Quad(graph, PUBLISHED, day(article.published), graph)
    if article.text is not None:
        yield Quad(graph, KG["text"], text(article.text), graph)


def _entity(entity: Entity, graph: NamedNode) -> Iterator[Quad]:
    subject = node(entity.iri)
    yield Quad(subject, TYPE, kg(entity.type), graph)
    yield Quad(subject, NAME, text(entity.name), graph)
    yield from naming(subject, entity.aliases, entity.identifiers, graph)


def naming(
    subject: NamedNode,
    aliases: Iterable[tuple[str, str]],
    identifiers: Iterable[tuple[str, str]],
    graph: NamedNode | None = None,
) -> Iterator[Quad]:
    """Aliases and identifiers of an entity or a thing."""
    for alias, language in aliases:
        yield Quad(subject, ALIAS, text(alias, language), graph)
    for scheme, value in identifiers:
        yield Quad(subject, KG["identifier"], text(f"{scheme}:{value}"), graph)


def _statement(statement: Statement, graph: NamedNode) -> Iterator[Quad]:
    subject = node(statement.iri)
    terms: list[tuple[NamedNode, Term | None]] = [
        (TYPE, KG["Statement"]),
        (QUOTED, graph),
        (KG["subject"], node(statement.subject.entity.iri)),
        (KG["relation"], kg(statement.relation)),
        (KG["object"], node(statement.object.entity.iri)),
        (KG["status"], kg(statement.status)),
        (KG["confidence"], number(statement.confidence)),
        (QUOTE, text(statement.quote)),
        (KG["start"], integer(statement.start)),
        (KG["end"], integer(statement.end)),
        (KG["subjectAt"], text(f"{statement.subject.start}-{statement.subject.end}")),
        (KG["objectAt"], text(f"{statement.object.start}-{statement.object.end}")),
        (KG["method"], text(statement.method)),
        (KG["saidBy"], None if statement.said_by is None else text(statement.said_by)),
        (KG["validFrom"], None if statement.valid_from is None else day(statement.valid_from)),
        (KG["validTo"], None if statement.valid_to is None else day(statement.valid_to)),
        (KG["alsoAt"], text(" ".join(f"{a}-{b}" for a, b in statement.more)) if statement.more else None),
    ]
    for name, value in statement.qualifiers.items():
        if name in KG:
            raise RecordError(f"{name!r} cannot be the name of a qualifier.")
        terms.append((kg(name), literal(value)))
    yield from (Quad(subject, predicate, term, graph) for predicate, term in terms if term is not None)


def by_subject(quads: Iterable[Quad]) -> dict[str, Properties]:
    """What quads say, by subject and predicate."""
    found: dict[str, Properties] = defaultdict(dict)
    for quad in quads:
        found[iri(quad.subject)].setdefault(quad.predicate.value, []).append(term(quad.object))
    return found


def iri(subject: object) -> str:
    """The IRI of a quad's subject. Raises RecordError for a blank node or a quoted triple."""
    if not isinstance(subject, NamedNode):
        raise RecordError("Blank nodes and quoted triples have no place in a store.")
    return subject.value


def term(object: object) -> Term:
    """A quad's object. Raises RecordError for a blank node or a quoted triple."""
    if not isinstance(object, Term):
        raise RecordError("Blank nodes and quoted triples have no place in a store.")
    return object


def record_from(quads: Iterable[Quad]) -> Record:
    """The record that the quads of one article's graph hold. Raises RecordError if it is damaged."""
    subjects = by_subject(quads)
    articles = [iri for iri, said in subjects.items() if KG["Article"] in said.get(TYPE.value, ())]
    if len(articles) != 1:
        raise RecordError(f"A graph holds {len(articles)} articles where it should hold one.")
    try:
        article = article_from(subjects.pop(articles[0]))
        statements = {iri: said for iri, said in subjects.items() if QUOTED.value in said}
        entities = {iri: entity_from(iri, said) for iri, said in subjects.items() if iri not in statements}
        read = [statement_from(iri, said, entities) for iri, said in statements.items()]
    except (KeyError, ValueError, StopIteration) as error:
        raise RecordError(f"The record of {articles[0]!r} is damaged: {error!r} is missing or wrong.") from error
    return records.ordered(article, entities.values(), read)


def first(said: Properties, predicate: NamedNode) -> str | None:
    """The value of the only term of a predicate, None without one."""
    terms = said.get(predicate.value)
    return terms[0].value if terms else None


def article_from(said: Properties) -> Article:
    """The article of these properties, without text where there is none among them."""
    return Article(
        key=said[KG["key"].value][0].value,
        text_hash=said[KG["textHash"].value][0].value,
        text=first(said, KG["text"]),
        published=first(said, PUBLISHED),
        **{name: first(said, predicate) for name, predicate in _ARTICLE},
    )


def entity_from(iri: str, said: Properties) -> Entity:
    """The article's entity of these properties."""
    aliases, identifiers = named(said)
    return Entity(iri, said[NAME.value][0].value, local(said[TYPE.value][0].value), aliases, identifiers)


def named(said: Properties) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Aliases and identifiers, each sorted."""
    aliases = (each for each in said.get(ALIAS.value, ()) if isinstance(each, Literal))
    pairs = sorted(each.value.partition(":")[::2] for each in said.get(KG["identifier"].value, ()))
    return tuple(sorted((each.value, each.language or "") for each in aliases)), tuple(pairs)


def statement_from(iri: str, said: Properties, entities: dict[str, Entity]) -> Statement:
    """The statement of these properties, its ends among the entities by IRI."""
    subject, object = (entities[said[KG[end].value][0].value] for end in ("subject", "object"))
    more = first(said, KG["alsoAt"])
    return Statement(
        id=iri.removeprefix(f"{THINGS}statement/"),
        subject=Mention(subject, *_span(said[KG["subjectAt"].value][0].value)),
        relation=local(said[KG["relation"].value][0].value),
        object=Mention(object, *_span(said[KG["objectAt"].value][0].value)),
        status=local(said[KG["status"].value][0].value),
        quote=said[QUOTE.value][0].value,
        start=int(said[KG["start"].value][0].value),
        end=int(said[KG["end"].value][0].value),
        article=said[QUOTED.value][0].value,
        method=said[KG["method"].value][0].value,
        confidence=float(said[KG["confidence"].value][0].value),
        qualifiers=dict(sorted(qualifiers(said))),
        valid_from=first(said, KG["validFrom"]),
        valid_to=first(said, KG["validTo"]),
        said_by=first(said, KG["saidBy"]),
        more=tuple(_span(each) for each in more.split(" ")) if more else (),
    )


def _span(written: str) -> tuple[int, int]:
    start, _, end = written.partition("-")
    return int(start), int(end)


_STRUCTURE = {word.value for word in KG.values()}


def qualifiers(said: Properties) -> Iterator[tuple[str, str | float]]:
    """The qualifiers among the properties: words of the ontology that structure nothing."""
    for predicate, terms in said.items():
        if predicate.startswith(NAMESPACE) and predicate not in _STRUCTURE and isinstance(terms[0], Literal):
            yield local(predicate), value_of(terms[0])
