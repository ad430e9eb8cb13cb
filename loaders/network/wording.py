"""The words of a sentence that are qualifiers of what the network found there, by the relation's own patterns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.statement import Value
from loaders.cast import Cast
from loaders.grammar.lists import of_ends
from loaders.network.saying import tree_of
from loaders.part import Part
from loaders.qualifiers.numbering import NAMED
from loaders.relations import Patterns, follow
from loaders.said import Said
from loaders.stating import worded
from loaders.syntax import Tree, Trees
from ontology.schema import Relation


def qualified(found: Iterable[Said], part: Part, trees: Trees, patterns: Patterns) -> Iterator[Said]:
    """The facts of a part; those of the network with the words that a pattern would name, had it bound both ends."""
    for said in found:
        tree = tree_of(said, part, trees)
        bound = {} if tree is None else _worded(tree, said, patterns, part.cast)
        yield replace(said, qualifiers={**bound, **said.qualifiers})


def _worded(tree: Tree, said: Said, patterns: Patterns, cast: Cast) -> dict[str, Value]:
    """Qualifiers by the first pattern of the relation that has words for them, its trigger over one of the ends.

    The name of a company is no product ("supplies Bel with cream and Kiri with milk").
    """
    ends = tree.ending(said.subject_at, said.object_at)
    names = {at: word.name for at, word in enumerate(tree.words) if word.name is not None}
    for trigger in dict.fromkeys(over for end in ends for over in tree.up(end) if over != end):
        bound = _bound(tree, trigger, said.relation, patterns, ends)
        bound = {of: at for of, at in bound.items() if at not in names or NAMED.get(cast.of[names[at]].code) == of}
        if values := worded(tree, bound, said.relation):
            return values
    return {}


def _bound(tree: Tree, at: int, relation: Relation, patterns: Patterns, ends: Sequence[int]) -> dict[str, int]:
    """The words at a trigger to which slots of the relation's patterns give the name of a qualifier."""
    bound: dict[str, int] = {}
    cache: dict[tuple[int, str], list[tuple[str, int]]] = {}
    for compiled in patterns.at(tree, at):
        if compiled.relation is not relation:
            continue
        for slot in compiled.pattern.slots:
            if slot.binds in relation.qualifiers and not slot.absent:
                found = [i for i in follow(tree, at, compiled.pattern.trigger, slot, patterns, cache) if i not in ends]
                if found:
                    bound.setdefault(slot.binds, of_ends(tree, found, ends))
    return bound
