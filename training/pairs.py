"""Training rows of given pairs, as JSON lines, in the form of `training.articles`.

    python -m training.pairs DATA > given.jsonl

The rows of the public sets under DATA (training/public.py), read as `eval --pairs` reads a row: with all names of the
text, descriptions and pronouns, which mean nobody there, and the trees of its sentences. Nothing but the given pair is
asked for, and no type is taught. Rows in a language that nobody here reads are left out.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from loaders.errors import LanguageError
from loaders.given import given
from loaders.lexicon import lexicon
from loaders.network.packing import NOBODY
from loaders.reference.descriptions import stand_ins
from ontology.read import load
from ontology.schema import Ontology
from training import public
from training.articles import tree_rows


def row(plain: dict[str, Any], ontology: Ontology) -> dict[str, Any]:
    """One row of `public.rows`, whose two things are the given ones, as reading sees its text.

    Raises:
        LanguageError: the text is in a language that nobody here reads.
    """
    head, tail = (tuple(thing["mentions"][0]) for thing in plain["things"])
    found = given(plain["text"], head, tail, None, ontology)
    assert found is not None, "public.rows leaves out what has no two ends"
    part = found.part
    number = {id(c): i for i, c in enumerate(part.cast.characters)}
    ends = number[id(found.head)], number[id(found.tail)]
    mentions: list[list[list[int]]] = [[] for _ in part.cast.characters]
    for _, names in part.sentences:
        for name in names:
            mentions[number[id(part.cast.of[name])]].append([name.start, name.end])

    def moved(triples: Sequence[Sequence[Any]]) -> list[list[object]]:
        return [[ends[s], relation, ends[o], status] for s, relation, o, status in triples]

    return plain | {
        "language": part.language,
        "sentences": [[s.start, s.end] for s, _ in part.sentences],
        "things": [
            {"code": "NONE", "guess": c.code, "only": True, "mentions": places}
            for c, places in zip(part.cast.characters, mentions, strict=True)
        ],
        "pairs": [[*ends], [*ends[::-1]]],
        "facts": moved(plain["facts"]),
        "maybe": moved(plain["maybe"]),
        "trees": list(tree_rows(part)),
        "pronouns": [[*place, NOBODY, NOBODY] for place in stand_ins(part.sentences, lexicon(part.language))],
    }


def main(data: str) -> None:
    """Print the rows of the sets under a folder."""
    ontology = load()
    for plain in public.rows(Path(data), public.LATIN):
        try:
            print(json.dumps(row(plain, ontology), ensure_ascii=False))
        except LanguageError:
            continue


if __name__ == "__main__":
    main(*sys.argv[1:])
