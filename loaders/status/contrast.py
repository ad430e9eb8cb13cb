"""Whom a sentence names only to say that it is otherwise with them: "unlike Bel", "à la différence de Bel"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.lexicon import Lexicon
from loaders.syntax import Tree

NEAR = 5
"""Words before one that a contrasting phrase before it may reach into."""


def contrasted(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands right behind a contrasting phrase ("unlike"), no comma between."""
    return _behind(tree, at, lexicon.words("stance", "contrast"))


def excepted(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """The same of a phrase that takes one out of several, or names it beside them ("apart from")."""
    return _behind(tree, at, lexicon.words("stance", "exceptions"))


def _behind(tree: Tree, at: int, phrases: Iterable[str]) -> bool:
    before = " ".join(w.form for w in tree.words[max(0, at - NEAR) : at]).replace("' ", "'")
    return any(re.search(rf"\b{re.escape(p)}\b[^,]*$", before) for p in phrases)
