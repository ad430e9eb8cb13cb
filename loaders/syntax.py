"""A sentence's dependency tree, parsed with every name masked by a word the parser knows.

Parsers trip over unseen, long and foreign names. So each name stands in the parsed sentence as one
common proper noun; quotation marks and brackets around a lone name or number are left out. The tree
keeps for every word its place in the text and the name behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from sys import intern

from loaders import models
from loaders.character import Character
from loaders.lexicon import Lexicon, lexicon
from loaders.names import PRONOUN, Name
from loaders.tokens import Sentence

MASKS = {
    "en": {"": "Microsoft", "PER": "Smith", "LOC": "London"},
    "fr": {"": "Renault", "PER": "Martin", "LOC": "Paris"},
}
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "nsubj:pass", "nsubj:caus")
"""The dependencies of a subject on its verb, in both languages' models."""
AUXILIARIES = ("aux", "aux:tense", "aux:pass", "auxpass", "cop")
"""The same of an auxiliary or a copula."""
Meant = Mapping[tuple[int, int], tuple[Character, ...]]
"""Whom words that are no names mean: start and end in code points, one character or several."""
NOTHING: Mapping[int, Meant] = {}
RELATIVE = frozenset({"relcl", "acl", "acl:relcl"})
"""The same of a clause about a noun or name."""
VERBS = ("VERB", "AUX")
"""The tags of verbs, in both languages' models (Universal Dependencies)."""
SHARE = re.compile(r"(\d[\d.,]*)(pc|pct)")
"""A share as British papers write it ("30pc")."""
QUOTES = frozenset('«»“”"„‹›')


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a tree: form (lower case), tags, head, place in the text, the name it masks."""

    form: str
    pos: str
    tag: str
    morph: str
    dep: str
    head: int
    start: int
    end: int
    name: Name | None


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence; heads are indices into `words`, the root its own head.

    `meant` tells whom some of its words mean, by what was named before (loaders/reference/couples.py).
    """

    language: str
    sentence: Sentence
    words: tuple[Word, ...]
    children: tuple[tuple[int, ...], ...] = field(repr=False)
    meant: Meant = field(default_factory=dict, repr=False)

    def child(self, at: int, *deps: str) -> Iterator[int]:
        """Children under one of the dependencies, in order."""
        for index in self.children[at]:
            if self.words[index].dep in deps:
                yield index

    def first(self, at: int, *deps: str) -> int | None:
        """The first child under one of the dependencies."""
        return next(self.child(at, *deps), None)

    def means(self, at: int) -> tuple[Character, ...]:
        """Whom a word that is no name is known to mean; empty where that is not known."""
        start = self.words[at].start
        return next((who for (first, end), who in self.meant.items() if first <= start < end), ())

    def up(self, at: int) -> Iterator[int]:
        """A word, its head, that one's head, and so on to the root."""
        yield at
        while (head := self.words[at].head) != at:
            yield (at := head)

    def ending(self, *places: tuple[int, int]) -> list[int]:
        """The words that end where some places in the text do; a name's beginning may lie elsewhere in a tree."""
        ends = {end for _, end in places}
        return [at for at, word in enumerate(self.words) if word.end in ends]

    def root(self) -> int:
        """The tree's root."""
        return next(i for i, word in enumerate(self.words) if word.head == i)


Trees = Mapping[int, Tree]
"""Trees of sentences by where these start."""


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    start: int
    end: int
    name: Name | None
    mask: str = ""


def trees(
    language: str,
    items: Iterable[tuple[Sentence, Sequence[Name]]],
    types: Mapping[Name, str],
    meant: Mapping[int, Meant] = NOTHING,
) -> Iterator[Tree]:
    """The tree of each sentence; `types` guides the masks (PER, LOC, or another code).

    A word that means one character by `meant` (by where its sentence starts) is masked as that one's name would be,
    without its article.
    """
    words = lexicon(language)
    prepared = [(s, _pieces(s, names, words, meant.get(s.start, {}))) for s, names in items]
    texts = (([_mask(p, language, types) for p in pieces], [True] * len(pieces)) for _, pieces in prepared)
    for (sentence, pieces), doc in zip(prepared, models.parsed(language, texts), strict=True):
        # A long article has many words and few labels: each of these is kept once.
        grown = tuple(
            Word(
                p.text.casefold(),
                intern(t.pos_),
                intern(t.tag_),
                intern(str(t.morph)),
                intern(t.dep_),
                t.head.i,
                p.start,
                p.end,
                p.name,
            )
            for p, t in zip(pieces, doc, strict=True)
        )
        children: list[list[int]] = [[] for _ in grown]
        for index, word in enumerate(grown):
            if word.head != index:
                children[word.head].append(index)
        yield Tree(language, sentence, grown, tuple(map(tuple, children)), meant.get(sentence.start, {}))


def _mask(piece: _Piece, language: str, types: Mapping[Name, str]) -> str:
    if piece.mask:
        return piece.mask
    if piece.name is not None and piece.name.label != PRONOUN:
        masks = MASKS[language]
        return masks.get(types.get(piece.name, ""), masks[""])
    if "-" in piece.text and piece.text.islower() and language == "en":
        return piece.text.replace("-", "")
    return piece.text.replace("’", "'")


def _pieces(sentence: Sentence, names: Sequence[Name], words: Lexicon, meant: Meant) -> list[_Piece]:
    starts = {name.first: name for name in names}
    pieces: list[_Piece] = []
    index = 0
    while index < len(sentence.tokens):
        token = sentence.tokens[index]
        name = starts.get(index)
        if name is not None:
            pieces.append(_Piece(name.text, name.start, name.end, name))
            index = name.last
            continue
        who = meant.get((token.start, token.end), ())
        if len(who) == 1:
            masks = MASKS[words.language]
            if pieces and pieces[-1].name is None and pieces[-1].text.casefold() in words.words("syntax", "articles"):
                pieces.pop()
            pieces.append(_Piece(token.text, token.start, token.end, None, masks.get(who[0].code, masks[""])))
            index += 1
            continue
        if token.text == "(" and (close := _aside(sentence, index, starts)):
            index = close
            continue
        if token.text == "pour" and _hundredth(sentence, index, words):
            pieces.append(_Piece("pour cent", token.start, sentence.tokens[index + 1].end, None, "%"))
            index += 2
            continue
        phrase = _phrase(sentence, index, starts, words)
        if phrase:
            last = index + len(phrase[0].split()) - 1
            if phrase[1]:
                pieces.append(_Piece(phrase[0], token.start, sentence.tokens[last].end, None, phrase[1]))
            index = last + 1
            continue
        if share := SHARE.fullmatch(token.text):
            cut = token.start + share.end(1)
            sign = "percent" if words.language == "en" else "%"
            pieces += [_Piece(share[1], token.start, cut, None), _Piece(share[2], cut, token.end, None, sign)]
        elif token.text not in QUOTES:
            pieces.append(_Piece(token.text, token.start, token.end, None))
        index += 1
    return pieces or [_Piece(t.text, t.start, t.end, None) for t in sentence.tokens]


@cache
def _openings(words: Lexicon) -> frozenset[str]:
    """First words of set phrases."""
    phrases = (*words.words("syntax", "left_out"), *words.mapping("syntax", "masks"))
    return frozenset(phrase.split()[0] for phrase in phrases)


def _phrase(sentence: Sentence, at: int, starts: Mapping[int, Name], words: Lexicon) -> tuple[str, str] | None:
    """A set phrase that begins here, and the plain word that stands for it; empty where it is left out."""
    if sentence.tokens[at].text.casefold().replace("’", "'") not in _openings(words):
        return None
    for length in (4, 3, 2, 1):
        if at + length <= len(sentence.tokens) and not any(i in starts for i in range(at, at + length)):
            text = " ".join(t.text for t in sentence.tokens[at : at + length]).casefold().replace("’", "'")
            if text in words.words("syntax", "left_out"):
                return text, ""
            if text in (masks := words.mapping("syntax", "masks")):
                return text, masks[text]
    return None


def _hundredth(sentence: Sentence, at: int, words: Lexicon) -> bool:
    """Whether "pour cent" stands at a token, behind a number ("vingt pour cent", not "vendu pour cent millions")."""
    if [t.text for t in sentence.tokens[at : at + 2]] != ["pour", "cent"]:
        return False
    before = sentence.tokens[at - 1].text.casefold() if at else ""
    return before[:1].isdigit() or before in words.mapping("numbers", "cardinals")


def _aside(sentence: Sentence, at: int, starts: Mapping[int, Name]) -> int | None:
    """Where a bracket that holds only a name, code or number ends; None for one that says more."""
    index, names, words = at + 1, 0, 0
    while index < len(sentence.tokens) and index - at < 12:
        token = sentence.tokens[index]
        if token.text == ")":
            return index + 1 if names <= 1 and words <= 2 else None
        if index in starts:
            names += 1
            index = starts[index].last
            continue
        words += token.text[:1].isalpha()
        index += 1
    return None
