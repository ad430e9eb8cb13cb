"""The score in process is that of the scorer in tests/score, figure for figure."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.statement import Entity, Mention, Statement
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, Triple, read_gold
from loaders.evaluation.score import score
from ontology.read import load
from tests.loaders.scorer import Row, figures, printed, row, statements

HERE = Path(__file__).resolve().parents[1]
SAMPLES = [HERE / "score" / "dev_en.yaml", HERE / "score" / "dev_fr.yaml"]
CORPUS = HERE.parent / "corpus" / "dev"


def bent(article: GoldArticle, chance: random.Random) -> Iterator[Row]:
    """A reader of middling quality: misses, turns, shortens, takes traps, mistakes the status, repeats itself."""
    statuses = sorted(load().statuses)
    for triple in article.must:
        fate = chance.random()
        if fate < 0.6:
            yield row(triple)
        elif fate < 0.7:
            yield row(triple, turned=True)
        elif fate < 0.8:
            yield row(triple, status=chance.choice(statuses))
        elif fate < 0.9:
            yield row(triple, name=triple.subject.split()[0])
    for triple in article.may:
        if chance.random() < 0.3:
            yield row(triple, status=chance.choice([triple.status, *statuses]))
    for triple in article.never:
        if chance.random() < 0.3:
            yield row(triple, status=chance.choice([triple.status, *statuses]))
    names = [thing.name for thing in article.things] or ["Nobody", "Nothing"]
    for _ in range(2):
        one, other = chance.choice(names), chance.choice(names)
        yield row(Triple(one, chance.choice(sorted(load().relations)), other), status=chance.choice(statuses))


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("paths", [SAMPLES, [CORPUS / "en-d-01.yaml", CORPUS / "fr-d-01.yaml"]])
def test_the_score_is_what_the_scorer_prints(paths: list[Path], seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    articles = list(read_gold(paths))
    rows = {article.text: list(bent(article, chance)) for article in articles}
    result = score(articles, lambda document: statements(rows[document.text]), load())

    output = printed(paths, rows, tmp_path)

    assert output.endswith(figures(result) + "\n")
    verdicts = sorted(re.findall(r"^\S+ (?:MISS|TRAP|EXTRA)", output, re.MULTILINE))
    assert verdicts == sorted(f"{each.article} {each.kind}" for each in result.findings)


def test_gold_read_back_is_right_throughout() -> None:
    articles = list(read_gold(SAMPLES))
    rows = {article.text: [row(triple) for triple in article.must] for article in articles}
    result = score(articles, lambda document: statements(rows[document.text]), load())

    assert (result.total.precision, result.total.recall, result.traps) == (1.0, 1.0, 0)


def test_valid_time_and_speaker_count_as_qualifiers() -> None:
    triple = Triple("Alba", "owns", "Brig", {"from": "2019", "said_by": "Alba"})
    article = GoldArticle("en-1", "en", None, "Alba says it has owned Brig since 2019.", (triple,), (), (), (), "", "")
    ends = [Mention(Entity(name, name, ""), 0, 0) for name in ("Alba", "Brig")]
    read = Statement("1", ends[0], "owns", ends[1], "current", "", 0, 0, "", "", 1.0, valid_from="2019", said_by="Alba")

    def reader(document: Document) -> list[Statement]:
        return [read]

    result = score([article], reader, load())

    assert {name: tally.right for name, tally in result.qualifiers.items()} == {"from": 1, "said_by": 1}
