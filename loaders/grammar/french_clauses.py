"""Clauses of French trees: subjects spelled out or shared, voice, complements, antecedents."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.grammar.lists import opens
from loaders.syntax import SUBJECTS, VERBS, Tree

RELATIVE = frozenset(
    {"qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où", "duquel", "auquel"}
)


OBLIQUES = ("obl", "obl:arg", "obl:mod", "obl:agent", "iobj", "nmod", "dep")


PREPOSITIONS = {"du": "de", "des": "de", "d'": "de", "d’": "de", "au": "à", "aux": "à", "duquel": "de", "dont": "de"}


def subject(tree: Tree, at: int, depth: int = 0) -> int | None:
    """The surface subject of a verb: its own, or the one it shares, controls or modifies."""
    if depth > 6:
        return None
    own = tree.first(at, *SUBJECTS)
    if own is not None:
        return first_of_list(tree, antecedent(tree, own, at))
    word, head = tree.words[at], tree.words[at].head
    if head == at:
        return stray_subject(tree, at)
    over = tree.words[head]
    if word.dep == "acl:relcl":
        return None if any(tree.words[c].form in ("que", "qu'", "qu’") for c in tree.children[at]) else head
    if word.dep in ("acl", "amod") and over.pos in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
        return agent(tree, head, depth + 1) if "VerbForm=Inf" in word.morph else head
    if word.dep in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "acl", "obl:mod", "obl:arg", "fixed", "dep"):
        if over.pos in VERBS or tree.first(head, "cop") is not None:
            return (
                object_control(tree, head)
                if word.dep == "xcomp" and object_control(tree, head)
                else subject(tree, head, depth + 1)
            )
        if over.pos in ("NOUN", "PROPN", "ADJ"):
            if over.name is not None and word.dep in ("conj", "advcl"):
                return head
            return agent(tree, head, depth + 1)
    return None


def first_of_list(tree: Tree, at: int) -> int:
    """The first of the names that are listed up to a name ("Safran et Airbus ont créé")."""
    while (
        at > 1
        and tree.words[at].name is not None
        and tree.words[at - 1].form in ("et", ",")
        and tree.words[at - 2].name is not None
        and not opens(tree, at - 2, at)
    ):
        if tree.words[at - 1].form == "," and tree.words[min(at + 1, len(tree.words) - 1)].form not in ("et", ","):
            break
        at -= 2
    return at


def object_control(tree: Tree, at: int) -> int | None:
    """The object whose doing an infinitive is ("charge Bel de produire"), if the verb works so."""
    forms = (
        "charge",
        "chargé",
        "autorise",
        "autorisé",
        "force",
        "oblige",
        "invite",
        "aide",
        "aidé",
        "contraint",
        "permet",
        "nommé",
        "nomme",
    )
    return tree.first(at, "obj", "iobj") if tree.words[at].form in forms else None


def stray_subject(tree: Tree, at: int) -> int | None:
    """The nearest free nominal before a root without subject, which the parser hung elsewhere."""
    for child in tree.children[at]:
        if (
            child < at
            and tree.words[child].dep in ("obl:mod", "dislocated", "nmod", "appos", "dep", "advcl", "conj", "punct")
            and tree.first(child, "case") is None
            and tree.words[child].name is not None
        ):
            return child
    return None


def agent(tree: Tree, noun_at: int, depth: int) -> int | None:
    """Who has a plan or an offer: the subject of the verb over it, or its complement."""
    word = tree.words[noun_at]
    if word.name is not None:
        return noun_at
    if word.head != noun_at and tree.words[word.head].pos in VERBS:
        return subject(tree, word.head, depth) if depth <= 6 else None
    return next((o for r, o in obliques(tree, noun_at) if r == "de"), None)


def passive(tree: Tree, at: int) -> bool:
    """Whether a verb is passive: by auxiliary, or as a bare past participle on a noun."""
    word = tree.words[at]
    if any(tree.words[c].form in ("se", "s'", "s’") for c in tree.children[at]):
        return False
    if tree.first(at, "aux:pass", "obl:agent") is not None:
        return True
    if "VerbForm=Part" not in word.morph or "Tense=Pres" in word.morph:
        return False
    if tree.first(at, "aux:tense", "aux", "obj") is not None:
        return False
    if word.dep in ("acl", "amod", "advcl"):
        return True
    if word.dep in ("conj", "parataxis", "ROOT", "dep", "acl:relcl"):
        return word.dep != "conj" or passive(tree, word.head) or tree.words[word.head].pos not in VERBS
    return False


def antecedent(tree: Tree, at: int, clause: int) -> int:
    """A relative pronoun's noun, or the word itself."""
    word = tree.words[at]
    if word.form not in RELATIVE:
        return at
    for _ in range(4):
        if tree.words[clause].dep in ("acl:relcl", "acl"):
            return tree.words[clause].head
        if tree.words[clause].head == clause:
            break
        clause = tree.words[clause].head
    return at


def obliques(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """Complements of a word with their prepositions."""
    for child in tree.child(at, *OBLIQUES):
        if tree.words[child].form == "dont":
            yield "de", antecedent(tree, child, at)
            continue
        role = case(tree, child)
        if role:
            yield role, antecedent(tree, child, at)
            yield from nested(tree, child, role)


def nested(tree: Tree, at: int, role: str) -> Iterator[tuple[str, int]]:
    """Complements hung one noun too deep ("à hauteur de", "auprès de")."""
    if tree.words[at].form in ("hauteur", "profit", "compte", "auprès", "sein", "côté", "côtés", "égard", "encontre"):
        for inner in tree.child(at, "nmod"):
            yield role, inner
            yield tree.words[at].form, inner


def case(tree: Tree, at: int) -> str:
    """The preposition of a word, contractions undone; empty for none."""
    cases = [tree.words[c].form for c in tree.child(at, "case", "mark")]
    if not cases and at > 0 and tree.words[at - 1].form in PREPOSITIONS:
        cases = [tree.words[at - 1].form]
    first = cases[0].split()[0] if cases else ""
    if first.startswith("jusqu"):
        return "à"
    return PREPOSITIONS.get(first, first)
