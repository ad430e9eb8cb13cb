"""Words that tell two things just named apart, or take both: "the former", "la seconde", "the two groups"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import nations
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
    every = frozenset().union(*(lexicon.words("couples", r.value) for r in Rank), lexicon.words("couples", "whole"))
    return any(t.text.casefold() in every for t in sentence.tokens)


def marks(
    sentence: Sentence, names: Sequence[Name], tree: Tree, after: Sequence[Token], lexicon: Lexicon
) -> Iterator[Mark]:
    """The words of a sentence that mean one or both of two, by the words beside them; `after` follows the sentence."""
    named = {i for n in names for i in range(n.first, n.last)}
    words = [t.text.casefold().replace("’", "'") for t in sentence.tokens]
    seen = {w.start: i for i, w in enumerate(tree.words)}
    grown = [seen.get(t.start) for t in sentence.tokens]
    ahead = [*words, *(t.text.casefold() for t in after)]
    opened = False
    for at, word in enumerate(words):
        if at in named:
            continue
        before = words[at - 1] if at else ""
        if (mark := _both(words, at, before, named, tree, grown, lexicon)) is not None:
            yield mark
            continue
        rank = next((r for r in (Rank.FIRST, Rank.SECOND, Rank.LAST) if _ranked(word, before, r, lexicon)), None)
        if rank is None or at + 1 in named:
            continue
        paired = opened if rank is Rank.SECOND else _follows(ahead, at, rank, lexicon)
        if rank is Rank.FIRST and paired:
            opened = True
        if word in lexicon.words("couples", "paired") and not paired:
            if word in lexicon.words("couples", "alone") and rank is Rank.SECOND:
                yield Mark(at, at + 1, Rank.LAST)
            continue
        if _alone(at, paired, tree, grown, words, lexicon):
            yield Mark(at, at + 1, rank)


def _ranked(word: str, before: str, rank: Rank, lexicon: Lexicon) -> bool:
    """Whether a word says a rank, with the determiner that this needs."""
    if word not in lexicon.words("couples", rank.value):
        return False
    kind = "near" if rank is Rank.LAST else "determiners"
    return word in lexicon.words("couples", "alone") or before in lexicon.words("couples", kind)


def _follows(ahead: Sequence[str], at: int, rank: Rank, lexicon: Lexicon) -> bool:
    """Whether the other of two is spoken of further on."""
    if rank is not Rank.FIRST:
        return False
    return any(_ranked(ahead[i], ahead[i - 1], Rank.SECOND, lexicon) for i in range(at + 1, len(ahead)))


def _alone(
    at: int, paired: bool, tree: Tree, grown: Sequence[int | None], words: Sequence[str], lexicon: Lexicon
) -> bool:
    """Whether a rank is nobody's adjective: "the former sells", not "the former owner" nor "the first to sell"."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in lexicon.words("couples", "complements"):
        return False
    if after in lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "person"):
        return False
    index = grown[at]
    if index is None:
        return False
    following = _word(tree, grown, at + 1)
    clear = paired and words[at] in lexicon.words("couples", "clear")
    if clear and following is not None and following.pos == "NOUN" and after.endswith("s"):
        return True  # the parser takes a verb for a noun: "the former supplies Lyon, the latter Metz"
    if following is not None and following.pos in NOMINAL:
        return False
    own = tree.words[index]
    governed = own.dep in ("amod", "compound", "nummod") and own.head > index
    return not (governed and tree.words[own.head].pos in ("NOUN", "PROPN"))


def _word(tree: Tree, grown: Sequence[int | None], at: int) -> Word | None:
    index = grown[at] if at < len(grown) else None
    return tree.words[index] if index is not None else None


def _both(
    words: Sequence[str],
    at: int,
    before: str,
    named: set[int],
    tree: Tree,
    grown: Sequence[int | None],
    lexicon: Lexicon,
) -> Mark | None:
    """Words that take two together: "the two", "both companies", "les deux groupes"."""
    whole = words[at] in lexicon.words("couples", "whole")
    if not whole and not (
        words[at] in lexicon.words("couples", "both") and before in lexicon.words("couples", "plural")
    ):
        return None
    known = lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "person") | lexicon.nouns("couples", "nouns")
    end = at + 1
    while end < len(words) and end - at <= REACH and (w := _word(tree, grown, end)) is not None:
        if words[end] in known or w.pos != "ADJ" or end in named:
            break
        end += 1
    noun = words[end] if end < len(words) and words[end] in known and end not in named else ""
    end = end + 1 if noun else at + 1
    if noun and end < len(words) and words[end] in nations(lexicon):
        end += 1
    following = _word(tree, grown, end)
    after = words[end] if end < len(words) else ""
    if end in named or after in lexicon.words("couples", "complements") | lexicon.words("couples", "clauses"):
        return None
    if after == "," and end + 1 in named:
        return None
    if not noun and following is not None and following.pos in (*NOMINAL, *(("DET", "ADP") if whole else ())):
        return None
    own = _word(tree, grown, at)
    if whole and not noun and (own is None or own.dep not in (*SUBJECTS, *OBJECTS)):
        return None  # they are both in Lyon
    return Mark(at, end, Rank.BOTH, noun)
