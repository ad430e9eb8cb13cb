"""Who appears in an article: names that stand for one thing, what else it is called, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.names import fold, key
from loaders import kinds
from loaders.character import LOC, ORG, PER, PRO, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import nations, places
from loaders.shortening import Longer, letters
from loaders.spotting.bodies import institutional
from loaders.tokens import Sentence

CLOSING = frozenset("\"'”’»)")
"""What may stand after the stop that ends a paragraph."""
STOPS = frozenset(".…")
"""What ends a paragraph of a story, and no headline."""


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
    longer = Longer(company, lexicon, {fold(name.text) for _, names in sentences for name in names})
    story = _story(sentences)
    for number, (sentence, names) in enumerate(sentences):
        here: list[Character] = []
        for position, name in enumerate(names):
            votes = cues(sentence, name, lexicon)
            before = names[position - 1] if position else None
            known = _alias(sentence, before, name, of, lexicon) or by_fold.get(key(name.text, company))
            if known is None:
                known = longer.of(name, here, votes)
            if known is None and number >= story:
                known = longer.headed(name, votes)
            if known is None:
                known = Character()
                characters.append(known)
            elif before is not None and known is of.get(before) and fold(before.text) != fold(name.text):
                known.aliases.add(name.text)
            known.names.append(name)
            longer.note(name.text, known)
            longer.head(name.text, known, number < story)
            known.vote(votes)
            known.descriptions.update(_descriptions(sentence, name, lexicon))
            by_fold.setdefault(key(name.text, company), known)
            of[name] = known
            here.append(known)
    return Cast(tuple(characters), of)


def _story(sentences: Sequence[tuple[Sentence, Sequence[Name]]]) -> int:
    """How many sentences stand before the first paragraph that ends with a stop: headlines, bylines; 0 if none does."""
    for number, (sentence, _) in enumerate(sentences):
        last = next((t.text for t in reversed(sentence.tokens) if t.text not in CLOSING), "")
        following = sentences[number + 1 : number + 2]
        if last in STOPS and not any(other.paragraph == sentence.paragraph for other, _ in following):
            return next(at for at, (other, _) in enumerate(sentences) if other.paragraph == sentence.paragraph)
    return 0


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
    if name.text in places(lexicon):
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
    known = places(lexicon)
    if between == "(" and after == ")":
        initial = _initials(before.text, name.text)
        fits = initial or (name.text not in known and (name.label != LOC or name.text.isupper()))
        return of[before] if fits and same_kind and of[before].code in (ORG, PRO) and before.text not in known else None
    stripped = between.strip(" ,(–—").replace("’", "'")
    if stripped in lexicon.words("names", "aliases") and same_kind:
        return of[before]
    return None


def _initials(full: str, short: str) -> bool:
    return len(short) >= 2 and letters(full) == short.replace(".", "").casefold()
