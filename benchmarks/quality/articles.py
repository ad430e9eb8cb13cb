"""Readers scored against annotated articles: facts, status, qualifiers, traps, certainty, and the worst mistakes."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.quality.baseline import document_of
from benchmarks.quality.readers import Reading
from benchmarks.quality.setting import Setting, Value
from graph.statement import Statement
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.evaluation.matching import fold
from loaders.evaluation.report import findings
from loaders.evaluation.score import EXCUSED, RIGHT, TRAP, Judged, Score, score
from ontology.schema import Ontology

WORST = 30
"""Misses and extras that are shown."""
BINS = 10
"""Steps of certainty in the table of how often it is right."""


def value(paths: Iterable[Path], read: Reading, setting: Setting, listed: bool = False) -> Value:
    """A reader's score over gold, by language; with the worst mistakes where they are to be `listed`."""
    articles = list(read_gold(paths))
    found = scores(articles, read, setting.ontology)
    counts: dict[str, list[int]] = {}
    rows: list[list[str]] = []
    for language, result in found.items():
        counts.update(_counts(language, result))
    if listed:
        rows = [list(row) for row in _worst(found, articles)]
    return Value(dict(sorted(counts.items())), rows)


def scores(articles: Sequence[GoldArticle], read: Reading, ontology: Ontology) -> dict[str, Score]:
    """The score in each language, every article read once."""
    said = dict(zip((a.id for a in articles), read([document_of(a) for a in articles]), strict=True))

    def statements(document: Document) -> Sequence[Statement]:
        return said[document.source]

    languages = sorted({article.language for article in articles})
    return {name: score((a for a in articles if a.language == name), statements, ontology) for name in languages}


def _counts(language: str, result: Score) -> Iterator[tuple[str, list[int]]]:
    for relation, tally in result.relations.items():
        yield f"fact {language} {relation}", [tally.right, tally.wrong, tally.missed]
    yield f"status {language} -", [result.statuses.right, result.statuses.wrong, 0]
    for name, tally in result.qualifiers.items():
        yield f"qualifier {language} {name}", [tally.right, tally.wrong, tally.missed]
    yield f"traps {language} -", [result.traps, result.trap_places - result.traps, 0]
    for step in range(BINS):
        inside = [j for j in result.judged if _bin(j) == step and j.verdict != EXCUSED]
        right = sum(j.verdict == RIGHT for j in inside)
        yield f"certain {language} {step}", [right, len(inside) - right, 0]


def _bin(judged: Judged) -> int:
    return min(int(judged.prediction.confidence * BINS), BINS - 1)


def _worst(found: dict[str, Score], articles: Sequence[GoldArticle]) -> Iterator[tuple[str, ...]]:
    """The surest traps and other extras, half of each (of equals any); then misses that one short sentence states."""
    judged = [j for result in found.values() for j in result.judged if j.verdict not in (RIGHT, EXCUSED)]
    judged.sort(key=lambda j: (-j.prediction.confidence, zlib.crc32(repr(j).encode())))
    traps = [j for j in judged if j.verdict == TRAP][: WORST // 2]
    others = [j for j in judged if j.verdict != TRAP][: WORST - len(traps)]
    for each in (*traps, *others):
        p = each.prediction
        fact = f"{p.subject} {p.relation} {p.object} [{p.status}]"
        yield "trap" if each.verdict == TRAP else "extra", each.article, fact, " ".join(p.quote.split())
    yield from sorted(_missed(found, articles), key=lambda row: (len(row[3]), row))[:WORST]


def _missed(found: dict[str, Score], articles: Sequence[GoldArticle]) -> Iterator[tuple[str, ...]]:
    """Misses with a sentence that names both ends, so that a reader needs no other."""
    triples = {(article.id, str(triple)): triple for article in articles for triple in article.must}
    for result in found.values():
        for kind, article, fact, sentence in findings(result, articles):
            if kind != "MISS":
                continue
            ends = (triples[article, fact].subject, triples[article, fact].object)
            words = set(fold(sentence))
            if all(set(fold(end)) <= words for end in ends):
                yield "miss", article, fact, sentence
