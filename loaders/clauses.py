"""Which dates of a sentence are told by a clause that a fact stands in, and which by another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.qualifiers import Quantity
from loaders.said import Place, Said
from loaders.syntax import Tree, Trees
from loaders.times import DATE

VERBS = frozenset({"VERB", "AUX"})
RELATIVE = frozenset({"acl", "acl:relcl", "relcl"})


def elsewhere(said: Said, found: Iterable[Quantity], trees: Trees) -> frozenset[Place]:
    """The plain dates in a fact's evidence that another clause than its own tells; places in code points.

    A fact's clauses are those of the verbs over either of its ends, up to where both meet. A sentence without a tree
    has no clauses, and its dates stay.
    """
    first, last = said.sentence
    inside = [tree for start, tree in trees.items() if first <= start < last]
    dates = [q for q in found if q.kind == DATE and first <= q.start < last]
    return frozenset((q.start, q.end) for tree in inside for q in dates if _other(tree, q, said))


def _other(tree: Tree, date: Quantity, said: Said) -> bool:
    """Whether a date stands in a tree, in a clause that is not a fact's."""
    at = next((i for i, word in enumerate(tree.words) if date.start <= word.start < date.end), None)
    if at is None:
        return False
    over = next((i for i in _up(tree, at) if tree.words[i].pos in VERBS), None)
    ends = [i for i, word in enumerate(tree.words) if word.end in (said.subject_at[1], said.object_at[1])]
    own = set(_between([list(_up(tree, end)) for end in ends]))
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


def _up(tree: Tree, at: int) -> Iterator[int]:
    """A word, its head, and so on to the top."""
    for _ in tree.words:
        yield at
        if tree.words[at].head == at:
            return
        at = tree.words[at].head
