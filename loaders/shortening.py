"""Which earlier, longer name a shorter one stands for: its beginning, its initials, a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import pairwise

from graph.names import fold, key
from loaders.character import LOC, ORG, PER, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import nations, places
from loaders.spotting.words import everyday

LONGEST = 12
"""Words of the longest shortening: no name has more, and a text without blanks has no end of them."""
WIDEST = 100
"""Code points within which a hyphen between two names is looked for."""
_Index = dict[str, dict[int, Character]]
"""Characters by words, each once, by its identity."""


@cache
def folded_places(lexicon: Lexicon) -> frozenset[str]:
    """Places in lower case."""
    return frozenset(place.casefold() for place in places(lexicon))


class Longer:
    """Longer names by what shortens them, so that each name is looked up and not compared with all."""

    def __init__(self, company: str, lexicon: Lexicon, forms: Set[str]) -> None:
        """For an article whose names have these forms, folded."""
        self._company = company
        self._lexicon = lexicon
        self._forms = forms
        self._places = folded_places(lexicon)
        self._beginnings: _Index = {}
        self._endings: _Index = {}
        self._initials: _Index = {}
        self._heads: dict[str, Character] = {}
        self._noted: set[tuple[str, int]] = set()

    def note(self, form: str, character: Character) -> None:
        """Remember one form of a character's name."""
        if (form, id(character)) in self._noted:
            return
        self._noted.add((form, id(character)))
        words = key(form, self._company).split()
        own = self._own(form)
        for size in range(1, min(len(words), LONGEST + 1)):
            if size > own:
                self._beginnings.setdefault(" ".join(words[:size]), {})[id(character)] = character
            self._endings.setdefault(" ".join(words[-size:]), {})[id(character)] = character
        self._initials.setdefault(letters(form), {})[id(character)] = character

    def head(self, form: str, character: Character, above: bool) -> None:
        """Remember a name from the headlines above a story (`above`); one that the story has as well is its own."""
        words = key(form, self._company)
        if above:
            self._heads.setdefault(words, character)
        else:
            self._heads.pop(words, None)

    def headed(self, name: Name, votes: Mapping[str, float]) -> Character | None:
        """The character of the headlines whose name a story has first in this fuller form ("Grab", "Grab Holdings").

        Of 800 training articles and the development articles, a headline's name began a fuller one of the same company
        119 times, of another 13 times, five of them with a place at the end; it ended a company's 19 times and once.
        """
        words = key(name.text, self._company).split()[:LONGEST]
        own = self._own(name.text)
        if own >= LONGEST:
            return None
        person = name.label == PER or votes.get(PER, 0.0) > votes.get(ORG, 0.0)
        for size in range(len(words) - 1, 0, -1):
            begins, ends = " ".join(words[:size]), " ".join(words[-size:])
            if size > own and self._shortens(begins):
                return self._heads[begins]
            if not person and self._shortens(ends) and ends not in everyday(self._lexicon.language):
                return self._heads[ends]
        return None

    def _shortens(self, short: str) -> bool:
        """Whether a headline's name may stand for a fuller one: no place, and only one name of the article begins so.

        One that begins another does not count twice ("Grab Holdings", "Grab Holdings Ltd").
        """
        known = self._heads.get(short)
        if known is None or known.code == LOC or len(short.split()[0]) < 3 or short in self._places:
            return False
        longer = sorted((form for form in self._forms if form.startswith(f"{short} ")), key=len)
        return all(f"{other} ".startswith(f"{form} ") for form, other in pairwise(longer))

    def _own(self, form: str) -> int:
        """How many words the beginnings have that rather mean another thing: a maker, a parent, a common noun.

        All of them where the name ends with a place, a nationality or a number, or joins two names of the article by a
        hyphen ("the Exxon-Pioneer deal"); else those before its first small word ("Caisse" of "Caisse des dépôts").
        In the training articles of 0.6.0 to 0.9.0 such a beginning meant another thing 102 times and the same 31 times,
        any other beginning 126 and 775 times.
        """
        words = form.split()
        while len(words) > 1 and words[-1] in self._lexicon.words("names", "legal"):
            words.pop()
        ends = [" ".join(words[-size:]) for size in (1, 2, 3) if size < len(words)]
        cuts = ((form[:at], form[at + 1 :]) for at, sign in enumerate(form[:WIDEST]) if sign == "-")
        if (
            any(letter.isdigit() for word in words[-1:] for letter in word)
            or any(end.casefold() in self._places for end in ends)
            or any(end.casefold() in nations(self._lexicon) for end in ends)
            or any(one and other and {fold(one), fold(other)} <= self._forms for one, other in cuts)
        ):
            return LONGEST
        return next((at for at, word in enumerate(words) if at and word.islower()), 0)

    def of(self, name: Name, here: Sequence[Character], votes: Mapping[str, float]) -> Character | None:
        """The one earlier character whose longer name this shortens: a beginning, initials, a surname."""
        found: dict[int, Character] = {}
        apart = {id(other) for other in here}
        for character in self._shortened(name, votes):
            if id(character) not in apart:
                found[id(character)] = character
            if len(found) > 1:
                return None
        return next(iter(found.values()), None)

    def _shortened(self, name: Name, votes: Mapping[str, float]) -> Iterator[Character]:
        short = " ".join(key(name.text, self._company).split())
        if not short:
            return
        if len(short.split()[0]) > 2 and votes.get(LOC, 0.0) < 3:
            yield from (c for c in self._beginnings.get(short, {}).values() if c.code != LOC)
        yield from (c for c in self._endings.get(short, {}).values() if c.code == PER)
        if len(name.text) >= 3 and name.text.isupper():
            yield from self._initials.get(name.text.replace(".", "").casefold(), {}).values()


def letters(full: str) -> str:
    """The capitals that a name's words begin with, folded."""
    return "".join(w[0] for w in re.findall(r"\w+", full) if w[0].isupper()).casefold()
