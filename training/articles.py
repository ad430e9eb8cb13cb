"""Training articles for the reader's network, as JSON lines.

    python -m training.articles corpus/train 0.1 yz=2 > articles.jsonl

An article that `training.turns` says is not learnt has its id and text alone, for the vocabulary; without numbers all
are. A row: the article's id, language, text, sentences; `things`: for each character found its names' places, its code
in the gold (`NONE` where it is no thing there) and the code guessed; `descriptions` [start, end, character or -1];
`pronouns` the same as far as facts tell, and the last one mentioned that fits (training/pronouns.py);
`trees` [start of the sentence, its words], a word [start, end, head, dependency];
`facts` [subject, relation, object, status] by character number; `maybe`: triples to leave aside; `never`: traps.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from loaders.character import Character
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, Thing, Triple, read_gold
from loaders.evaluation.matching import Names
from loaders.lexicon import lexicon
from loaders.names import Name
from loaders.network.packing import NOBODY
from loaders.part import Part
from loaders.pipeline import parts
from loaders.reference.descriptions import HYPHENS, descriptions, pronouns
from loaders.syntax import trees
from ontology.read import load
from ontology.schema import Ontology
from training.pronouns import fitting, meant
from training.turns import shares, turns

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
    golden = [_golden(c, article, names) for c in found]
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

    must = numbered(article.must)
    told = list(_described(article, read, golden))
    things = [
        {
            "code": codes[thing.type] if thing else NONE,
            "guess": c.code,
            "name": thing.name if thing else c.name,
            "mentions": places[id(c)],
        }
        for c, thing in zip(found, golden, strict=True)
    ]
    return {
        "id": article.id,
        "language": article.language,
        "text": article.text,
        "sentences": sorted((s.start, s.end) for part in read for s, _ in part.sentences),
        "things": things,
        "descriptions": told,
        "pronouns": list(_pronouns(article.text, read, things, told, must)),
        "trees": [tree for part in read for tree in tree_rows(part)],
        "facts": must,
        "maybe": numbered(article.may),
        "never": numbered(article.never),
        "asked": len(article.must),
    }


def tree_rows(part: Part) -> Iterator[list[object]]:
    """The trees of a part's sentences as a row has them: [start of the sentence, its words]."""
    for tree in trees(part.language, part.sentences, part.codes()):
        yield [tree.sentence.start, [[w.start, w.end, w.head, w.dep] for w in tree.words]]


def _golden(character: Character, article: GoldArticle, names: Names) -> Thing | None:
    """The thing that a character is: one called so to the letter before one called almost so ("the Athens group")."""
    forms = {n.text for n in character.names}
    to_the_letter = (t for t in article.things if forms & {t.name, *t.also})
    alike = (t for t in article.things if any(names.exact(t.name, form) for form in sorted(forms)))
    return next(to_the_letter, None) or next(alike, None)


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
                opening = _opening(article.text, start, names)
                meant = {golden[i].name: i for a, b, i in reversed(spans) if opening <= a <= start and end <= b}
                yield [start, end, next(iter(meant.values())) if len(meant) == 1 else NOBODY]


def _opening(text: str, start: int, names: Sequence[Name]) -> int:
    """Where a description begins with the names that stand before its noun ("Athens group"), as the gold writes it."""
    for name in reversed(names):
        if name.end <= start and not text[name.end : start].strip(f" {''.join(HYPHENS)}"):
            start = name.start
    return start


def _pronouns(
    text: str,
    read: Sequence[Part],
    things: Sequence[Mapping[str, object]],
    told: Sequence[Sequence[int]],
    facts: Sequence[Sequence[object]],
) -> Iterator[list[object]]:
    """Where pronouns stand, whom each means as far as facts tell, and the last one mentioned that fits."""
    codes = [str(t["guess"] if t["code"] == NONE else t["code"]) for t in things]
    mentions = [((a, b), i) for i, thing in enumerate(things) for a, b in thing["mentions"]]
    mentions += [((a, b), who) for a, b, who in told if who != NOBODY]
    joined = {(int(str(s)), int(str(o))) for s, _, o, _ in facts}
    for part in read:
        asked = [
            (place, fitting(text[slice(*place)].casefold(), part.language))
            for sentence, names in part.sentences
            for place in pronouns(sentence, names, lexicon(part.language))
        ]
        places = [(s.start, s.end) for s, _ in part.sentences]
        for place, who, last in meant(asked, places, mentions, codes, joined):
            yield [*place, who, last]


def _written(words: str, language: str) -> str:
    """A pattern for a description in a text, whatever its determiner; what follows that is the group `noun`."""
    determiners = "|".join(map(re.escape, sorted(lexicon(language).words("descriptions", "determiners"))))
    bare = re.sub(rf"^(?:{determiners})(?:\s|(?<=['’]))", "", words, flags=re.IGNORECASE)
    return rf"(?<!\w)(?P<noun>{re.escape(bare)})(?!\w)"


def main(path: str, *times: str) -> None:
    """Print the rows of a gold file or folder."""
    ontology, wanted = load(), shares(times or ["1"])
    for article in read_gold([Path(path)]):
        learnt = turns(article.id, wanted) > 0
        made = row(article, ontology) if learnt else {"id": article.id, "text": article.text}
        print(json.dumps(made, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
