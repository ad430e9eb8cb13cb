"""Whether a capitalised month is part of somebody's name: August Töpfer, Jan De Nul, Mars Petcare, groupe Avril."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital
from loaders.spotting.words import opening
from loaders.tokens import Token


def borne(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether the month at a token begins a name.

    French writes months in lower case, so a capital inside a sentence tells; in English a name goes on with another
    capital ("August Töpfer"), and no word of time stands before it ("in May Renault sold").
    """
    if words[at].text not in lexicon.words("names", "months"):
        return False
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if before[-1:].isdigit() or after[:1].isdigit() or before.casefold() in lexicon.words("names", "before_month"):
        return False
    named = capital(after) and after not in lexicon.words("names", "weekdays")
    if lexicon.language == "fr":
        return not opening(words, at) or (named and found.covers(at, at + 2))
    return (named and not opening(words, at)) or (
        (named or after in lexicon.words("names", "particles"))
        and found.label(at, at + 2) == "PER"
        and found.covers(at + 1, at + 2)
    )
