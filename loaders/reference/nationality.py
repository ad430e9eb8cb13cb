"""Whom a description means by its nationality: who alone is said to be of the same nation before it.

"Le suédois Nordmek a vendu ses usines à Tessier. Le groupe suédois gardera ses bureaux.": the Swedish group is Nordmek.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from loaders.character import ORG, PER, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.peoples import countries, demonyms, determines, homes, nationalities
from loaders.reference.descriptions import HYPHENS, descriptions, heads, inside
from loaders.said import Place
from loaders.syntax import SUBJECTS, Tree, Trees
from loaders.tokens import Sentence

REACH = 3
"""Words before a name, or after the comma behind it, among which its adjective is looked for."""
SEAT = 6
"""Words behind a name among which a seat ("based in Madrid") is looked for."""
ENDS = frozenset({"obj", "dobj", "pobj", "dative", "obl:arg", "obl:mod", "obl:agent", "nmod", "poss", "ROOT", "conj"})
"""Dependencies besides a subject's of a word that stands for somebody by itself."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where it is said of which nation somebody is; `gender` ("m", "f") where an adjective alone says who it is."""

    at: int
    nation: str
    who: Character
    gender: str = ""


def nationals(part: Part, described: Iterable[Place], lexicon: Lexicon) -> dict[Place, Character]:
    """For descriptions (start, end) that hold an adjective of nationality: the one company that bears it before."""
    known = [b for b in bearings(part, lexicon) if b.who.code == ORG]
    found = {}
    for place, nation in _told(part, described, lexicon):
        meant = {id(b.who): b.who for b in known if b.at < place[0] and b.nation == nation}
        if len(meant) == 1:
            found[place] = next(iter(meant.values()))
    return found


def strangers(part: Part, described: Iterable[Place], lexicon: Lexicon) -> dict[Place, tuple[Character, ...]]:
    """For the same descriptions, who is said to be of other nations only, and so is none of them.

    Nobody is meant where a sentence speaks of languages ("l'espagnol est parlé").
    """
    nations: dict[int, set[str]] = {}
    who: dict[int, Character] = {}
    for bearing in bearings(part, lexicon):
        who[id(bearing.who)] = bearing.who
        nations.setdefault(id(bearing.who), set()).add(bearing.nation)
    found = {
        place: tuple(who[i] for i, own in nations.items() if nation not in own and own <= countries(lexicon))
        for place, nation in _told(part, described, lexicon)
        if nation in countries(lexicon)
    }
    spoken = [(s.start, s.end) for s, _ in part.sentences if _tongue(s, lexicon)]
    tongues = (place for place in found if any(a <= place[0] < b for a, b in spoken))
    return {**found, **dict.fromkeys(tongues, part.cast.characters)}


def natives(part: Part, trees: Trees, lexicon: Lexicon) -> dict[Place, Character]:
    """Whom a nationality means that stands for somebody by itself ("L'Espagnole", "the Dutch"), where that is clear.

    A company or person who alone is said to be of that nation before, and of the same gender where both show one.
    """
    known = list(bearings(part, lexicon))
    found: dict[Place, Character] = {}
    for sentence, names in part.sentences if known else ():
        tree = trees.get(sentence.start)
        if tree is None or _tongue(sentence, lexicon):
            continue
        for place in descriptions(sentence, names, lexicon):
            word = _lone(sentence, tree, place, lexicon)
            if not word:
                continue
            nation, gender = demonyms(lexicon)[word], _gender(word, lexicon)
            near = [b for b in known if b.at < place[0] and b.nation == nation]
            meant = {id(b.who): b.who for b in near if not (gender and b.gender) or b.gender == gender}
            if len(meant) == 1:
                found[place] = next(iter(meant.values()))
    return found


def _tongue(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence speaks of languages."""
    return any(t.text.casefold() in lexicon.words("peoples", "tongues") for t in sentence.tokens)


def bearings(part: Part, lexicon: Lexicon) -> Iterator[Bearing]:
    """Of which nation companies and people are said to be, in the order of their names."""
    for sentence, names in part.sentences:
        for name in names:
            who = part.cast.of[name]
            if who.code not in (ORG, PER):
                continue
            for at, nation, gender in (
                *_borne(sentence, names, name, lexicon),
                *_seated(sentence, names, name, lexicon),
            ):
                yield Bearing(at, nation, who, gender)


def _told(part: Part, described: Iterable[Place], lexicon: Lexicon) -> Iterator[tuple[Place, str]]:
    """Descriptions that hold one adjective of nationality, with the nation."""
    starts = {t.start: t.text.casefold() for sentence, _ in part.sentences for t in sentence.tokens}
    for start, end in described:
        said = {demonyms(lexicon)[starts[at]] for at in range(start, end) if starts.get(at) in demonyms(lexicon)}
        if len(said) == 1:
            yield (start, end), said.pop()


def _lone(sentence: Sentence, tree: Tree, place: Place, lexicon: Lexicon) -> str:
    """The nationality that a description is made of and that is nobody's adjective; empty where it is not so."""
    at = next(i for i, t in enumerate(sentence.tokens) if t.start == place[0])
    token = sentence.tokens[at]
    word = token.text.casefold()
    own = next((w for w in tree.words if w.start == token.start), None)
    if token.text in lexicon.words("places", "initials"):
        return ""  # the UK
    if token.end != place[1] or word not in demonyms(lexicon) or own is None or own.dep not in (*SUBJECTS, *ENDS):
        return ""
    after = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    following = next((w for w in tree.words if after is not None and w.start == after.start), None)
    if following is not None and (following.name is not None or following.pos in ("NOUN", "ADJ", "PROPN", "NUM")):
        return ""
    return word


def _gender(word: str, lexicon: Lexicon) -> str:
    """Whether a form is masculine or feminine; empty where both are written so, or the language has no genders."""
    base = nationalities(lexicon).get(word, word)
    if lexicon.language != "fr" or base.endswith("e"):
        return ""
    if word.endswith("es"):
        return "f"
    return "m" if word == base.casefold() else "" if word.endswith("s") else "f"


def _borne(sentence: Sentence, names: Sequence[Name], name: Name, lexicon: Lexicon) -> Iterator[tuple[int, str, str]]:
    """The adjectives of a name with their places: "the Swedish group Nordmek", "Bel, a French group"."""
    named, tokens, known = inside(names), sentence.tokens, nationalities(lexicon)
    comma = name.last < len(tokens) and tokens[name.last].text == ","
    before = range(name.first - 1, max(name.first - 1 - REACH, -1), -1) if _described(sentence, name, lexicon) else ()
    after = range(name.last + 1, min(name.last + 1 + REACH, len(tokens))) if comma else ()
    for side in (before, after):
        for at in side:
            word = tokens[at].text.casefold()
            if at in named or not word[0].isalpha() or (side is before and determines(word, lexicon)):
                break
            if word in known:
                lone = side is before and at == name.first - 1 and at > 0 and determines(tokens[at - 1].text, lexicon)
                yield tokens[at].start, demonyms(lexicon)[word], _gender(word, lexicon) if lone else ""
                break


def _described(sentence: Sentence, name: Name, lexicon: Lexicon) -> bool:
    """Whether a noun or nationality before a name says what it is, no verb or preposition ("suédois paie Bel")."""
    words = [t.text.casefold() for t in sentence.tokens[max(0, name.first - 2) : name.first]]
    if not words or words[-1] in lexicon.words("descriptions", "stops"):
        return False
    of = words[0] in lexicon.words("couples", "from") and len(words) == 2  # le groupe suédois de construction Skanska
    return (
        of or words[-1] in heads(lexicon) or words[-1].endswith(tuple(lexicon.words("descriptions", "endings")) or "-")
    )


def _seated(sentence: Sentence, names: Sequence[Name], name: Name, lexicon: Lexicon) -> Iterator[tuple[int, str, str]]:
    """Where a name's seat tells its nation: "Bel (France)", "Bel, based in Lyon", "Turin-based Bel"."""
    tokens, places = sentence.tokens, homes(lexicon)
    where = {n.first: n for n in names if n.text in places}
    words = [t.text.casefold() for t in tokens]
    after = [*words[name.last : name.last + 2], "", ""]
    one = where.get(name.last + 1)
    if one is not None and (
        (after[0] == "(" and words[one.last : one.last + 1] == [")"]) or after[0] in lexicon.words("peoples", "of")
    ):
        yield one.start, places[one.text], ""
    start = name.last + (after[0] == ",")
    seats = lexicon.words("peoples", "seats")
    if start < len(words) and words[start] in seats:
        for at in range(start + 1, min(start + SEAT, len(words))):
            if words[at] in (",", ".", ";"):
                break
            if at in where:
                yield where[at].start, places[where[at].text], ""
                break
    comma = name.last + 1 if after[0] == "," else len(tokens)
    for place in where.values():
        behind = name.first - place.last
        mark, then = [*words[place.last : place.last + 2], "", ""][:2]
        hyphened = mark in HYPHENS and then in seats and "," not in words[place.last : name.first]
        if 1 <= behind <= REACH + 1 and (mark in ("'s", "’s") or hyphened):
            yield place.start, places[place.text], ""
        if mark in HYPHENS and then in seats and comma <= place.first <= comma + 1:
            yield place.start, places[place.text], ""
