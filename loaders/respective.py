"""Two lists told one by one: "A, B and C went to X, Y and Z respectively" is three facts, not nine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.grammar.lists import DESCRIBING, Member, described_lists
from loaders.lexicon import lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.recording import fits
from loaders.said import Place, Said
from loaders.syntax import Tree, Trees
from ontology.schema import Ontology

NEAR = 7
"""Words on either side of "respectively" in which figures say that it joins those."""


def respective(found: Iterable[Said], part: Part, trees: Trees, ontology: Ontology) -> Iterator[Said]:
    """What is found said in a part of an article, each fact once that is told of two lists one by one.

    A fact between any two members of such lists holds of those that stand at the same place in them, of each pair; all
    else is given as it came. The lists are as long as each other, and their members of types that fit.
    """
    told: dict[tuple[object, str], Said] = {}
    for said in found:
        tree = trees.get(part.sentence(max(said.subject_at, said.object_at)).start)
        pairs = list(_pairs(said, tree)) if tree is not None else []
        each = [_between(said, part, *ends) for ends in pairs]
        if not each or not all(fits(one, ontology) for one in each):
            yield said
            continue
        for one in each:
            kept = told.get((one.key, one.status))
            if kept is None or kept.confidence < one.confidence:
                told[one.key, one.status] = one
    yield from told.values()


def _between(said: Said, part: Part, subject: Name, object_: Name) -> Said:
    """What is said, of two other names; goods and the like stay with those of whom they were said."""
    ends = part.cast.of[subject], part.cast.of[object_]
    at = (subject.start, subject.end), (object_.start, object_.end)
    own = said.qualifiers if ends == (said.subject, said.object) else {}
    return replace(said, subject=ends[0], object=ends[1], subject_at=at[0], object_at=at[1], qualifiers=own)


def _pairs(said: Said, tree: Tree) -> Iterator[tuple[Name, Name]]:
    """Subject and object at each place of the two lists that a fact's ends stand in; none where there are no such."""
    words = lexicon(tree.language).words("numbers", "respectively")
    told = [at for at, word in enumerate(tree.words) if word.form in words]
    lists = list(described_lists(tree)) if told else []
    if not any(_joins(tree, at, lists) for at in told):
        return
    subjects, objects = (_of(lists, at) for at in (said.subject_at, said.object_at))
    if len(subjects) == len(objects) and subjects != objects:
        yield from ((one.name, other.name) for one, other in zip(subjects, objects, strict=True))


def _joins(tree: Tree, at: int, lists: Iterable[Sequence[Member]]) -> bool:
    """Whether "respectively" is said of a list of names: it stands right before or behind it, and by no figures."""
    near = tree.words[max(0, at - NEAR) : at + NEAR]
    if sum(any(letter.isdigit() for letter in word.form) for word in near) > 1:
        return False
    before = next((w for w in reversed(tree.words[:at]) if w.form != ","), None)
    behind = next((w for w in tree.words[at + 1 :] if w.pos not in DESCRIBING or w.name is not None), None)
    ends = {members[-1].name for members in lists}
    starts = {members[0].name for members in lists}
    return (before is not None and before.name in ends) or (behind is not None and behind.name in starts)


def _of(lists: Iterable[Sequence[Member]], at: Place) -> Sequence[Member]:
    """The list in which a place stands; empty if in none."""
    return next((found for found in lists if any(m.start <= at[0] and at[1] <= m.name.end for m in found)), ())
