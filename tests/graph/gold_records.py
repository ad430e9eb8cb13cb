"""Records made of the corpus's gold, as a reader that errs nowhere would give them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from graph import identity
from graph.record import ordered
from graph.statement import Article, Entity, Mention, Record, Statement, entity_iri
from loaders.evaluation.gold import GoldArticle, Thing, Triple, read_gold
from ontology.schema import Ontology

TRAIN = Path(__file__).resolve().parents[2] / "corpus" / "train"


def gold_records(number: int, ontology: Ontology) -> list[Record]:
    """The first articles of the training part that say anything, from every fifth file: all kinds, both languages."""
    files = sorted(TRAIN.glob("*.yaml"))[::5]
    records = (gold_record(each, ontology) for each in read_gold(files))
    return list(islice((each for each in records if each.statements), number))


def gold_record(gold: GoldArticle, ontology: Ontology) -> Record:
    """One article's record."""
    article = Article(
        key=gold.id,
        text_hash=hashlib.sha256(gold.text.encode()).hexdigest(),
        text=gold.text,
        title=gold.text.split(".")[0],
        publisher=gold.kind,
        published=gold.date,
        language=gold.language,
    )
    entities = {each.name: _entity(each, article) for each in gold.things if each.type in ontology.types}
    said = {each.id: each for each in _statements(gold, article, entities, ontology)}
    return ordered(article, entities.values(), said.values())


def _entity(thing: Thing, article: Article) -> Entity:
    aliases = tuple(sorted((other, article.language or "") for other in set(thing.also) - {thing.name}))
    return Entity(entity_iri(article.iri, thing.name, thing.type), thing.name, thing.type, aliases)


def _statements(
    gold: GoldArticle, article: Article, entities: dict[str, Entity], ontology: Ontology
) -> Iterator[Statement]:
    for triple in gold.must:
        if {triple.subject, triple.object} <= entities.keys() and triple.relation in ontology.relations:
            yield _statement(triple, gold, article, (entities[triple.subject], entities[triple.object]), ontology)


def _statement(
    triple: Triple, gold: GoldArticle, article: Article, ends: tuple[Entity, Entity], ontology: Ontology
) -> Statement:
    places = [_place(each, gold.text) for each in ends]
    start = gold.text.rfind(". ", 0, min(each[0] for each in places)) + 1
    end = gold.text.find(".", max(each[1] for each in places)) + 1 or len(gold.text)
    carried = {name: value for name, value in triple.qualifiers.items() if name in ontology.qualifiers}
    qualifiers = {name: float(value) if isinstance(value, int) else value for name, value in carried.items()}
    said_by, since, until = (_text(triple, name) for name in ("said_by", "from", "to"))
    return Statement(
        id=identity.statement_id(ontology, article.iri, triple.relation, ends, triple.status, qualifiers),
        subject=Mention(ends[0], *places[0]),
        relation=triple.relation,
        object=Mention(ends[1], *places[1]),
        status=triple.status,
        quote=gold.text[start:end],
        start=start,
        end=end,
        article=article.iri,
        method="gold",
        confidence=0.9,
        qualifiers=qualifiers,
        valid_from=since,
        valid_to=until,
        said_by=said_by,
    )


def _text(triple: Triple, name: str) -> str | None:
    return str(triple.qualifiers[name]) if name in triple.qualifiers else None


def _place(entity: Entity, text: str) -> tuple[int, int]:
    """Where the text first uses one of an entity's names; its beginning, where it uses another form of all."""
    for name in (entity.name, *(alias for alias, _ in entity.aliases)):
        if (start := text.find(name)) >= 0:
            return start, start + len(name)
    return 0, 1
