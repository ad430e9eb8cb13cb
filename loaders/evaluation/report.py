"""A score as rows and as a JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from loaders.evaluation.gold import GoldArticle
from loaders.evaluation.naming import naming
from loaders.evaluation.score import Finding, Score, Tally

FIGURES = ("what", "name", "precision", "recall", "f1", "right", "wrong", "missed")
FINDINGS = ("kind", "article", "fact", "sentence")

Figures = tuple[str, str, float, float, float, int, int, int]


def figures(score: Score) -> Iterator[Figures]:
    """Precision, recall, F1 (0 to 1, three digits) and counts: over all, by relation, language, status, qualifier."""
    yield _figures("all", "", score.total)
    for what, tallies in (("relation", score.relations), ("language", score.languages)):
        yield from (_figures(what, name, tally) for name, tally in sorted(tallies.items()))
    yield _figures("status", "", score.statuses)
    yield from (_figures("qualifier", name, tally) for name, tally in sorted(score.qualifiers.items()))


def _figures(what: str, name: str, tally: Tally) -> Figures:
    parts = (round(part, 3) for part in (tally.precision, tally.recall, tally.f1))
    precision, recall, f1 = parts
    return what, name, precision, recall, f1, tally.right, tally.wrong, tally.missed


def findings(score: Score, articles: Iterable[GoldArticle]) -> Iterator[tuple[str, str, str, str]]:
    """Every miss, extra and trap with its sentence: where it was read, or where it could have been."""
    by_id = {article.id: article for article in articles}
    for each in score.findings:
        yield each.kind, each.article, each.fact, " ".join((each.quote or _missed(each, by_id)).split())


def _missed(finding: Finding, articles: Mapping[str, GoldArticle]) -> str:
    """What of the article names both ends of a missed fact."""
    article = articles[finding.article]
    return naming(article, next(each for each in article.must if str(each) == finding.fact))


def value(score: Score, articles: Iterable[GoldArticle]) -> dict[str, object]:
    """The whole score as one JSON document."""
    return {
        "total": _value(score.total),
        "relations": {name: _value(tally) for name, tally in sorted(score.relations.items())},
        "languages": {name: _value(tally) for name, tally in sorted(score.languages.items())},
        "status_accuracy": round(score.statuses.precision, 3),
        "qualifiers": {name: _value(tally) for name, tally in sorted(score.qualifiers.items())},
        "traps": score.traps,
        "trap_places": score.trap_places,
        "findings": [dict(zip(FINDINGS, each, strict=True)) for each in findings(score, articles)],
    }


def _value(tally: Tally) -> dict[str, object]:
    _, _, precision, recall, f1, right, wrong, missed = _figures("", "", tally)
    return {"precision": precision, "recall": recall, "f1": f1, "right": right, "wrong": wrong, "missed": missed}
