"""The ontology's patterns run over trees: candidate facts with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product

from loaders.character import Character
from loaders.grammar import roles
from loaders.grammar.lists import of_ends
from loaders.lexicon import Lexicon
from loaders.reference.coreference import Memory, everyone
from loaders.syntax import VERBS, Tree
from loaders.tokens import Sentence
from ontology.pattern import Pattern, Slot, Step, parse
from ontology.schema import Ontology, Relation

CERTAIN, WEAK = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Compiled:
    """One pattern ready to run: its relation, what it says, and as which string."""

    relation: Relation
    pattern: Pattern
    source: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that a pattern found in a tree: the words of trigger and ends, what the pattern says."""

    relation: Relation
    subject: Character
    object: Character
    tree: Tree
    trigger: int
    subject_at: int
    object_at: int
    status: str | None
    confidence: float
    method: str
    words: dict[str, int] = field(default_factory=dict)
    """Qualifiers that slots bound: name to word index."""


class Patterns:
    """All patterns of one language, indexed by the written forms of their triggers."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon) -> None:
        self.ontology = ontology
        self.lexicon = lexicon
        self._index: dict[str, list[tuple[Compiled, frozenset[str]]]] = {}
        self._last: dict[str, list[tuple[Compiled, str]]] = {}
        self._forms: dict[str, frozenset[str]] = {}
        for relation in ontology.relations.values():
            for source in relation.patterns:
                if source.language == lexicon.language:
                    self._add(Compiled(relation, parse(source.text), source.text))

    def _add(self, compiled: Compiled) -> None:
        for lemma in compiled.pattern.lemmas:
            first, _, rest = lemma.partition(" ")
            verb = compiled.pattern.trigger == "verb"
            forms = self.lexicon.verb(first) if verb else self.lexicon.noun(first)
            second = self.forms(rest) if rest else frozenset()
            for form in forms:
                self._index.setdefault(form, []).append((compiled, second))
            if rest and not verb:
                for form in self.lexicon.noun(rest.split()[-1]):
                    self._last.setdefault(form, []).append((compiled, lemma))
            if rest:
                for form in self.forms(lemma):
                    self._index.setdefault(form, []).append((compiled, frozenset()))

    def forms(self, words: str) -> frozenset[str]:
        """Written forms of a word asked for in a slot or as a trigger's second word."""
        if words not in self._forms:
            self._forms[words] = self.lexicon.noun(words) | self.lexicon.verb(words) | {words}
        return self._forms[words]

    def touch(self, sentence: Sentence) -> bool:
        """Whether a sentence holds a trigger's word at all, so that its tree is worth making."""
        return any(t.text.casefold().replace("’", "'") in self._index for t in sentence.tokens)

    def at(self, tree: Tree, index: int) -> Iterator[Compiled]:
        """Patterns whose trigger stands at a word, in the ontology's order."""
        for compiled, second in self._index.get(tree.words[index].form.replace("’", "'"), ()):
            if not self._fits(tree, index, compiled) or (second and not _second(tree, index, second)):
                continue
            if second and compiled.pattern.trigger == "noun" and tree.words[index].dep in ("compound", "amod", "nmod"):
                continue
            yield compiled
        for compiled, lemma in self._last.get(tree.words[index].form, ()):
            words = lemma.split()
            before = [w.form for w in tree.words[max(0, index + 1 - len(words)) : index]]
            if before == words[:-1] and self._fits(tree, index, compiled):
                yield compiled

    def _fits(self, tree: Tree, at: int, compiled: Compiled) -> bool:
        """Whether a word is of a trigger's class, and no noun that a word beside it makes another one of.

        So do "vice president", "sister brand", "marque sœur".
        """
        if compiled.pattern.trigger == "noun":
            before = tree.words[at - 1].form if at else ""
            behind = tree.words[at + 1].form if at + 1 < len(tree.words) else ""
            another = self.lexicon.words("nouns", "another_before"), self.lexicon.words("nouns", "another_behind")
            if before in another[0] or behind in another[1]:
                return False
        return _class_fits(tree, at, compiled.pattern.trigger)


def _class_fits(tree: Tree, at: int, trigger: str) -> bool:
    word = tree.words[at]
    if word.name is not None:
        return False
    argument = tree.first(at, "nsubj", "nsubj:pass", "nsubjpass", "obj", "dobj", "agent", "obl:agent") is not None
    if trigger == "verb":
        return word.pos in VERBS or argument or (word.pos == "ADJ" and word.dep in ("acl", "amod"))
    if trigger == "noun":
        return word.pos in ("NOUN", "PROPN", "X", "ADJ") or (word.pos == "VERB" and not argument)
    return word.pos in ("ADJ", "VERB", "NOUN", "ADV", "X", "PROPN")


def _second(tree: Tree, at: int, forms: frozenset[str]) -> bool:
    """Whether a trigger's second word hangs on the first, or follows within three words."""
    near = tree.words[at + 1 : at + 4]
    if any(word.form in forms for word in near) or any(tree.words[c].form in forms for c in tree.children[at]):
        return True
    joined = " ".join(word.form for word in tree.words[at + 1 : at + 5]).replace("' ", "'")
    return any(" " in form and joined.startswith(form) for form in forms)


def candidates(tree: Tree, patterns: Patterns, memory: Memory) -> Iterator[Candidate]:
    """Every fact that a pattern finds in a tree, in the order of triggers."""
    for at in range(len(tree.words)):
        cache: dict[tuple[int, str], list[tuple[str, int]]] = {}
        for compiled in patterns.at(tree, at):
            yield from _bind(tree, at, compiled, patterns, memory, cache)


def _bind(
    tree: Tree,
    at: int,
    compiled: Compiled,
    patterns: Patterns,
    memory: Memory,
    cache: dict[tuple[int, str], list[tuple[str, int]]],
) -> Iterator[Candidate]:
    bound: dict[str, list[int]] = {}
    for slot in compiled.pattern.slots:
        found = follow(tree, at, compiled.pattern.trigger, slot, patterns, cache)
        if slot.absent:
            if found:
                return
            continue
        if not found and not slot.optional:
            return
        if slot.binds:
            bound.setdefault(slot.binds, []).extend(found)
    named = {name: at_ for name, at_ in bound.items() if name not in ("S", "O", "S+O") and at_}
    for subject_at, subject, object_at, object_ in _ends(tree, bound, memory):
        yield Candidate(
            compiled.relation,
            subject,
            object_,
            tree,
            at,
            subject_at,
            object_at,
            compiled.pattern.status,
            WEAK if "weak" in compiled.pattern.flags else CERTAIN,
            f"pattern: {compiled.source}",
            {name: of_ends(tree, found, (subject_at, object_at)) for name, found in named.items()},
        )


def _ends(tree: Tree, bound: dict[str, list[int]], memory: Memory) -> Iterator[tuple[int, Character, int, Character]]:
    if "S+O" in bound:
        both = [(i, c) for i in bound["S+O"] for c in everyone(tree, i, memory)]
        for (i, one), (j, other) in combinations(both, 2):
            if one is not other:
                yield i, one, j, other
        return
    for i in bound["S"]:
        for j in bound["O"]:
            for one, other in _pairs(tree, i, j, memory) if i != j else ():
                if one is not other:
                    yield i, one, j, other


def _pairs(tree: Tree, i: int, j: int, memory: Memory) -> Iterator[tuple[Character, Character]]:
    """Both ends resolved, a named one first, so that a pronoun is not taken for its own partner."""
    ones = everyone(tree, i, memory) if tree.words[i].name else []
    others = everyone(tree, j, memory) if tree.words[j].name else []
    ones = ones or everyone(tree, i, memory, others)
    others = others or everyone(tree, j, memory, ones[:1])
    yield from product(ones, others)


def follow(
    tree: Tree,
    at: int,
    trigger: str,
    slot: Slot,
    patterns: Patterns,
    cache: dict[tuple[int, str], list[tuple[str, int]]],
) -> list[int]:
    """Words at the end of a slot's path."""
    ends, kind = [at], trigger
    for step in slot.path:
        ends = [index for end in ends for index in _step(tree, end, kind, step, patterns, cache)]
        kind = "noun"
    return ends


def _step(
    tree: Tree,
    at: int,
    kind: str,
    step: Step,
    patterns: Patterns,
    cache: dict[tuple[int, str], list[tuple[str, int]]],
) -> Iterator[int]:
    if (at, kind) not in cache:
        cache[at, kind] = roles(tree, at, kind)
    for role, index in cache[at, kind]:
        if role not in step.roles:
            continue
        if not step.words or any(_word_fits(tree, index, word, patterns) for word in step.words):
            yield index


def _word_fits(tree: Tree, at: int, word: str, patterns: Patterns) -> bool:
    phrase = word.replace("_", " ")
    if tree.words[at].form in patterns.forms(phrase):
        return True
    first, _, rest = phrase.partition(" ")
    if not rest:
        return False
    if at and tree.words[at].form in patterns.forms(rest) and tree.words[at - 1].form in patterns.forms(first):
        return True
    if tree.words[at].form not in patterns.forms(first):
        return False
    return not rest or (at + 1 < len(tree.words) and tree.words[at + 1].form in patterns.forms(rest))
