"""Who appears in an article: names that stand for one thing, what else it is called, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.names import fold, key
from loaders import kinds
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import nations
from loaders.spotting.bodies import institutional
from loaders.tokens import Sentence

ORG, PER, PRO, LOC = "ORG", "PER", "PRO", "LOC"


@dataclass(slots=True)
class Character:
    """One thing of the article: its names in order, votes for its type, words that describe it."""

    names: list[Name] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    votes: dict[str, float] = field(default_factory=dict)
    descriptions: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form that is no alias, the first of equals."""
        spelt = dict.fromkeys(name.text for name in self.names)
        forms = [form for form in spelt if form not in self.aliases] or list(spelt)
        return max(forms, key=lambda form: (len(fold(form)) + 1) * 1000 + len(form.split()))

    @property
    def code(self) -> str:
        """The type with most votes; ORG where nothing decides."""
        return max((ORG, PRO, PER, LOC), key=lambda code: (self.votes.get(code, 0.0), code == ORG))

    def vote(self, votes: Mapping[str, float]) -> None:
        """Add votes for the type."""
        for code, weight in votes.items():
            self.votes[code] = self.votes.get(code, 0.0) + weight


@dataclass(frozen=True, slots=True)
class Cast:
    """All characters, and which of them each name means."""

    characters: tuple[Character, ...]
    of: Mapping[Name, Character]


def cast(sentences: Sequence[tuple[Sentence, Sequence[Name]]], lexicon: Lexicon, company: str) -> Cast:
    """The characters of an article, from its names in order; `company` is the ontology's type of businesses."""
    of: dict[Name, Character] = {}
    characters: list[Character] = []
    by_fold: dict[str, Character] = {}
    longer = _Longer(company)
    for sentence, names in sentences:
        here: list[Character] = []
        for position, name in enumerate(names):
            votes = cues(sentence, name, lexicon)
            before = names[position - 1] if position else None
            known = _alias(sentence, before, name, of, lexicon) or by_fold.get(key(name.text, company))
            if known is None:
                known = longer.of(name, here, votes)
            if known is None:
                known = Character()
                characters.append(known)
            elif before is not None and known is of.get(before) and fold(before.text) != fold(name.text):
                known.aliases.add(name.text)
            known.names.append(name)
            longer.note(name.text, known)
            known.vote(votes)
            known.descriptions.update(_descriptions(sentence, name, lexicon))
            by_fold.setdefault(key(name.text, company), known)
            of[name] = known
            here.append(known)
    return Cast(tuple(characters), of)


def cues(sentence: Sentence, name: Name, lexicon: Lexicon) -> dict[str, float]:
    """Votes for a name's type from its own shape and the words around it."""
    total = kinds.votes(sentence, name, lexicon)
    for code, weight in _cues(sentence, name, lexicon):
        total[code] = total.get(code, 0.0) + weight
    return total


def _cues(sentence: Sentence, name: Name, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    words = [t.text for t in sentence.tokens]
    before = words[name.first - 1] if name.first else ""
    before2 = words[name.first - 2] if name.first > 1 else ""
    inner = words[name.first : name.last]
    votes: list[tuple[str, float]] = []
    legal = lexicon.words("names", "legal")
    if inner[-1] in legal or inner[0] in legal or re.fullmatch(r"[A-Z]{2,5}", name.text):
        votes.append((ORG, 2.0 if inner[-1] in legal else 1.0))
    if institutional(inner, lexicon):
        votes.append((ORG, 4.0))
    if before in lexicon.words("names", "person_titles"):
        votes.append((PER, 4.0))
    places = (
        lexicon.words("places", "countries") | lexicon.words("places", "regions") | lexicon.words("places", "cities")
    )
    if name.text in places:
        votes.append((LOC, 4.0))
    votes.extend(_noun_cues(before, before2, 1.5, lexicon))
    if before.casefold() in lexicon.words("places", "before") and name.label == LOC:
        votes.append((LOC, 0.5))
    votes.extend(_apposition(words, name.last, lexicon))
    return votes


def _noun_cues(before: str, before2: str, weight: float, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    word = before.casefold()
    pair = f"{before2} {before}".casefold()
    for table, code in (("company", ORG), ("product", PRO), ("person", PER), ("place", LOC)):
        forms = lexicon.nouns("nouns", table)
        if word in forms or pair in forms:
            yield code, weight if code != LOC else 0.0
    roles = lexicon.nouns("relations_of_people", "roles")
    if word in roles or pair in roles:
        yield PER, weight + 1


def _apposition(words: Sequence[str], at: int, lexicon: Lexicon) -> Iterable[tuple[str, float]]:
    """Votes from ", the Dutch group …" or ", PDG de …" right after a name."""
    if at + 1 >= len(words) or words[at] not in (",", "(", "–", "—"):
        return
    for word in words[at + 1 : at + 6]:
        folded = word.casefold()
        if folded in (",", "de", "du", "of", "who", "which", "qui"):
            return
        if folded in lexicon.nouns("relations_of_people", "roles") or folded in lexicon.nouns("nouns", "person"):
            yield PER, 1.5
            return
        if folded in lexicon.nouns("nouns", "company"):
            yield ORG, 1.5
            return
        if folded in lexicon.nouns("nouns", "product"):
            yield PRO, 1.0
            return


def _descriptions(sentence: Sentence, name: Name, lexicon: Lexicon) -> Iterable[str]:
    """Nouns and nationalities that stand in apposition to a name, lower case."""
    words = [t.text.casefold() for t in sentence.tokens]
    near = words[max(0, name.first - 2) : name.first]
    if name.last + 1 < len(words) and words[name.last] in (",", "–", "—"):
        for word in words[name.last + 1 : name.last + 7]:
            if word in (",", "de", "du", "of", "who", "which", "qui", "dont", "whose", "."):
                break
            near.append(word)
    said = lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "product") | nations(lexicon)
    return {w for w in near if w in said}


def _alias(
    sentence: Sentence, before: Name | None, name: Name, of: Mapping[Name, Character], lexicon: Lexicon
) -> Character | None:
    """The character that a bracket or a wording says has this name too."""
    if before is None or before not in of:
        return None
    words = [t.text for t in sentence.tokens]
    between = " ".join(words[before.last : name.first]).casefold()
    after = words[name.last] if name.last < len(words) else ""
    short = " " not in name.text and len(before.text.split()) > 2  # no person's name, whatever the recogniser says
    same_kind = of[before].code == PER or name.label != PER or short
    places = (
        lexicon.words("places", "countries") | lexicon.words("places", "cities") | lexicon.words("places", "regions")
    )
    if between == "(" and after == ")":
        initial = _initials(before.text, name.text)
        fits = initial or (name.text not in places and (name.label != LOC or name.text.isupper()))
        return (
            of[before] if fits and same_kind and of[before].code in (ORG, PRO) and before.text not in places else None
        )
    stripped = between.strip(" ,(–—").replace("’", "'")
    if stripped in lexicon.words("names", "aliases") and same_kind:
        return of[before]
    return None


def _initials(full: str, short: str) -> bool:
    return len(short) >= 2 and _letters(full) == short.replace(".", "").casefold()


def _letters(full: str) -> str:
    """The capitals that a name's words begin with, folded."""
    return "".join(w[0] for w in re.findall(r"\w+", full) if w[0].isupper()).casefold()


LONGEST = 12
"""Words of the longest shortening: no name has more, and a text without blanks has no end of them."""


class _Longer:
    """Longer names by what shortens them, so that each name is looked up and not compared with all."""

    def __init__(self, company: str) -> None:
        self._company = company
        self._beginnings: _Index = {}
        self._endings: _Index = {}
        self._initials: _Index = {}
        self._noted: set[tuple[str, int]] = set()

    def note(self, form: str, character: Character) -> None:
        """Remember one form of a character's name."""
        if (form, id(character)) in self._noted:
            return
        self._noted.add((form, id(character)))
        words = key(form, self._company).split()
        for size in range(1, min(len(words), LONGEST + 1)):
            self._beginnings.setdefault(" ".join(words[:size]), {})[id(character)] = character
            self._endings.setdefault(" ".join(words[-size:]), {})[id(character)] = character
        self._initials.setdefault(_letters(form), {})[id(character)] = character

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


_Index = dict[str, dict[int, Character]]
"""Characters by words, each once, by its identity."""
