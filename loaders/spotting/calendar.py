"""Whether a capitalised month or day begins somebody's name: August Tilsen, Jan van Arkel, Mars Petcare, Sun King."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital
from loaders.spotting.words import hyphen, opening
from loaders.tokens import Token


def date_begins(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether the month or day at a token begins a name: Jan-Åke, Sun Microsystems, or what `_month_begins` sees."""
    if hyphen(words, at + 1):
        return _named(words[at + 2].text, lexicon)
    if words[at].text in lexicon.words("names", "days_short"):
        before = words[at - 1].text.casefold() if at else ""
        timed = before[:1].isdigit() or before in lexicon.words("names", "before_day")
        return at + 1 < len(words) and _named(words[at + 1].text, lexicon) and not timed
    return _month_begins(words, at, found, lexicon)


def _named(word: str, lexicon: Lexicon) -> bool:
    """Whether a word has a capital and no time is called so."""
    return capital(word) and word not in lexicon.words("names", "weekdays")


def _month_begins(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether the month at a token begins a name.

    The recogniser sees a person ("August Tilsen"), or one name and no word of time before it; French writes months in
    lower case, so that a capital inside a sentence is enough there ("filiale de Mars").
    """
    month = words[at].text.casefold()
    if not any(each.startswith(month) for each in lexicon.words("times", "months")):
        return False
    before = words[at - 1].text if at else ""
    after = words[at + 1].text if at + 1 < len(words) else ""
    if before[:1].isdigit() or after[:1].isdigit() or after in lexicon.words("names", "weekdays"):
        return False
    goes_on = (capital(after) or after in lexicon.words("names", "particles")) and found.covers(at + 1, at + 2)
    if goes_on and found.label(at, at + 2) == "PER":
        return True
    covered = goes_on and found.covers(at, at + 2)
    if before.casefold() in lexicon.words("names", "before_month"):
        return covered and lexicon.language == "fr"
    if lexicon.language == "fr" and not opening(words, at):
        return [w.text.casefold() for w in words[max(at - 2, 0) : at]] not in (["mois", "de"], ["mois", "d'"])
    return covered
