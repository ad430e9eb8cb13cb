"""A company's own organs, which press releases write with capitals and are no companies: its board, its meeting."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import capital
from loaders.spotting.bodies import phrase
from loaders.tokens import Token


def organ(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where an organ's name that begins at a token ends, with an article before it; `at` where none does.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> organ(list(tokens("Le Conseil d'administration de Renault", 0, "fr")), 0, lexicon("fr"))
    4
    """
    first = at + (words[at].text in ("The", "Le", "L'", "L’", "La"))
    if first >= len(words) or not capital(words[first].text):
        return at
    sizes = (4, 3, 2, 1) if first and words[first - 1].text.casefold() in ("le", "du", "au") else (4, 3, 2)
    ends = (first + size for size in sizes if phrase(words, first, size) in lexicon.words("bodies", "organs"))
    end = next(ends, at)
    return at if end < len(words) and capital(words[end].text) else end
