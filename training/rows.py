"""Training rows for the types of names, written as JSON lines: features of a mention, its type's code.

    python -m training.rows corpus/train 3 > rows.jsonl

Of every third article, here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.evaluation.matching import Names
from loaders.features import features
from loaders.lexicon import lexicon
from loaders.pipeline import named_sentences
from ontology.read import load


def rows(article: GoldArticle) -> Iterator[dict[str, object]]:
    """One row a mention of a thing that the gold lists, with the article's id for splitting."""
    codes = {t.name: t.code for t in load().types.values()}
    words, names = lexicon(article.language), Names(article)
    for sentence, found in named_sentences(article.text, article.language):
        for name in found:
            things = [t for t in article.things if names.exact(t.name, name.text)]
            if len({t.type for t in things}) == 1:
                yield {
                    "article": article.id,
                    "code": codes[things[0].type],
                    "features": sorted(set(features(sentence, name, words))),
                }


def main(path: str, step: str = "1") -> None:
    """Print the rows of every `step`-th article of a gold file or folder."""
    for article in islice(read_gold([Path(path)]), 0, None, int(step)):
        for row in rows(article):
            print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
