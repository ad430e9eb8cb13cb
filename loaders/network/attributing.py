"""Who says what the network found, where no pattern has told it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from loaders.character import Character
from loaders.lexicon import lexicon
from loaders.network.packing import NOBODY
from loaders.network.reader import Scene
from loaders.network.saying import tree_of
from loaders.part import Part
from loaders.said import Said
from loaders.status.speaking import Attribution, attributions, speaker, speaking
from loaders.syntax import Tree, Trees


def attributed(found: Iterable[Said], part: Part, trees: Trees, seen: Scene) -> Iterator[Said]:
    """The facts of a part with their speakers: of what stands over sentences, who speaks in the last one.

    Pronouns and descriptions are those whom the network took them for.
    """
    words = lexicon(part.language)
    meant = {m.end: seen.characters[m.thing] for w in seen.windows for m in w.mentions if m.thing != NOBODY}
    by: dict[int, list[Attribution]] = {}
    for said in found:
        tree = tree_of(said, part, trees)
        if tree is None:
            yield said
            continue
        who = partial(_name, tree, meant)
        start = tree.sentence.start
        if start not in by:
            by[start] = list(attributions(tree, who, words))
        ends = [at for at in (said.subject_at, said.object_at) if at[0] >= start]
        yield replace(said, said_by=speaker(tree, by[start], ends, who))


def _name(tree: Tree, meant: Mapping[int, Character], at: int) -> str | None:
    """The name of the company or person that a word stands for."""
    return speaking(meant.get(tree.words[at].end))
