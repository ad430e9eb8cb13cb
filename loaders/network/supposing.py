"""What the network finds in a sentence that only supposes it, or says of others in contrast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import permutations

from loaders.lexicon import lexicon
from loaders.network.saying import tree_of
from loaders.part import Part
from loaders.said import Place, Said
from loaders.status.contrast import NEAR, contrasted
from loaders.status.hypothesis import supposed
from loaders.status.stance import chain_of
from loaders.syntax import VERBS, Tree, Trees


def unsupposed(found: Iterable[Said], part: Part, trees: Trees) -> Iterator[Said]:
    """The facts of a part but for those that the network found in a hypothesis; patterns know these themselves."""
    for said in found:
        tree = tree_of(said, part, trees)
        if tree is None or not _supposed(tree, said.subject_at, said.object_at):
            yield said


def uncontrasted(found: Iterable[Said], part: Part, trees: Trees) -> Iterator[Said]:
    """The facts of a part but for those of the network whose end is only named in contrast to another's.

    Of "Bel, unlike Kiri, owns Marcillat" it finds both; what is said of Bel is none of Kiri's.
    """
    every = list(found)
    others: dict[tuple[str, Place, int], set[int]] = {}
    for said in every:
        for one, other in permutations((said.subject, said.object)):
            others.setdefault((said.relation.name, said.sentence, id(one)), set()).add(id(other))
    for said in every:
        tree = tree_of(said, part, trees)
        ends = ((said.subject_at, said.object_at, said.object), (said.object_at, said.subject_at, said.subject))
        if tree is None or not any(
            len(others[said.relation.name, said.sentence, id(kept)]) > 1 and _contrasted(tree, at, other)
            for at, other, kept in ends
        ):
            yield said


def _contrasted(tree: Tree, at: Place, other: Place) -> bool:
    """Whether an end stands behind a contrasting phrase of a sentence, and the other one before or behind both."""
    found, others = tree.ending(at), tree.ending(other)
    if len(found) != 1 or len(others) != 1 or not contrasted(tree, found[0], lexicon(tree.language)):
        return False
    return not found[0] - NEAR <= others[0] <= found[0]


def _supposed(tree: Tree, subject_at: Place, object_at: Place) -> bool:
    """Whether both ends stand under one verb of a sentence, and what it says is supposed."""
    ends = tree.ending(subject_at, object_at)
    if len(ends) != 2:
        return False
    one, other = (list(tree.up(at)) for at in ends)
    meet = next(at for at in one if at in other) if one[-1] == other[-1] else ends[0]
    if tree.words[meet].pos not in VERBS:
        return False
    between = [at for path in (one, other) for at in path[1 : path.index(meet)]]
    return supposed(tree, [*between, *chain_of(tree, meet)], lexicon(tree.language))
