"""Training articles for the reader's network, as JSON lines.

    python -m training.articles corpus/train > articles.jsonl

A row: the article's id, language, text, sentences; `things`: for each character found its names' places, its code
in the gold (`NONE` where it is no thing there) and the code guessed; `descriptions` [start, end, character or -1];
`trees` [start of the sentence, its words], a word [start, end, head, dependency];
`facts` [subject, relation, object, status] by character number; `maybe`: triples to leave aside; `never`: traps.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from loaders.descriptions import descriptions
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, Thing, Triple, read_gold
from loaders.evaluation.matching import Names
from loaders.lexicon import lexicon
from loaders.network.packing import NOBODY
from loaders.part import Part
from loaders.pipeline import parts
from loaders.syntax import trees
from ontology.read import load
from ontology.schema import Ontology

NONE = "NONE"


def row(article: GoldArticle, ontology: Ontology) -> dict[str, object]:
    """One article as the network sees it: our own names and characters, with what the gold says of them."""
    names = Names(article)
    codes = {t.name: t.code for t in ontology.types.values()}
    read = list(parts(Document(article.text, article.id), article.language, ontology))
    found = [c for part in read for c in part.cast.characters]
    places: dict[int, list[list[int]]] = {id(c): [] for c in found}
    for part in read:
        for _, named in part.sentences:
            for name in named:
                places[id(part.cast.of[name])].append([name.start, name.end])
    golden = [
        next((t for t in article.things if any(names.exact(t.name, n.text) for n in c.names)), None) for c in found
    ]
    by_name: dict[str, list[int]] = {}
    for index, thing in enumerate(golden):
        if thing is not None:
            by_name.setdefault(thing.name, []).append(index)

    def numbered(triples: Iterable[Triple]) -> list[list[object]]:
        rows: list[list[object]] = []
        for t in triples:
            ends = [
                [i for n, at in by_name.items() if names.exact(name, n) for i in at] for name in (t.subject, t.object)
            ]
            rows.extend([s, t.relation, o, t.status] for s in ends[0] for o in ends[1])
        return rows

    return {
        "id": article.id,
        "language": article.language,
        "text": article.text,
        "sentences": sorted((s.start, s.end) for part in read for s, _ in part.sentences),
        "things": [
            {
                "code": codes[thing.type] if thing else NONE,
                "guess": c.code,
                "name": thing.name if thing else c.name,
                "mentions": places[id(c)],
            }
            for c, thing in zip(found, golden, strict=True)
        ],
        "descriptions": list(_described(article, read, golden)),
        "trees": [
            [tree.sentence.start, [[w.start, w.end, w.head, w.dep] for w in tree.words]]
            for part in read
            for tree in trees(part.language, part.sentences, part.codes())
        ],
        "facts": numbered(article.must),
        "maybe": numbered(article.may),
        "never": numbered(article.never),
        "asked": len(article.must),
    }


def _described(article: GoldArticle, read: Sequence[Part], golden: Sequence[Thing | None]) -> Iterator[list[int]]:
    """Where descriptions stand, and the number of the character that each means by the gold, or NOBODY."""
    spans = [
        (m.start("noun"), m.end(), index)
        for index, thing in enumerate(golden)
        if thing is not None
        for words in thing.also
        for m in re.finditer(_written(words, article.language), article.text, re.IGNORECASE)
    ]
    for part in read:
        for sentence, names in part.sentences:
            for start, end in descriptions(sentence, names, lexicon(part.language)):
                meant = {golden[i].name: i for a, b, i in reversed(spans) if a == start and end <= b}
                yield [start, end, next(iter(meant.values())) if len(meant) == 1 else NOBODY]


def _written(words: str, language: str) -> str:
    """A pattern for a description in a text, whatever its determiner; what follows that is the group `noun`."""
    determiners = "|".join(map(re.escape, sorted(lexicon(language).words("descriptions", "determiners"))))
    bare = re.sub(rf"^(?:{determiners})(?:\s|(?<=['’]))", "", words, flags=re.IGNORECASE)
    return rf"(?<!\w)(?P<noun>{re.escape(bare)})(?!\w)"


def main(paths: Sequence[str]) -> None:
    """Print the rows of gold files or folders."""
    ontology = load()
    for article in read_gold(map(Path, paths)):
        print(json.dumps(row(article, ontology), ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1:])
