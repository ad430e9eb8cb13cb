"""Reading articles one by one, against the bare spaCy pipelines of the same models on the same texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import spacy

from benchmarks.measure import Result, alternating
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.models import PACKAGES
from loaders.readers import Options, Reader, reader
from ontology.read import load

ROOT = Path(__file__).resolve().parent.parent
WORDS = range(250, 351)
"""How many words an article has: what is asked grows faster than the text, as pairs of what it names do."""
SLOWEST: Mapping[str, float] = {"patterns": 1.5, "trained": 8.0}
"""How many times the bare pipelines' time each reader may take."""


def measured(most: int, times: int) -> list[Result]:
    """Articles of corpus/dev of about 300 words, models loaded before, by each reader and the pipelines in turn."""
    fit = [each for each in read_gold([ROOT / "corpus" / "dev"]) if len(each.text.split()) in WORDS]
    articles = fit[:: max(1, len(fit) // most)][:most]
    documents = [Document(each.text, each.file, each.id, published=each.date) for each in articles]

    bare = {language: spacy.load(package, exclude=["lemmatizer"]) for language, package in PACKAGES.items()}

    def theirs() -> None:
        for each in articles:
            bare[each.language](each.text)

    found = []
    for name, slowest in SLOWEST.items():
        read = reader(name, load(), Options())

        def ours(read: Reader = read) -> None:
            for document in documents:
                read(document)

        ours()
        theirs()
        taken = alternating(ours, theirs, times)
        rate, their_rate = (len(documents) / each for each in taken)
        work = f"reading {len(documents)} articles, {name} ({rate:.1f} a second against {their_rate:.1f})"
        found.append(Result(work, *taken, "the bare spaCy pipelines", slowest))
    return found
