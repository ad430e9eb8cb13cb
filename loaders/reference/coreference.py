"""Which character a word of a tree stands for: a name, a pronoun, a description, a possessive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.cast import Cast
from loaders.character import ORG, PER, PRO, Character
from loaders.grammar import GRAMMARS, roles
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.syntax import VERBS, Tree

POSSESSIVES = frozenset(["its", "their", "his", "her", "whose", "son", "sa", "ses", "leur", "leurs"])
CONTRACTED = frozenset(["des", "du", "d'", "d’", "de"])
REACH = 4
"""Sentences back in which an antecedent is looked for."""
PLURAL = frozenset({"they", "them", "their", "ils", "elles", "leur", "leurs", "eux"})
INDEFINITE = frozenset(
    {
        "a",
        "an",
        "un",
        "une",
        "another",
        "autre",
        "every",
        "chaque",
        "no",
        "aucun",
        "aucune",
        "several",
        "plusieurs",
        "any",
        "each",
        "some",
    }
)


@dataclass(slots=True)
class Memory:
    """What has been said so far: characters of each sentence, its subject first."""

    cast: Cast
    lexicon: Lexicon
    sentences: list[list[Character]] = field(default_factory=list)

    def note(self, tree: Tree) -> None:
        """Remember a sentence that has been read: who its main subject is comes first."""
        about = _about(tree, self)
        named = ((not w.dep.startswith("nsubj"), i, w.name) for i, w in enumerate(tree.words) if w.name is not None)
        names = [name for _, _, name in sorted(named, key=lambda item: item[:2])]
        self.pass_over(names, [about] if about is not None else [])

    def pass_over(self, names: Iterable[Name], first: Iterable[Character] = ()) -> None:
        """Remember whom a sentence named, in order; one that named nobody goes on about the same."""
        found = list(first)
        for name in names:
            character = self.cast.of.get(name)
            if character is not None and not any(character is f for f in found):
                found.append(character)
        self.sentences.append(found or [c for sentence in self.sentences[-1:] for c in sentence[:1]])

    def recent(self, codes: Sequence[str], also: Sequence[Character] = ()) -> list[Character]:
        """Characters of some types, most likely antecedent first."""
        found = [c for c in also if c.code in codes]
        for sentence in reversed(self.sentences[-REACH:]):
            found.extend(c for c in sentence if c.code in codes)
        unique: list[Character] = []
        for character in found:
            if not any(character is u for u in unique):
                unique.append(character)
        return unique


def _about(tree: Tree, memory: Memory) -> Character | None:
    """The character that a sentence's main clause has as its subject."""
    subjects = [i for i, w in enumerate(tree.words) if w.dep.startswith("nsubj") and tree.words[w.head].head == w.head]
    return resolve(tree, subjects[0], memory) if subjects else None


def resolve(tree: Tree, at: int, memory: Memory, apart: Sequence[Character] = ()) -> Character | None:
    """The character a word stands for, or None; `apart` lists those it cannot be.

    A name is itself; a noun with a name in apposition is that name; pronouns and definite
    descriptions are looked for in this sentence to the left, then backwards.
    """
    word = tree.words[at]
    if word.name is not None:
        return memory.cast.of.get(word.name)
    if (
        word.pos in ("NOUN", "ADJ", "X", "PROPN", "ADV", "VERB", "NUM")
        and (named := _apposed(tree, at, memory)) is not None
    ):
        return named
    if known := tree.means(at):
        return known[0] if len(known) == 1 and not any(known[0] is a for a in apart) else None
    codes = _wanted(tree, at, memory.lexicon)
    if not codes:
        return None
    if (
        word.form in POSSESSIVES
        and (owner := _owner(tree, at, memory)) is not None
        and owner.code in codes
        and not any(owner is a for a in apart)
    ):
        return owner
    earlier = _earlier(tree, at, memory)
    candidates = [c for c in memory.recent(codes, earlier) if not any(c is a for a in apart)]
    described = [c for c in candidates if _fits(tree, at, c, memory.lexicon)]
    if word.pos == "NOUN":
        return next(iter(described), None) if described else _topic(candidates, tree, at, memory)
    return candidates[0] if candidates else None


def everyone(tree: Tree, at: int, memory: Memory, apart: Sequence[Character] = ()) -> list[Character]:
    """The characters a word stands for: several where it takes two together, or a plural names goods said before."""
    several = tree.means(at)
    if len(several) > 1 and tree.words[at].name is None:
        return [c for c in several if not any(c is a for a in apart)]
    one = resolve(tree, at, memory, apart)
    if one is not None:
        return [one]
    word = tree.words[at]
    if (
        word.pos != "NOUN"
        or not word.form.endswith(("s", "x"))
        or word.form not in memory.lexicon.nouns("nouns", "product")
    ):
        return []
    if not any(
        tree.words[c].form in memory.lexicon.words("names", "determiners") | CONTRACTED for c in tree.children[at]
    ):
        return []
    said = [_goods(sentence) for sentence in reversed(memory.sentences[-2:])]
    return next((goods for goods in said if goods), [])


def _goods(sentence: Sequence[Character]) -> list[Character]:
    return [c for c in sentence if c.code == PRO]


def _owner(tree: Tree, at: int, memory: Memory) -> Character | None:
    """Whose a possessive is: the subject of the clause that the possessed noun stands in."""
    noun = tree.words[at].head
    verb = noun
    for _ in range(4):
        verb = tree.words[verb].head
        if tree.words[verb].pos in VERBS:
            break
    else:
        return None
    subject = GRAMMARS[tree.language].subject(tree, verb)
    if subject is None or subject in (noun, at):
        return None
    return resolve(tree, subject, memory)


def _apposed(tree: Tree, at: int, memory: Memory) -> Character | None:
    if tree.words[at].pos == "VERB":
        return None
    for role, index in roles(tree, at, "noun"):
        if role == "is" and index != at and (name := tree.words[index].name) is not None:
            return memory.cast.of.get(name)
    return None


def _wanted(tree: Tree, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Types that a pronoun or description may stand for; empty where it stands for nothing known."""
    word = tree.words[at]
    form = word.form.replace("’", "'")
    company, person = lexicon.words("pronouns", "company"), lexicon.words("pronouns", "person")
    if form in person and form in company:
        return (ORG, PER, PRO)
    if form in person:
        return (PER,)
    if form in company:
        return (ORG, PER) if form in PLURAL or lexicon.language == "fr" else (ORG, PRO)
    if word.pos != "NOUN":
        return ()
    if form in lexicon.nouns("relations_of_people", "roles") and _opens(tree, at, lexicon):
        return (PER,)
    if not _definite(tree, at, lexicon):
        return ()
    for table, code in (("company", ORG), ("person", PER), ("product", PRO)):
        if form in lexicon.nouns("nouns", table) or _pair(tree, at) in lexicon.nouns("nouns", table):
            return (code,)
    return ()


def _pair(tree: Tree, at: int) -> str:
    after = tree.words[at + 1].form if at + 1 < len(tree.words) else ""
    return f"{tree.words[at].form} {after}"


def _definite(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    forms = {tree.words[c].form for c in tree.child(at, "det", "poss")}
    if forms & INDEFINITE:
        return False
    complement = any(r in ("of", "de") and tree.words[o].pos in ("PROPN", "NOUN") for r, o in roles(tree, at, "noun"))
    articles = lexicon.words("names", "determiners")
    return (
        bool(forms & articles)
        and not complement
        and not forms & {"son", "sa", "ses", "its", "their", "his", "her", "leur", "leurs"}
    )


def _opens(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a title opens its sentence with an article ("The boss of Bel …"): it takes up who was named before."""
    return at <= 2 and any(tree.words[i].form in lexicon.words("names", "determiners") for i in range(at))


def _earlier(tree: Tree, at: int, memory: Memory) -> list[Character]:
    """Characters to the left in the sentence; for possessives the clause's subject comes first."""
    found: list[tuple[bool, int, Character]] = []
    for index, word in enumerate(tree.words):
        if word.name is not None and index < at and (character := memory.cast.of.get(word.name)) is not None:
            found.append(
                (not word.dep.startswith("nsubj"), -index if word.dep.startswith("nsubj") else index, character)
            )
    return [character for _, _, character in sorted(found, key=lambda item: item[:2])]


def _fits(tree: Tree, at: int, character: Character, lexicon: Lexicon) -> bool:
    """Whether a description's words have been said of the character before."""
    said = {tree.words[at].form} | {tree.words[c].form for c in tree.child(at, "amod", "compound")}
    return bool(said & character.descriptions)


def _topic(candidates: Sequence[Character], tree: Tree, at: int, memory: Memory) -> Character | None:
    """Who "the company" is when nobody was called so: whom the text was last about, not its partner here."""
    earlier = _earlier(tree, at, memory)
    return next((c for c in candidates if not any(c is e for e in earlier)), None)
