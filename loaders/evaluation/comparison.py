"""Readers measured on the same articles, and their scores side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from graph.statement import Statement
from loaders.document import Document
from loaders.errors import LoaderError, ModelError
from loaders.evaluation.gold import GoldArticle
from loaders.evaluation.report import FINDINGS, Figures, figures, findings
from loaders.evaluation.score import Score, score
from loaders.readers import Reader
from ontology.schema import Ontology

COMPARED = ("precision", "recall", "f1")
"""Of each reader's figures, those that stand side by side."""


def measured(
    articles: Iterable[GoldArticle],
    read: Reader,
    ontology: Ontology,
    least: float = 0.0,
    note: Callable[[str], None] = lambda sentence: None,
) -> Score:
    """A reader's score over gold; an article that it cannot read is noted, and all its facts are missed.

    `least` is the confidence, 0 to 1, below which statements are left out.

    Raises:
        LoaderError: it can read none of the articles.
        ModelError: what it needs is missing or fails for every article.
    """
    asked = 0
    skipped: list[str] = []

    def statements(document: Document) -> Sequence[Statement]:
        nonlocal asked
        asked += 1
        try:
            return [each for each in read(document).statements if each.confidence >= least]
        except ModelError:
            raise
        except LoaderError as error:
            skipped.append(f"{document.source}: {str(error).rstrip('.')}")
            note(f"skipped {skipped[-1]}.")
            return ()

    result = score(articles, statements, ontology)
    if skipped and len(skipped) == asked:
        raise LoaderError(f"No article could be read; the last was {skipped[-1]}")
    return result


def columns(names: Iterable[str]) -> tuple[str, ...]:
    """The header of `side_by_side`: what, name, then three figures a reader.

    >>> columns(["patterns"])
    ('what', 'name', 'patterns precision', 'patterns recall', 'patterns f1')
    """
    return "what", "name", *(f"{name} {each}" for name in names for each in COMPARED)


def side_by_side(scores: Mapping[str, Score]) -> Iterator[tuple[str | float | None, ...]]:
    """The figures of each reader in one row for each thing measured; None where a reader has none.

    The last rows count the traps sprung, in each reader's first column.
    """
    found = {name: {row[:2]: row for row in figures(each)} for name, each in scores.items()}
    rows = dict.fromkeys(key for each in found.values() for key in each)
    for key in sorted(rows, key=_order):
        yield *key, *(cell for each in found.values() for cell in _cells(each.get(key)))
    yield "traps", "", *(cell for each in scores.values() for cell in (each.traps, None, None))


def _order(key: tuple[str, str]) -> tuple[int, str]:
    return ("all", "relation", "language", "status", "qualifier").index(key[0]), key[1]


def _cells(row: Figures | None) -> tuple[float | None, ...]:
    return (None, None, None) if row is None else row[2:5]


def shared(scores: Mapping[str, Score], articles: Sequence[GoldArticle]) -> Iterator[tuple[str, ...]]:
    """Every miss, extra and trap of any reader: the readers that have it, then as `findings` gives it."""
    found: dict[tuple[str, str, str], tuple[list[str], str]] = {}
    for name, each in scores.items():
        for *finding, sentence in findings(each, articles):
            kind, article, fact = finding
            readers, _ = found.setdefault((kind, article, fact), ([], sentence))
            if name not in readers:
                readers.append(name)
    place = {article.id: number for number, article in enumerate(articles)}
    for key in sorted(found, key=lambda key: (place[key[1]], key)):
        yield ", ".join(found[key][0]), *key, found[key][1]


SHARED = ("readers", *FINDINGS)
