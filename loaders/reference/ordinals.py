"""Words that tell two things just named apart, or take both: "the former", "la seconde", "the two groups"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from functools import cache

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import nations
from loaders.reference.descriptions import inside
from loaders.syntax import SUBJECTS, Tree, Word
from loaders.tokens import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "SYM"})
"""Parts of speech of what makes an adjective of the word before ("the former owner")."""
OBJECTS = frozenset({"obj", "dobj", "pobj", "dative", "obl:arg", "obl:mod", "nmod", "poss"})
"""Dependencies besides a subject's that "both" has where it stands for two things by itself."""
REACH = 2
"""Adjectives that may stand between "two" and its noun."""


class Rank(Enum):
    """Which of two a word means."""

    FIRST = "first"
    SECOND = "second"
    LAST = "last"
    """The nearer one, in a language that says so of any ("ce dernier")."""
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Mark:
    """Such words: tokens `first` to `last` (exclusive) without a determiner; `noun` is what two are called."""

    first: int
    last: int
    rank: Rank
    noun: str = ""


def hinted(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence holds a word that may be such."""
    return not _hints(lexicon).isdisjoint(t.text.casefold() for t in sentence.tokens)


@cache
def _hints(lexicon: Lexicon) -> frozenset[str]:
    return frozenset().union(*(lexicon.words("couples", name) for name in (*(r.value for r in Rank), "whole")))


def marks(
    sentence: Sentence, names: Sequence[Name], tree: Tree, after: Sequence[Token], lexicon: Lexicon
) -> Iterator[Mark]:
    """The words of a sentence that mean one or both of two, by the words beside them; `after` follows the sentence."""
    line = _line(sentence, names, tree, lexicon)
    ahead = [*line.words, *(t.text.casefold() for t in after)]
    seconds = [at for at in range(1, len(ahead)) if _ranked(ahead[at], ahead[at - 1], Rank.SECOND, lexicon)]
    opened = False
    for at, word in enumerate(line.words):
        if at in line.named:
            continue
        if (mark := _both(line, at)) is not None:
            yield mark
            continue
        ranks = (r for r in (Rank.FIRST, Rank.SECOND, Rank.LAST) if _ranked(word, line.word(at - 1), r, lexicon))
        rank = next(ranks, None)
        if rank is None or at + 1 in line.named:
            continue
        paired = opened if rank is Rank.SECOND else rank is Rank.FIRST and seconds[-1:] > [at]
        opened = opened or (rank is Rank.FIRST and paired)
        if line.among(at, "paired") and not paired:
            if line.among(at, "alone") and rank is Rank.SECOND:
                yield Mark(at, at + 1, Rank.LAST)
            continue
        if _alone(line, at, paired):
            yield Mark(at, at + 1, rank)


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence by its tokens: their words in lower case, those in names, and where they stand in its tree."""

    words: Sequence[str]
    named: Set[int]
    tree: Tree
    places: Sequence[int | None]
    lexicon: Lexicon

    def word(self, at: int) -> str:
        """The word of a token; empty before the first and behind the last."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def parsed(self, at: int) -> Word | None:
        """The same as a word of the tree, which need not have it."""
        place = self.places[at] if at < len(self.places) else None
        return None if place is None else self.tree.words[place]

    def among(self, at: int, *lists: str) -> bool:
        """Whether a word stands in one of the lists for such words."""
        return any(self.word(at) in self.lexicon.words("couples", name) for name in lists)


def _line(sentence: Sentence, names: Sequence[Name], tree: Tree, lexicon: Lexicon) -> _Line:
    words = [t.text.casefold().replace("’", "'") for t in sentence.tokens]
    places = {w.start: i for i, w in enumerate(tree.words)}
    return _Line(words, inside(names), tree, [places.get(t.start) for t in sentence.tokens], lexicon)


def _ranked(word: str, before: str, rank: Rank, lexicon: Lexicon) -> bool:
    """Whether a word says a rank, with the determiner that this needs."""
    if word not in lexicon.words("couples", rank.value):
        return False
    kind = "near" if rank is Rank.LAST else "determiners"
    return word in lexicon.words("couples", "alone") or before in lexicon.words("couples", kind)


def _alone(line: _Line, at: int, paired: bool) -> bool:
    """Whether a rank is nobody's adjective: "the former sells", not "the former owner" nor "the first to sell"."""
    own, following = line.parsed(at), line.parsed(at + 1)
    after = line.word(at + 1)
    if own is None or line.among(at + 1, "complements") or after in _kinds(line.lexicon):
        return False
    kind = following.pos if following is not None else ""
    if paired and line.among(at, "clear") and kind == "NOUN" and after.endswith("s"):
        return True  # the parser takes a verb for a noun: "the former supplies Lyon, the latter Metz"
    if kind in NOMINAL:
        return False
    governed = own.dep in ("amod", "compound", "nummod") and own.head > (line.places[at] or 0)
    return not (governed and line.tree.words[own.head].pos in ("NOUN", "PROPN"))


def _both(line: _Line, at: int) -> Mark | None:
    """Words that take two together: "the two", "both companies", "les deux groupes"."""
    whole = line.among(at, "whole")
    if not whole and not (line.among(at, "both") and line.among(at - 1, "plural")):
        return None
    known = _kinds(line.lexicon) | line.lexicon.nouns("couples", "nouns")
    end = at + 1
    while end - at <= REACH and (word := line.parsed(end)) is not None:
        if line.word(end) in known or word.pos != "ADJ" or end in line.named:
            break
        end += 1
    noun = line.word(end) if line.word(end) in known and end not in line.named else ""
    end = end + 1 if noun else at + 1
    if noun and line.word(end) in nations(line.lexicon):
        end += 1
    if end in line.named or line.among(end, "complements", "clauses"):
        return None
    if line.word(end) == "," and end + 1 in line.named:
        return None
    own, following = line.parsed(at), line.parsed(end)
    if not noun and following is not None and following.pos in (*NOMINAL, *(("DET", "ADP") if whole else ())):
        return None
    if whole and not noun and (own is None or own.dep not in (*SUBJECTS, *OBJECTS)):
        return None  # they are both in Lyon
    return Mark(at, end, Rank.BOTH, noun)


@cache
def _kinds(lexicon: Lexicon) -> frozenset[str]:
    """Nouns for companies and people."""
    return lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "person")
