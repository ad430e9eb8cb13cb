"""A measured reader as a program: `python -m benchmarks.quality.printed READER FILE.jsonl`.

It prints statements as `extract --jsonl` does.
"""

from __future__ import annotations

import sys

from benchmarks.quality.readers import readings
from benchmarks.quality.setting import ROOT, Setting
from loaders.document import Document
from loaders.jsonl import line
from loaders.sources import articles
from ontology.read import load


def main(name: str, file: str) -> None:
    """Print what one of the measured readers finds in the articles of a file."""
    documents = [item for item in articles([file]) if isinstance(item, Document)]
    said = readings(Setting(load(), ROOT / "corpus"))[name](documents)
    for document, statements in zip(documents, said, strict=True):
        for statement in statements:
            print(line(statement, document.article().key))


if __name__ == "__main__":
    main(*sys.argv[1:])
