"""Training articles for the reader's network, as JSON lines.

    python -m training.pairs corpus/train > articles.jsonl

A row: the article's id, language, text; `things`: for each character its code and the (start, end) of its
mentions; `facts`: [subject, relation, object, status] by character number; `maybe`: triples to leave aside.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from loaders.evaluation.gold import GoldArticle, Triple, read_gold
from loaders.evaluation.matching import Names
from loaders.pipeline import parts
from loaders.document import Document
from ontology.read import load


def row(article: GoldArticle) -> dict[str, object]:
    """One article as the network sees it."""
    ontology, names = load(), Names(article)
    codes = {t.name: t.code for t in ontology.types.values()}
    read = list(parts(Document(article.text, article.id), article.language, ontology))
    found = [c for part in read for c in part.cast.characters]
    places = sorted((s.start, s.end) for part in read for s, _ in part.sentences)
    golden = [next((t for t in article.things if any(names.exact(t.name, n.text) for n in c.names)), None) for c in found]
    by_name: dict[str, list[int]] = {}
    for index, thing in enumerate(golden):
        if thing is not None:
            by_name.setdefault(thing.name, []).append(index)

    def numbered(triples: Iterable[Triple]) -> list[list[object]]:
        rows: list[list[object]] = []
        for t in triples:
            ends = [[i for n, at in by_name.items() if names.exact(name, n) for i in at] for name in (t.subject, t.object)]
            rows.extend([s, t.relation, o, t.status] for s in ends[0] for o in ends[1])
        return rows

    return {
        "id": article.id, "language": article.language, "text": article.text, "sentences": places,
        "things": [
            {"code": codes[thing.type] if thing else c.code, "guess": c.code, "mentions": [[n.start, n.end] for n in c.names]}
            for c, thing in zip(found, golden, strict=True)
        ],
        "facts": numbered(article.must), "maybe": numbered(article.may), "asked": len(article.must),
    }


def main(paths: Sequence[str]) -> None:
    """Print the rows of gold files or folders."""
    for article in read_gold(map(Path, paths)):
        print(json.dumps(row(article), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
