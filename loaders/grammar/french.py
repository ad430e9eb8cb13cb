"""Roles in French trees (Universal Dependencies, as spaCy's French models give them)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.grammar.french_clauses import antecedent, case, obliques, passive, subject
from loaders.grammar.lists import listed_before
from loaders.lexicon import lexicon
from loaders.syntax import SUBJECTS, VERBS, Tree

APPOSED = ("appos", "nmod", "conj", "acl", "advcl", "amod", "dep", "parataxis", "obl:mod")
OUTSIDE = lexicon("fr").verbs("light", "outside")
BE = lexicon("fr").verb("être") | lexicon("fr").verb("devenir") | lexicon("fr").verb("rester")


PLAIN = (
    "amod",
    "nmod",
    "appos",
    "flat:name",
    "flat:foreign",
    "obj",
    "xcomp",
    "obl:mod",
    "obl:arg",
    "punct",
    "dep",
    "advcl",
    "conj",
    "acl",
)


def verb(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    """`subj`, `obj` and prepositions of a verb, whatever its voice."""
    surface = subject(tree, at, depth)
    if passive(tree, at):
        if surface is not None:
            yield "obj", surface
        for role, index in obliques(tree, at):
            yield (
                ("subj", index)
                if role == "par" or (role == "de" and tree.words[index].dep == "obl:agent")
                else (role, index)
            )
    else:
        if surface is not None:
            yield "subj", surface
        objects = [
            antecedent(tree, o, at) for o in tree.child(at, "obj") if tree.words[o].form not in ("se", "s'", "s’")
        ]
        yield from (("obj", o) for o in objects if o != at)
        if not objects:
            bare = (
                o
                for o in tree.child(at, "obl:arg", "obl:mod", "xcomp", "dep", "flat:name", "flat:foreign")
                if _bare_name(tree, o) and o > at
            )
            yield from (("obj", o) for o in bare)
        yield from obliques(tree, at)
    for obj in tree.child(at, "obj"):
        yield from ((r, o) for r, o in obliques(tree, obj) if r != "de")
    if (
        tree.words[at].dep == "conj"
        and tree.words[tree.words[at].head].pos in VERBS
        and not any(True for _ in tree.child(at, "obj", "obl:arg", "obl:mod"))
    ):
        yield from ((r, o) for r, o in obliques(tree, tree.words[at].head) if o > at)


def _bare_name(tree: Tree, at: int) -> bool:
    return tree.words[at].name is not None and tree.first(at, "case") is None


def noun(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`is`, `agent`, `de` and prepositions of a noun."""
    yield from _identity(tree, at)
    yield from _own(tree, at)
    yield from _shared_complement(tree, at)
    if tree.words[at].pos in ("NOUN", "ADJ", "X", "PROPN"):
        for clause in tree.child(at, "acl:relcl", "acl"):
            if not any(tree.words[c].form == "dont" for c in tree.children[clause]):
                yield from _light(tree, at, clause)
    if tree.words[at].head != at:
        yield from _governed(tree, at, tree.words[at].head)


def _own(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What hangs on a noun: its possessive, complements, and the name right behind it."""
    for possessor in tree.child(at, "det"):
        if tree.words[possessor].form in ("son", "sa", "ses", "leur", "leurs"):
            yield "agent", possessor
            yield "de", possessor
    for role, obj in obliques(tree, at):
        yield ("agent", obj) if role == "par" else (role, obj)
        if role == "de" and tree.words[obj].name is not None:
            yield "comp", obj
    for child in tree.children[at]:
        if tree.words[child].name is not None and child == at + 1 and case(tree, child) == "":
            yield "comp", child


def _governed(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    """What a noun has from the word over it: a light verb's subject, a predicate's, another noun's complements."""
    word, over = tree.words[at], tree.words[head]
    predicate = tree.first(head, "cop") is not None
    if word.dep in ("nmod", "obl:arg", "obl:mod") and predicate and (own := subject(tree, head)) is not None:
        yield "agent", own
    if over.pos in VERBS and word.dep in ("obj", "nsubj:pass", "obl:arg", "obl:mod", "xcomp", "obl"):
        yield from _light(tree, at, head)
    elif word.dep == "nsubj" and over.pos in VERBS:
        yield from ((r, o) for r, o in obliques(tree, head) if r != "de")
    elif word.dep == "nmod" and over.pos == "NOUN" and case(tree, at) == "de":
        yield from ((r, o) for r, o in noun(tree, head) if r not in ("is", "de") and o != at)
    elif word.dep == "conj" and over.pos == "NOUN" and over.name is None:
        yield from ((r, o) for r, o in noun(tree, head) if r != "is")
    if word.dep in ("nsubj", "nsubj:pass") or tree.first(at, "cop") is not None:
        yield from _whose(tree, at if tree.first(at, "cop") is not None else head)


def _whose(tree: Tree, clause: int) -> Iterator[tuple[str, int]]:
    """The noun that "dont" takes up in a clause: what the clause's subject is of."""
    for child in tree.children[clause]:
        if tree.words[child].form == "dont" and (owner := antecedent(tree, child, clause)) != child:
            yield "de", owner
            yield "agent", owner


def _shared_complement(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What the last of coordinated nouns is followed by belongs to all ("l'export et l'entretien des X")."""
    if any(role == "de" for role, _ in obliques(tree, at)):
        return
    index, gap = at + 1, 0
    while index < len(tree.words) and gap < 4:
        word = tree.words[index]
        if word.pos in VERBS or word.name is not None:
            return
        if word.pos == "NOUN":
            after = [(r, o) for r, o in obliques(tree, index) if r == "de" and o > index]
            listed = any(w.form in (",", "et") for w in tree.words[at + 1 : index])
            if after and listed:
                yield from after
                return
            if not listed:
                return
            gap += 1
        index += 1


def _light(tree: Tree, at: int, over: int) -> Iterator[tuple[str, int]]:
    for role, index in verb(tree, over):
        if index == at:
            continue
        if role == "subj":
            if tree.words[over].form not in OUTSIDE:
                yield "agent", index
        elif role not in ("obj", "de"):
            yield role, index


def _identity(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What a noun is said of: itself, by apposition, copula, naming or "comme"."""
    yield "is", at
    for child in tree.children[at]:
        word = tree.words[child]
        if (
            word.dep in PLAIN
            and word.name is not None
            and child > at
            and case(tree, child) == ""
            and not listed_before(tree, child)
        ):
            yield "is", child
    if tree.first(at, "cop") is not None and (own := subject(tree, at)) is not None:
        yield "is", own
    head = tree.words[at].head
    if head != at:
        yield from _apposed(tree, at, head)
        yield from _predicated(tree, at, head)


def _apposed(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    """Names and nouns that a noun stands in apposition to, or shares a list with."""
    word, over = tree.words[at], tree.words[head]
    if word.dep in APPOSED and case(tree, at) == "":
        named = over.name is not None and (word.dep != "conj" or _comma_before(tree, at))
        if named or (over.pos == "NOUN" and word.dep == "appos"):
            yield "is", head
    listed = word.dep == "conj" and over.pos == "NOUN" and over.name is None
    if listed or (over.form in ("un", "une", "l'un", "l'une", "deux") and case(tree, at) == "de"):
        yield from ((r, o) for r, o in _identity(tree, head) if o != head)


def _predicated(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    """What a verb or copula says a noun is."""
    word, over = tree.words[at], tree.words[head]
    if (
        word.dep in ("xcomp", "obj", "obl:arg", "ccomp")
        and over.form in BE
        and (own := subject(tree, head)) is not None
    ):
        yield "is", own
    elif over.pos == "VERB" and ((word.dep == "xcomp" and case(tree, at) == "") or case(tree, at) == "comme"):
        found = list(verb(tree, head))
        objects = [o for r, o in found if r == "obj" and o != at] or [o for r, o in found if r == "subj"]
        yield from (("is", o) for o in objects)
    if word.dep in SUBJECTS:
        if tree.first(head, "cop") is not None:
            yield "is", head
        if over.form in BE:
            yield from (("is", o) for o in tree.child(head, "xcomp", "obj", "obl:arg"))


def _comma_before(tree: Tree, at: int) -> bool:
    start = min([at, *tree.children[at]])
    return start > 0 and tree.words[start - 1].form == ","


def adjective(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`subj` and prepositions of an adjective or participle."""
    word, head = tree.words[at], tree.words[at].head
    for role, index in verb(tree, at):
        yield ("subj", index) if role in ("subj", "obj") else (role, index)
    if tree.first(at, "cop") is not None and (own := subject(tree, at)) is not None:
        yield "subj", own
    if (
        head != at
        and word.dep in ("amod", "acl", "appos", "conj", "advcl", "nmod")
        and tree.words[head].pos in ("NOUN", "PROPN", "X")
    ):
        yield "subj", head
    if word.dep == "xcomp" and (own := subject(tree, head)) is not None:
        yield "subj", own
