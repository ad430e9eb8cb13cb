"""Who does what to whom, read from a tree: the same roles for every language.

A language's module offers three functions, each giving (role, word index) pairs: `verb`, `noun` and
`adjective`; roles are those of docs/patterns.md. Coordination is resolved here, once for all.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from loaders.grammar import english, french
from loaders.syntax import Tree

GRAMMARS: dict[str, ModuleType] = {"en": english, "fr": french}
DEPTH = 6
"""How many governors are followed for a subject that is not spelled out."""


def roles(tree: Tree, at: int, trigger: str) -> list[tuple[str, int]]:
    """The roles that a word offers as a trigger of a class, without repetition, in order."""
    grammar = GRAMMARS[tree.language]
    found: list[tuple[str, int]] = []
    functions = {"verb": grammar.verb, "noun": grammar.noun, "adj": grammar.adjective}
    for role, index in functions[trigger](tree, at):
        for each in coordinated(tree, index):
            if (role, each) not in found:
                found.append((role, each))
    return found


def coordinated(tree: Tree, at: int, depth: int = 0) -> Iterator[int]:
    """A word and everything coordinated with it, in order."""
    yield at
    if depth > 30:
        return
    for child in tree.child(at, "conj"):
        if tree.words[child].pos not in ("VERB", "AUX"):
            yield from coordinated(tree, child, depth + 1)
