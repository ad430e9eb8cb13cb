"""Lists of names as they are written, whatever the parser made of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.syntax import SUBJECTS, VERBS, Tree

AND = ("and", "et", "or", "ou", "&")
SMALL = (
    "the",
    "le",
    "la",
    "les",
    "l'",
    "l’",
    "de",
    "d'",
    "d’",
    "du",
    "à",
    "by",
    "par",
    "to",
    "of",
    "with",
    "avec",
    "in",
    "en",
)


def name_list(tree: Tree, at: int) -> list[int]:
    """The names that follow a name in a list: "A, B and C" as written, whatever the parser made of it."""
    if tree.words[at].name is None:
        return []
    found: list[int] = []
    index = at + 1
    while index + 1 < len(tree.words):
        form = tree.words[index].form
        if form not in (",", *AND):
            break
        after = index + 1 + (form == "," and tree.words[index + 1].form in AND)
        while after < len(tree.words) and tree.words[after].form in SMALL:
            after += 1
        while _possesses(tree, after):
            after += 2
        if after >= len(tree.words) or tree.words[after].name is None or opens(tree, at, after):
            break
        found.append(after)
        if form in AND or (after > index + 1 and tree.words[index + 1].form in AND):
            return found
        index = after + 1
    return []


def listed_before(tree: Tree, at: int) -> bool:
    """Whether a name stands inside a list that began with another name."""
    return any(
        at in name_list(tree, start) for start in range(max(0, at - 12), at) if tree.words[start].name is not None
    )


def opens(tree: Tree, at: int, after: int) -> bool:
    """Whether a name is of the subject of a clause that begins behind another name and the verb before that.

    A comma between it and its verb ends a list instead ("based in Lyon, Lille and Nice, it has"), whatever the parser
    made of it.
    """
    first, _ = _clause(tree, at)
    verb, subject = _clause(tree, after)
    if first is None or verb is None or not first < at < after < verb or not subject:
        return False
    return all(word.form != "," for word in tree.words[after:verb])


def _clause(tree: Tree, at: int) -> tuple[int | None, bool]:
    """The verb over a word, and whether that is of its subject."""
    for below, over in pairwise(tree.up(at)):
        if tree.words[over].pos in VERBS:
            return over, tree.words[below].dep in SUBJECTS
    return None, False


def _possesses(tree: Tree, at: int) -> bool:
    """Whether a name only says whose or where the next one is ("Bel and Norway's Orkla")."""
    words = tree.words[at : at + 3]
    return len(words) == 3 and words[0].name is not None and words[1].form in ("'s", "’s") and words[2].name is not None


def of_ends(tree: Tree, found: Sequence[int], ends: Sequence[int]) -> int:
    """Of the words that a slot has, the first that an end follows with no name between.

    Of "joints à Volvo et freins à Scania" a parser makes "Volvo et freins": such a noun is Scania's.
    """
    gaps = [(max((i for i in range(end) if tree.words[i].name is not None), default=-1), end) for end in sorted(ends)]
    for name, end in gaps:
        if near := [at for at in found if name < at < end]:
            return near[0]
    for name, end in gaps:
        for at in range(name + 1, end):
            word = tree.words[at]
            if word.pos == "NOUN" and word.dep == "conj" and tree.words[word.head].name is not None:
                return at
    return found[0]
