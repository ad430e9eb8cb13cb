"""Lists of names as they are written, whatever the parser made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.names import Name
from loaders.syntax import SUBJECTS, VERBS, Tree

AND = ("and", "et", "or", "ou", "&")
OWNING = ("'s", "’s")
"""What follows a name that only says whose the next one is."""
DESCRIBING = ("DET", "ADJ", "NOUN", "PROPN", "ADP")
"""The tags of words that may stand before a name of a described list ("and the Chilean fund Quebrada")."""
WORDS = 4
"""How many of them."""
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
    return len(words) == 3 and words[0].name is not None and words[1].form in OWNING and words[2].name is not None


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


@dataclass(frozen=True, slots=True)
class Member:
    """A name of a list, and where what is told of it begins: with "the" of "the French group Bel"."""

    name: Name
    start: int


def described_lists(tree: Tree) -> Iterator[tuple[Member, ...]]:
    """The lists of names of a sentence, each to the last name behind "and"; words may describe each name."""
    found: list[Member] = []
    last = -1
    for at, word in enumerate(tree.words):
        if word.name is None or (at + 1 < len(tree.words) and tree.words[at + 1].form in OWNING):
            continue  # whose next one is: "Brazil's Boivento"
        joint = _joint(tree, last, at) if found else ""
        if not joint:
            found = []
        found.append(Member(word.name, tree.words[_first(tree, at)].start))
        last = at
        if joint in AND:
            yield tuple(found)
            found = []


def _first(tree: Tree, at: int) -> int:
    """The first of the words before a name that describe it, WORDS of them at most."""
    first = at
    while (
        first and at - first < WORDS and tree.words[first - 1].pos in DESCRIBING and tree.words[first - 1].name is None
    ):
        first -= 1
    return first


def _joint(tree: Tree, last: int, at: int) -> str:
    """The comma or "and" that joins two names of a list; "" where something else stands between them."""
    between = [w for w in tree.words[last + 1 : at] if w.name is None and w.form not in OWNING]
    joints = [w.form for w in between if w.form in (",", *AND)]
    rest = [w for w in between if w.form not in (",", *AND)]
    if joints not in ([","], *([each] for each in AND), *([",", each] for each in AND)):
        return ""
    fit = between[0].form == joints[0] and len(rest) <= WORDS and all(w.pos in DESCRIBING for w in rest)
    return joints[-1] if fit else ""
