"""From what is said to the record: types settled, ends fitting, each fact once, evidence attached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.identity import identifying, statement_id
from graph.names import fold
from graph.statement import Article, Entity, Mention, Record, Statement, entity_iri
from loaders.cast import Cast
from loaders.character import Character
from loaders.document import Document
from loaders.said import Place, Said
from ontology.schema import Ontology

SURE = 0.8
"""Confidence from which on a fact's slots have a say in what its ends are."""
PULL = 3.0
"""What a slot's vote is worth against log-probabilities: it overrules a doubtful type, not a sure one."""


def record(
    document: Document, said: Sequence[Said], casts: Sequence[Cast], ontology: Ontology, keep_text: bool
) -> Record:
    """The record of an article from everything said in it."""
    article = document.article(keep_text)
    settle(said, ontology)
    entities = _entities(article, casts, ontology)
    statements: dict[str, Statement] = {}
    for each in said:
        if fits(each, ontology):
            statement = _statement(each, document, article, entities, ontology)
            held = statements.get(statement.id)
            statements[statement.id] = statement if held is None else _joined(held, statement)
    everyone = {e.iri: e for e in entities.values()}
    said_once = sorted(_fullest(statements.values(), ontology), key=lambda statement: statement.id)
    return Record(article, tuple(everyone[iri] for iri in sorted(everyone)), tuple(said_once))


def codes(names: Iterable[str], ontology: Ontology) -> frozenset[str]:
    """The recogniser's codes of entity types."""
    return frozenset(ontology.types[name].code for name in names)


def settle(said: Iterable[Said], ontology: Ontology) -> None:
    """Let each end's slot vote once for the likeliest type that it may hold; doubtful readings have no vote."""
    voted: set[tuple[int, str]] = set()
    for each in said:
        if each.confidence < SURE:
            continue
        for character, names in ((each.subject, each.relation.domain), (each.object, each.relation.range)):
            code = wanted(character, names, ontology)
            if code is not None and (id(character), code) not in voted:
                voted.add((id(character), code))
                character.vote({code: PULL})


def wanted(character: Character, names: Iterable[str], ontology: Ontology) -> str | None:
    """The likeliest code of a character that a slot for these entity types may hold; None where it fits already."""
    fitting = codes(names, ontology)
    if character.code in fitting:
        return None
    return max(sorted(fitting), key=lambda code: character.votes.get(code, 0.0))


def fits(said: Said, ontology: Ontology) -> bool:
    """Whether both ends have types that the relation may hold, and are not of one name."""
    return (
        said.subject.code in codes(said.relation.domain, ontology)
        and said.object.code in codes(said.relation.range, ontology)
        and fold(said.subject.name) != fold(said.object.name)
    )


def _entities(article: Article, casts: Iterable[Cast], ontology: Ontology) -> dict[int, Entity]:
    """The article's own entity of each character, by the character's identity."""
    types = {t.code: t.name for t in ontology.types.values()}
    found: dict[int, Entity] = {}
    by_iri: dict[str, Entity] = {}
    for cast in casts:
        for character in cast.characters:
            name, type_name = character.name, types[character.code]
            aliases = {(n.text, article.language or "") for n in character.names} - {(name, article.language or "")}
            iri = entity_iri(article.iri, name, type_name)
            if iri in by_iri:
                aliases |= set(by_iri[iri].aliases)
            by_iri[iri] = Entity(iri, name, type_name, tuple(sorted(aliases)))
            found[id(character)] = by_iri[iri]
    return {at: by_iri[entity.iri] for at, entity in found.items()}


def _statement(
    said: Said, document: Document, article: Article, entities: Mapping[int, Entity], ontology: Ontology
) -> Statement:
    start, end = said.sentence
    subject, object_ = (
        _mention(said.subject, said.subject_at, entities),
        _mention(said.object, said.object_at, entities),
    )
    if said.relation.symmetric and (object_.start, object_.end) < (subject.start, subject.end):
        subject, object_ = object_, subject
    qualifiers = {k: said.qualifiers[k] for k in sorted(said.qualifiers)}
    identifier = statement_id(
        ontology, article.iri, said.relation.name, (subject.entity, object_.entity), said.status, qualifiers
    )
    return Statement(
        id=identifier,
        subject=subject,
        relation=said.relation.name,
        object=object_,
        status=said.status,
        quote=document.text[start:end],
        start=start,
        end=end,
        article=article.iri,
        method=said.method,
        confidence=round(said.confidence, 2),
        qualifiers=qualifiers,
        valid_from=said.valid_from,
        valid_to=said.valid_to,
        said_by=said.said_by,
    )


def _mention(character: Character, at: Place, entities: Mapping[int, Entity]) -> Mention:
    return Mention(entities[id(character)], *at)


def _joined(one: Statement, other: Statement) -> Statement:
    """The same said twice: the surer place stands, the other is added."""
    return _filled(other, one) if other.confidence > one.confidence else _filled(one, other)


def _fullest(statements: Iterable[Statement], ontology: Ontology) -> Iterator[Statement]:
    """The statements without those that say of a fact what another says too, and less: that one has their places."""
    facts: dict[str, list[Statement]] = defaultdict(list)
    for each in sorted(statements, key=lambda s: (-len(identifying(ontology, s.qualifiers)), -s.confidence, s.id)):
        ends = (each.subject.entity, each.object.entity)
        held = facts[statement_id(ontology, each.article, each.relation, ends, each.status, {})]
        at = next((i for i, full in enumerate(held) if _less(each, full, ontology)), None)
        if at is None:
            held.append(each)
        else:
            held[at] = _filled(held[at], each)
    for held in facts.values():
        yield from held


def _less(one: Statement, other: Statement, ontology: Ontology) -> bool:
    """Whether a statement of the same ends and relation says nothing that the other does not."""
    return (
        set(identifying(ontology, one.qualifiers)) <= set(identifying(ontology, other.qualifiers))
        and all(other.qualifiers.get(name, value) == value for name, value in one.qualifiers.items())
        and one.status == other.status
        and one.valid_from in (None, other.valid_from)
        and one.valid_to in (None, other.valid_to)
        and other.said_by in (None, one.said_by)
    )


def _filled(full: Statement, less: Statement) -> Statement:
    """A statement with the places of another and what only that says, as sure as the surer."""
    qualifiers = {**less.qualifiers, **full.qualifiers}
    places = {*full.more, *less.more, (less.start, less.end)} - {(full.start, full.end)}
    return replace(
        full,
        more=tuple(sorted(places)),
        confidence=max(full.confidence, less.confidence),
        qualifiers={k: qualifiers[k] for k in sorted(qualifiers)},
    )
