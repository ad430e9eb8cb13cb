"""What the network finds in a sentence that only supposes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from loaders.lexicon import lexicon
from loaders.network.saying import tree_of
from loaders.part import Part
from loaders.said import Place, Said
from loaders.status.hypothesis import supposed
from loaders.status.stance import chain_of
from loaders.syntax import VERBS, Tree, Trees


def unsupposed(found: Iterable[Said], part: Part, trees: Trees) -> Iterator[Said]:
    """The facts of a part but for those that the network found in a hypothesis; patterns know these themselves."""
    for said in found:
        tree = tree_of(said, part, trees)
        if tree is None or not _supposed(tree, said.subject_at, said.object_at):
            yield said


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
