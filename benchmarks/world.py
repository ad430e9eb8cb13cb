"""A made-up world of companies, the same on every run: articles that state relations between them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from random import Random

from graph.identity import statement_id
from graph.statement import Article, Entity, Mention, Record, Statement, entity_iri
from ontology.schema import Ontology, Relation

SEED = 20261123
PER_ARTICLE = 10
"""Statements an article."""
SYLLABLES = ("al", "bor", "cen", "dra", "el", "fin", "gor", "hel", "is", "jun", "kar", "lum", "mor", "nev", "or", "pal")


def company(number: int) -> str:
    """The name of a company: syllables that spell its number, so that no two share one.

    >>> company(0), company(255)
    ('Alalalalal', 'Alalalpalpal')
    """
    return "".join(SYLLABLES[number >> shift & 15] for shift in (16, 12, 8, 4, 0)).capitalize()


def records(companies: int, statements: int, ontology: Ontology) -> Iterator[Record]:
    """Articles of ten statements each, between companies chosen by chance."""
    chance = Random(SEED)
    kind = next(each.name for each in ontology.types.values() if each.code == "ORG")
    between = sorted(each.name for each in ontology.relations.values() if _joins(each, kind))
    for number in range(0, statements, PER_ARTICLE):
        count = min(PER_ARTICLE, statements - number)
        chosen = [_chosen(chance, between, companies) for _ in range(count)]
        yield _record(f"https://news.example/{number}", kind, chosen, ontology)


def _chosen(chance: Random, between: list[str], companies: int) -> tuple[str, int, int]:
    first, second = chance.sample(range(companies), 2)
    return chance.choice(between), first, second


def _joins(relation: Relation, kind: str) -> bool:
    return kind in relation.domain and kind in relation.range


def _record(key: str, kind: str, chosen: list[tuple[str, int, int]], ontology: Ontology) -> Record:
    lines = [f"{company(first)} {relation} {company(second)}." for relation, first, second in chosen]
    text = "\n".join(lines)
    article = Article(
        key, hashlib.sha256(text.encode()).hexdigest(), text, "Made up", "News Example", "2026-03-01", key, "en"
    )
    entities: dict[str, Entity] = {}
    statements: dict[str, Statement] = {}
    start = 0
    for (relation, first, second), quote in zip(chosen, lines, strict=True):
        ends = _entity(article, company(first), kind), _entity(article, company(second), kind)
        entities.update((end.name, end) for end in ends)
        made = Statement(
            id=statement_id(ontology, article.iri, relation, ends, "current", {}),
            subject=Mention(ends[0], start, start + len(ends[0].name)),
            relation=relation,
            object=Mention(ends[1], start + len(quote) - 1 - len(ends[1].name), start + len(quote) - 1),
            status="current",
            quote=quote,
            start=start,
            end=start + len(quote),
            article=article.iri,
            method="made up",
            confidence=0.9,
        )
        statements[made.id] = made
        start += len(quote) + 1
    by_iri = sorted(entities.values(), key=lambda entity: entity.iri)
    return Record(article, tuple(by_iri), tuple(statements[each] for each in sorted(statements)))


def _entity(article: Article, name: str, kind: str) -> Entity:
    return Entity(entity_iri(article.iri, name, kind), name, kind)
