"""Who says a fact, where the text attributes it: "X said that ...", "according to X", "..., a annoncé X"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from loaders.character import ORG, PER, Character
from loaders.lexicon import Lexicon
from loaders.said import Place
from loaders.syntax import VERBS, Tree

Who = Callable[[int], str | None]
"""The name of the character that a word of a tree stands for, or None."""

CLAUSES = ("ccomp", "xcomp", "parataxis")
"""Under what stands a clause that somebody says."""
NOUNS = ("obj", "dobj", "obl:arg")
"""Under what stands a noun that somebody announces or denies ("denies the merger")."""
NAMING = ("appos", "flat", "flat:name", "nmod:appos")
"""Under what a name stands by the noun that it is the name of."""
REACH = 4
"""Words after "according to", or after a verb, among which the speaker is looked for."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A speaker's name, and the words of the tree that are theirs."""

    by: str
    words: frozenset[int]


def speaking(character: Character | None) -> str | None:
    """The name of a character that can speak: a company or a person."""
    return character.name if character is not None and character.code in (ORG, PER) else None


def speaker(tree: Tree, found: Collection[Attribution], ends: Collection[Place], who: Who) -> str | None:
    """Who says in a sentence what relates the words at `ends`; None where the text itself does, or leaves it open.

    `found` are the attributions of the sentence. Of several the one nearest to the fact: whose words are fewest and
    hold all ends but the speaker's own name.
    """
    at = [i for i, w in enumerate(tree.words) if any(w.start < b and a < w.end for a, b in ends)]
    fitting = [each for each in found if _theirs(at, each, who)]
    return min(fitting, key=lambda each: len(each.words)).by if fitting else None


def _theirs(at: Collection[int], attribution: Attribution, who: Who) -> bool:
    inside = [i in attribution.words for i in at]
    return any(inside) and all(held or who(i) == attribution.by for i, held in zip(at, inside, strict=True))


def attributions(tree: Tree, who: Who, lexicon: Lexicon) -> Iterator[Attribution]:
    """What a sentence says that somebody says, in the order of the verbs; then what it says according to somebody."""
    plain, naming = lexicon.verbs("stance", "attributing"), lexicon.verbs("stance", "announcing")
    for at, word in enumerate(tree.words):
        if word.pos not in VERBS or word.form not in plain | naming:
            continue
        subject, told = _inverted(tree, at, lexicon) or (tree.first(at, "nsubj"), None)
        by = None if subject is None else _named(tree, subject, who, lexicon)
        if by is not None:
            yield Attribution(by, told or frozenset(_told(tree, at, word.form in naming)))
    for source in _sources(tree, lexicon):
        by = _named(tree, source, who, lexicon)
        if by is not None:
            yield Attribution(by, frozenset(range(len(tree.words))) - frozenset(_below(tree, source)))


def _inverted(tree: Tree, at: int, lexicon: Lexicon) -> tuple[int, frozenset[int]] | None:
    """The subject after a French verb of saying that a comma goes before (", a juré lundi X"), and what it says."""
    if lexicon.language != "fr":
        return None
    before = at - 1 if at and tree.words[at - 1].form in lexicon.words("stance", "having_said") else at
    own = tree.first(at, "nsubj")
    if before < 2 or (own is not None and own < at) or tree.words[before - 1].form not in (",", "–", "—", "-"):
        return None
    days = lexicon.words("names", "weekdays")
    for after in range(at + 1, min(at + 1 + REACH, len(tree.words))):
        word = tree.words[after]
        if word.name is not None or (word.pos == "NOUN" and word.form.capitalize() not in days):
            return after, frozenset(range(before - 1))
    return None


def _told(tree: Tree, at: int, nouns: bool) -> Iterator[int]:
    """The words that a verb of saying has said: what hangs on it, and where it is inserted what it hangs on."""
    for child in tree.child(at, *CLAUSES, *(NOUNS if nouns else ())):
        yield from _below(tree, child)
    word = tree.words[at]
    if word.dep == "parataxis" and word.head != at:
        own = set(_below(tree, at))
        yield from (i for i in _below(tree, word.head) if i not in own)


def _sources(tree: Tree, lexicon: Lexicon) -> Iterator[int]:
    """The words that say according to whom: the noun after "selon", "d'après", "according to", no comma between."""
    forms = [w.form.replace("’", "'") for w in tree.words]
    for phrase in lexicon.listed("stance", "sources"):
        parts = phrase.split()
        for at in range(len(forms) - len(parts)):
            if forms[at : at + len(parts)] != parts:
                continue
            for i in range(at + len(parts), min(at + len(parts) + REACH, len(forms))):
                if tree.words[i].pos == "PUNCT":
                    break
                if tree.words[i].pos in ("NOUN", "PROPN", "X"):
                    yield i
                    break


def _named(tree: Tree, at: int, who: Who, lexicon: Lexicon) -> str | None:
    """The speaker that a word stands for: itself, who is named beside it, or for whom a spokesman speaks."""
    beside = next((c for c in tree.children[at] if tree.words[c].name is not None and _beside(tree, at, c)), None)
    if beside is not None:
        return who(beside)
    if tree.words[at].form in lexicon.nouns("stance", "spokesmen"):
        return next((by for i in sorted(_below(tree, at)) if i != at and (by := who(i)) is not None), None)
    return who(at)


def _beside(tree: Tree, at: int, other: int) -> bool:
    """Whether a name is that of the noun before it ("son patron, X", "le quotidien X")."""
    between = tree.words[at + 1 : other]
    return other > at and (tree.words[other].dep in NAMING or all(w.pos == "ADJ" for w in between))


def _below(tree: Tree, at: int) -> Iterator[int]:
    """A word and all that hangs on it."""
    waiting = [at]
    while waiting:
        word = waiting.pop()
        yield word
        waiting.extend(tree.children[word])
