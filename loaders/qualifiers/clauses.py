"""Which dates of a sentence are told by a clause that a fact stands in, and which by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.qualifiers.quantities import Quantity
from loaders.qualifiers.times import DATE
from loaders.said import Place, Said
from loaders.syntax import RELATIVE, VERBS, Tree


def elsewhere(said: Said, found: Iterable[Quantity], trees: Iterable[Tree]) -> frozenset[Place]:
    """The plain dates among those found in a fact's evidence that another clause than its own tells.

    They are given by their places, in code points. A fact's clauses are those of the verbs over either of its ends, up
    to where both meet. A sentence whose tree is not given has no clauses, and its dates stay.
    """
    dates = [q for q in found if q.kind == DATE]
    own = [(tree, _own(tree, said)) for tree in trees] if dates else []
    return frozenset((q.start, q.end) for tree, words in own for q in dates if _other(tree, q, words))


def _own(tree: Tree, said: Said) -> frozenset[int]:
    """The words of a fact's ends in a tree, and those over them up to where both meet."""
    return frozenset(_between([list(tree.up(end)) for end in tree.ending(said.subject_at, said.object_at)]))


def _other(tree: Tree, date: Quantity, own: frozenset[int]) -> bool:
    """Whether a date stands in a tree, in a clause other than those of a fact's `own` words."""
    at = next((i for i, word in enumerate(tree.words) if date.start <= word.start < date.end), None)
    if at is None:
        return False
    over = next((i for i in tree.up(at) if tree.words[i].pos in VERBS), None)
    if over is not None and tree.words[over].dep in RELATIVE and tree.words[over].head in own:
        return False
    return over not in own


def _between(ways: list[list[int]]) -> Iterator[int]:
    """The words on ways up a tree, as far as the first that all share, or to the top where there is one way."""
    for way in ways:
        for at in way:
            yield at
            if len(ways) > 1 and all(at in other for other in ways):
                break
