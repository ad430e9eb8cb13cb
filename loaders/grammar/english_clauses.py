"""Clauses of English trees: subjects spelled out or shared, voice, complements, antecedents."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.lexicon import lexicon
from loaders.syntax import SUBJECTS, VERBS, Tree

RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})


CONTROL = lexicon("en").words("syntax", "control")


CLAUSES = ("xcomp", "advcl", "pcomp", "ccomp")


def subject(tree: Tree, at: int, depth: int = 0) -> int | None:
    """The surface subject of a verb: its own, or the one it shares, controls or modifies."""
    if depth > 6:
        return None
    own = tree.first(at, *SUBJECTS)
    if own is not None:
        return antecedent(tree, own)
    word, head = tree.words[at], tree.words[at].head
    if head == at:
        return None
    if word.dep == "conj" and tree.words[head].pos in VERBS:
        return subject(tree, head, depth + 1)
    if word.dep == "relcl":
        return head if word.tag in ("VBN", "VBG") or not tree.first(at, "dobj") else None
    if word.dep == "acl":
        return head if word.tag in ("VBN", "VBG", "VBD") else noun_agent(tree, head, depth + 1)
    if word.dep in CLAUSES or word.dep in ("dep", "conj"):
        return controller(tree, head, depth + 1)
    if word.dep == "prep":
        return controller(tree, head, depth + 1)
    return None


def controller(tree: Tree, head: int, depth: int) -> int | None:
    """Whose doing a dependent clause is: the subject or object of what governs it."""
    if depth > 6:
        return None
    word = tree.words[head]
    if word.pos in VERBS:
        if word.form in CONTROL and (obj := tree.first(head, "dobj")) is not None and not passive(tree, head):
            return obj
        return subject(tree, head, depth)
    if word.dep in ("prep", "agent", "mark") or word.pos == "ADP":
        return controller(tree, word.head, depth + 1) if word.head != head else None
    if word.pos in ("NOUN", "PROPN"):
        return noun_agent(tree, head, depth)
    if word.pos == "ADJ":
        return subject(tree, word.head, depth) if word.dep in ("acomp", "oprd") else None
    return None


def noun_agent(tree: Tree, noun_at: int, depth: int) -> int | None:
    """Who has a plan, deal or bid: its possessor, or the subject of the verb over it."""
    if tree.words[noun_at].name is not None:
        return noun_at
    possessor = tree.first(noun_at, "poss")
    if possessor is not None:
        return possessor
    word = tree.words[noun_at]
    if word.dep in ("dobj", "attr") and word.head != noun_at:
        return subject(tree, word.head, depth)
    if word.dep == "pobj":
        above = tree.words[word.head].head
        return subject(tree, above, depth) if tree.words[above].pos in VERBS else None
    return None


def passive(tree: Tree, at: int) -> bool:
    """Whether a verb is passive: by auxiliary, or as a bare past participle on a noun."""
    word = tree.words[at]
    if tree.first(at, "nsubjpass", "auxpass") is not None:
        return True
    if tree.first(at, *SUBJECTS, "dobj") is not None or tree.first(at, "aux") is not None:
        return False
    if word.tag not in ("VBN", "VBD"):
        return False
    if word.dep in ("acl", "relcl", "amod", "advcl") and word.tag == "VBN":
        return True
    if tree.first(at, "agent") is not None:
        return True
    return word.dep == "conj" and word.tag == "VBN" and passive(tree, word.head)


def antecedent(tree: Tree, at: int) -> int:
    """A relative pronoun's noun, or the word itself."""
    word = tree.words[at]
    if word.form not in RELATIVE:
        return at
    clause = word.head
    for _ in range(4):
        if tree.words[clause].dep == "relcl":
            return tree.words[clause].head
        if tree.words[clause].head == clause:
            break
        clause = tree.words[clause].head
    return at


def object_gap(tree: Tree, at: int) -> int | None:
    """The noun a relative clause is missing as its object ("the group that Bel bought")."""
    word = tree.words[at]
    if word.dep != "relcl":
        return None
    own = tree.first(at, "nsubj")
    if own is None or tree.words[own].form in RELATIVE:
        return None
    return word.head


def prepositions(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    """Prepositions of a word with their objects, particles and nested ones followed."""
    for particle in tree.child(at, "advmod", "prt"):
        if depth == 0 and tree.words[particle].form in (
            "away",
            "out",
            "back",
            "off",
            "up",
            "down",
            "over",
            "apart",
            "together",
        ):
            yield from prepositions(tree, particle, depth + 1)
    for prep in tree.child(at, "prep", "agent", "dative", "prt"):
        if tree.words[prep].pos not in ("ADP", "SCONJ", "ADV", "PART", "VERB"):
            continue
        role = tree.words[prep].form
        for obj in tree.child(prep, "pobj"):
            yield role, antecedent(tree, obj)
        if depth < 2:
            for inner, obj in prepositions(tree, prep, depth + 1):
                yield inner, obj
