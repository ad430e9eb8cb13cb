"""The common words of each language, as the training articles write them in lower case.

    python -m training.words corpus/train loaders/weights/words.json

A capitalised word that opens a sentence is read as a common one if it stands here (loaders/spotting/words.py).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path

from loaders.evaluation.gold import read_gold

LEAST = 2
"""How often a word must stand inside sentences."""


def main(source: str, target: str) -> None:
    """Count the words of gold articles and write those that are common."""
    counts: dict[str, Counter[str]] = {}
    for article in read_gold([Path(source)]):
        counts.setdefault(article.language, Counter()).update(re.findall(r"\b[a-zà-ÿœ]{2,}\b", article.text))
    table = {
        language: " ".join(sorted(word for word, count in found.items() if count >= LEAST))
        for language, found in sorted(counts.items())
    }
    Path(target).write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print({language: len(words.split()) for language, words in table.items()})


if __name__ == "__main__":
    main(*sys.argv[1:3])
