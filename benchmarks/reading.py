"""Reading articles one by one, against the bare spaCy pipelines of the same models on the same texts."""

from __future__ import annotations

from pathlib import Path

from benchmarks.measure import Result, alternating
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.models import model
from loaders.pipeline import reader
from ontology.read import load

ROOT = Path(__file__).resolve().parent.parent
SLOWEST = 0.7
"""The part of the bare pipelines' articles a second that reading should reach."""


def measured(most: int, times: int) -> list[Result]:
    """Articles of corpus/train, models loaded before, `times` times by both in turn."""
    articles = list(read_gold([ROOT / "corpus" / "train"]))[::7][:most]
    documents = [Document(each.text, each.file, each.id, published=each.date) for each in articles]
    read = reader(load())

    def ours() -> None:
        for document in documents:
            read(document)

    def theirs() -> None:
        for each in articles:
            model(each.language)(each.text)

    ours()
    theirs()
    taken = alternating(ours, theirs, times)
    rate, bare = (len(documents) / each for each in taken)
    work = f"reading {len(documents)} articles ({rate:.1f} a second against {bare:.1f})"
    return [Result(work, *taken, "the bare spaCy pipelines", 1 / SLOWEST)]
