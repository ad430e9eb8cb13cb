"""Initials that are a place and an adjective: "in the US", "US banks"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.spotting.bodies import free, nation
from loaders.tokens import Token


def initials(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether such initials stand at a token for the place itself.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> said = list(tokens("the UK and Irish banks sell to the US", 0, "en"))
    >>> [initials(said, i, lexicon("en")) for i in (1, 8)]
    [False, True]
    """
    known = lexicon.words("places", "initials")
    if words[at].text not in known or not free(words, at + 1, lexicon):
        return False
    coupled = at + 1 < len(words) and words[at + 1].text.casefold() in ("and", "or")
    if not coupled or nation(words, at + 2, lexicon) == at + 2:
        return True
    return words[at + 2].text in known and free(words, at + 3, lexicon)
