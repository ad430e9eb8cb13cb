"""A learner of pairs as a reader: it judges every two names of a sentence whose types some relation may join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from pathlib import Path

from benchmarks.quality.fitting import Row, fitted
from graph.statement import Statement
from loaders.character import Character
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.evaluation.matching import Names
from loaders.evaluation.pairs import BACKWARD, BOTH, FORWARD
from loaders.language import readable
from loaders.lexicon import LANGUAGES
from loaders.names import Name
from loaders.part import Part
from loaders.pipeline import parts
from loaders.recording import codes, fits, record
from loaders.said import Said as Fact
from loaders.status.marks import CURRENT
from loaders.tokens import Sentence
from ontology.read import load
from ontology.schema import Ontology

Said = list[Sequence[Statement]]
"""What each of many articles says."""
CERTAINTY = 0.5
"""What a learner that gives none is taken to have."""


@dataclass(frozen=True, slots=True)
class Two:
    """Two names of a sentence, in its order, and whom they mean."""

    part: Part
    sentence: Sentence
    names: tuple[Name, Name]
    people: tuple[Character, Character]

    def row(self, name: str, text: str) -> dict[str, object]:
        """The pair as a row, the sentence its text."""
        start = self.sentence.start
        ends = zip(("head", "tail"), self.names, self.people, strict=True)
        spans = {end: {"start": n.start - start, "end": n.end - start, "type": c.code} for end, n, c in ends}
        return {"id": name, "lang": self.part.language, "text": text[start : self.sentence.end], **spans}


def document_of(article: GoldArticle) -> Document:
    """The article as it is read for a score."""
    return Document(article.text, article.id, key=article.id, published=article.date)


@lru_cache(maxsize=1)
def annotated(folder: Path) -> Mapping[str, Sequence[Row]]:
    """The pairs of each annotated article of a folder, by its id; kept, as every learner is told them."""
    articles = list(read_gold([folder]))
    with ProcessPoolExecutor() as pool:
        rows = pool.map(_annotated, articles, chunksize=50)
        return {article.id: found for article, found in zip(articles, rows, strict=True)}


def _annotated(article: GoldArticle) -> Sequence[Row]:
    return tuple(gold_rows(article, _ontology()))


@lru_cache(maxsize=1)
def _ontology() -> Ontology:
    return load()


def learnt(module: str, rows: Iterable[Row], documents: Sequence[Document], ontology: Ontology) -> Said:
    """What a learner that was told some pairs reads in documents."""
    found = [list(_split(document, ontology)) for document in documents]
    pairs = [[two for part in each for two in twos(part, ontology)] for each in found]
    asked = [
        two.row(f"{i} {j}", document.text)
        for i, (document, each) in enumerate(zip(documents, pairs, strict=True))
        for j, two in enumerate(each)
    ]
    answers = {str(a["id"]): (a["relation"], a["direction"]) for a in fitted(module, rows, asked)}
    said: list[Sequence[Statement]] = []
    for i, (document, each) in enumerate(zip(documents, pairs, strict=True)):
        facts = [
            _said(two, relation, direction, ontology, module)
            for j, two in enumerate(each)
            for relation, direction in [answers[f"{i} {j}"]]
            if relation and direction
        ]
        casts = [part.cast for part in found[i]]
        said.append(
            record(document, [f for f in facts if fits(f, ontology)], casts, ontology, keep_text=False).statements
        )
    return said


def _split(document: Document, ontology: Ontology) -> Iterator[Part]:
    language = document.language if document.language in LANGUAGES else readable(document.text)
    yield from parts(document, language or "", ontology)


def twos(part: Part, ontology: Ontology) -> Iterator[Two]:
    """Every two names of a sentence that mean two things which a relation may join."""
    for sentence, names in part.sentences:
        for one, other in combinations(names, 2):
            people = (part.cast.of[one], part.cast.of[other])
            if people[0] is not people[1] and _joinable(*people, ontology):
                yield Two(part, sentence, (one, other), people)


def _joinable(one: Character, other: Character, ontology: Ontology) -> bool:
    ends = [(codes(r.domain, ontology), codes(r.range, ontology)) for r in ontology.relations.values()]
    return any(
        (one.code in domain and other.code in range_) or (other.code in domain and one.code in range_)
        for domain, range_ in ends
    )


def gold_rows(article: GoldArticle, ontology: Ontology) -> Iterator[Row]:
    """The pairs of an annotated article with their answers; one that is only arguable is left out."""
    names = Names(article)
    known: dict[int, set[str]] = {}
    triples = [*((t, True) for t in article.must), *((t, False) for t in article.may)]
    told = {name for triple, _ in triples for name in (triple.subject, triple.object)}
    for part in _split(document_of(article), ontology):
        for character in part.cast.characters:
            known[id(character)] = {name for name in told if any(names.exact(name, n.text) for n in character.names)}
        for number, two in enumerate(twos(part, ontology)):
            one, other = (known[id(character)] for character in two.people)
            answers = [
                (certain, [t.relation, BOTH if ontology.relations[t.relation].symmetric else direction])
                for t, certain in triples
                for direction, (s, o) in ((FORWARD, (one, other)), (BACKWARD, (other, one)))
                if t.subject in s and t.object in o
            ]
            sure = [answer for certain, answer in answers if certain]
            if sure or not answers:
                yield {**two.row(f"{article.id} {number}", article.text), "ours": sure[0] if sure else None}


def _said(two: Two, relation: str, direction: str, ontology: Ontology, method: str) -> Fact:
    at = tuple((name.start, name.end) for name in two.names)
    first, second = (1, 0) if direction == BACKWARD else (0, 1)
    place = (two.sentence.start, two.sentence.end)
    ends = (two.people[first], two.people[second], CURRENT, place, at[first], at[second])
    return Fact(ontology.relations[relation], *ends, CERTAINTY, method)
