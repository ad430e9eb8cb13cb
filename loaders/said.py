"""From candidates to the record: types settled, ends fitting, each fact once, evidence attached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.names import fold
from graph.statement import Article, Entity, Mention, Record, Statement, Value, digest, entity_iri
from loaders.cast import Cast, Character
from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.qualifiers import Quantity
from loaders.relations import Candidate
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Said:
    """A candidate that is said: how, and the quantities that belong to it."""

    candidate: Candidate
    status: str
    quantities: Mapping[str, Quantity]


def record(document: Document, said: Sequence[Said], casts: Sequence[Cast], ontology: Ontology, keep_text: bool) -> Record:
    """The record of an article from everything said in it."""
    article = document.article(keep_text)
    _settle(said, ontology)
    fitting = [s for s in said if _fits(s, ontology)]
    entities = _entities(article, casts, ontology)
    statements: dict[str, Statement] = {}
    for each in fitting:
        statement = _statement(each, document, article, entities, ontology)
        held = statements.get(statement.id)
        statements[statement.id] = statement if held is None else _joined(held, statement)
    used = {m.entity.iri: m.entity for s in statements.values() for m in (s.subject, s.object)}
    everyone = {e.iri: e for e in (*entities.values(), *used.values())}
    return Record(
        article, tuple(everyone[iri] for iri in sorted(everyone)), tuple(statements[i] for i in sorted(statements)),
    )


def _codes(names: Iterable[str], ontology: Ontology) -> frozenset[str]:
    return frozenset(ontology.types[name].code for name in names)


PULL = 3.0
"""What a slot's vote is worth against log-probabilities: it overrules a doubtful type, not a sure one."""


def _settle(said: Iterable[Said], ontology: Ontology) -> None:
    """Let each end's slot vote for the likeliest type that it may hold."""
    for each in said:
        relation = each.candidate.relation
        for character, names in ((each.candidate.subject, relation.domain), (each.candidate.object, relation.range)):
            codes = _codes(names, ontology)
            if character.code not in codes:
                character.vote({max(sorted(codes), key=lambda code: character.votes.get(code, 0.0)): PULL})


def _fits(said: Said, ontology: Ontology) -> bool:
    relation, candidate = said.candidate.relation, said.candidate
    return (
        candidate.subject.code in _codes(relation.domain, ontology)
        and candidate.object.code in _codes(relation.range, ontology)
        and fold(candidate.subject.name) != fold(candidate.object.name)
    )


def _entities(article: Article, casts: Iterable[Cast], ontology: Ontology) -> dict[int, Entity]:
    """The article's own entity of each character, by the character's identity."""
    types = {t.code: t.name for t in ontology.types.values()}
    found: dict[int, Entity] = {}
    for cast in casts:
        for character in cast.characters:
            name, type_name = character.name, types[character.code]
            aliases = sorted({n.text for n in character.names} - {name})
            found[id(character)] = Entity(
                entity_iri(article.iri, name, type_name), name, type_name, tuple((a, article.language or "") for a in aliases),
            )
    return found


def _statement(
    said: Said, document: Document, article: Article, entities: Mapping[int, Entity], ontology: Ontology
) -> Statement:
    candidate, relation = said.candidate, said.candidate.relation
    tree = candidate.tree
    start, end = tree.sentence.start, tree.sentence.end
    subject = _mention(candidate, candidate.subject, candidate.subject_at, entities)
    object_ = _mention(candidate, candidate.object, candidate.object_at, entities)
    if relation.symmetric and (object_.start, object_.end) < (subject.start, subject.end):
        subject, object_ = object_, subject
    qualifiers = _qualifiers(said)
    statement = Statement(
        id="", subject=subject, relation=relation.name, object=object_, status=said.status, quote=document.text[start:end],
        start=start, end=end, article=article.iri, method=candidate.method, confidence=candidate.confidence,
        qualifiers=qualifiers, valid_from=_time(said, "from"), valid_to=_time(said, "to"),
    )
    return replace(statement, id=identifier(statement, ontology))


def identifier(statement: Statement, ontology: Ontology) -> str:
    """The statement's id: article, relation, folded names, asserted or which other status, identifying qualifiers."""
    ends = [fold(statement.subject.entity.name), fold(statement.object.entity.name)]
    if ontology.relations[statement.relation].symmetric:
        ends.sort()
    status = "asserted" if ontology.asserted(statement.status) else statement.status
    identifying = {k: v for k, v in sorted(statement.qualifiers.items()) if ontology.qualifiers[k].identifying}
    return digest(statement.article, statement.relation, ends, status, identifying)


def _mention(candidate: Candidate, character: Character, at: int, entities: Mapping[int, Entity]) -> Mention:
    word = candidate.tree.words[at]
    return Mention(entities[id(character)], word.start, word.end)


def _qualifiers(said: Said) -> dict[str, Value]:
    relation, tree = said.candidate.relation, said.candidate.tree
    values: dict[str, Value] = {}
    for kind, quantity in sorted(said.quantities.items()):
        if kind in relation.qualifiers:
            values[kind] = quantity.value
            if quantity.unit and "currency" in relation.qualifiers:
                values["currency"] = quantity.unit
    for name, index in sorted(said.candidate.words.items()):
        word = tree.words[index]
        if name not in relation.qualifiers:
            continue
        if word.name is not None:
            values[name] = word.name.text
        elif name in COMMON and word.pos in ("NOUN", "X") and word.form not in _no_goods(tree.language):
            values[name] = word.form
    return values


COMMON = ("product", "role")
"""Qualifiers that a common noun may fill; a place must have a name."""


@cache
def _no_goods(language: str) -> frozenset[str]:
    """Nouns that are sold but are no goods: shares, companies, people, numbers."""
    words = lexicon(language)
    tables = (words.nouns("nouns", "group_ends"), words.nouns("nouns", "company"), words.nouns("nouns", "person"))
    return frozenset.union(*tables, words.words("numbers", "majority"), frozenset({"%", "percent", "million", "millions", "milliards", "billion"}))


def _time(said: Said, kind: str) -> str | None:
    found = said.quantities.get(kind)
    return str(found.value) if found is not None else None


def _joined(one: Statement, other: Statement) -> Statement:
    """The same said twice: the first place stands, the other is added."""
    if (one.start, one.end) == (other.start, other.end):
        return one if len(one.qualifiers) >= len(other.qualifiers) else replace(other, more=one.more)
    places = sorted({*one.more, (other.start, other.end)} - {(one.start, one.end)})
    qualifiers = {**other.qualifiers, **one.qualifiers}
    return replace(one, more=tuple(places), qualifiers=dict(sorted(qualifiers.items())), confidence=max(one.confidence, other.confidence))
