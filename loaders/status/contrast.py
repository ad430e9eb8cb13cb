"""Whom a sentence names only to say that it is otherwise with them: "unlike Bel", "à la différence de Bel"."""

from __future__ import annotations

import re

from loaders.lexicon import Lexicon
from loaders.syntax import Tree

NEAR = 5
"""Words before one that a contrasting phrase before it may reach into."""


def contrasted(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a word stands right behind a contrasting phrase, no comma between."""
    before = " ".join(w.form for w in tree.words[max(0, at - NEAR) : at]).replace("' ", "'")
    return any(re.search(rf"\b{re.escape(p)}\b[^,]*$", before) for p in lexicon.words("stance", "contrast"))
