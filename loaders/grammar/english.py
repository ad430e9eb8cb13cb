"""Roles in English trees (ClearNLP labels, as spaCy's English models give them)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.grammar.english_clauses import antecedent, object_gap, passive, prepositions, subject
from loaders.lexicon import lexicon
from loaders.syntax import SUBJECTS, VERBS, Tree

BE = lexicon("en").verb("be")
APPOINT = lexicon("en").words("syntax", "appoint")
OUTSIDE = lexicon("en").verbs("light", "outside")


COPULAS = frozenset(form for verb in ("be", "become", "remain", "stay") for form in lexicon("en").verb(verb))


def verb(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    """`subj`, `obj` and prepositions of a verb, whatever its voice."""
    surface = subject(tree, at, depth)
    yield from _passive(tree, at, surface) if passive(tree, at) else _active(tree, at, surface)
    yield from prepositions(tree, at)
    for dative in tree.child(at, "dative"):
        if tree.words[dative].pos != "ADP":
            yield ("to" if any(True for _ in tree.child(at, "dobj")) else "obj"), dative
    for obj in tree.child(at, "dobj"):
        yield from ((r, o) for r, o in prepositions(tree, obj) if r != "of")
        for part in tree.child(obj, "acl"):
            if tree.words[part].tag == "VBN":
                yield from ((r, o) for r, o in prepositions(tree, part) if r != "by")
    yield from (("comp", complement) for complement in tree.child(at, "oprd", "attr"))
    bare = not list(prepositions(tree, at)) and not list(tree.child(at, "dobj"))
    if tree.words[at].dep == "conj" and bare:
        yield from prepositions(tree, tree.words[at].head)


def _passive(tree: Tree, at: int, surface: int | None) -> Iterator[tuple[str, int]]:
    if surface is not None:
        yield "obj", surface
    for by in tree.child(at, "agent", "prep"):
        if tree.words[by].form == "by":
            yield from (("subj", o) for o in tree.child(by, "pobj"))
    yield from (("obj2", o) for o in tree.child(at, "dobj", "oprd"))


def _active(tree: Tree, at: int, surface: int | None) -> Iterator[tuple[str, int]]:
    if surface is not None:
        yield "subj", surface
    objects = [antecedent(tree, o) for o in tree.child(at, "dobj")]
    yield from (("obj", o) for o in objects)
    if not objects and (gap := object_gap(tree, at)) is not None:
        yield "obj", gap
    if at and not objects and tree.words[at].dep == "amod":
        yield "obj", tree.words[at].head


def noun(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`is`, `agent`, `of` and prepositions of a noun."""
    yield from _identity(tree, at)
    yield from _own(tree, at)
    if tree.words[at].head == at:
        return
    possessed = tree.first(at, "poss") is not None
    governed = [*_governed(tree, at, tree.words[at].head)]
    for clause in tree.child(at, "relcl", "acl"):
        governed.extend(_light(tree, at, clause))
    yield from ((role, index) for role, index in governed if role != "agent" or not possessed)


def _own(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What hangs on a noun: possessors, compounds, prepositions."""
    over = tree.words[at].head
    named = tree.words[at].dep in ("compound", "nmod") and over == at + 1 and tree.words[over].name is not None
    for possessor in (*tree.child(at, "poss"), *(tree.child(over, "poss") if named else ())):
        yield "agent", antecedent(tree, possessor)
        yield "of", antecedent(tree, possessor)
        if tree.words[possessor].name is not None:
            yield "comp", possessor
    for modifier in tree.child(at, "compound", "nmod", "amod"):
        if tree.words[modifier].name is not None:
            yield from (("of", modifier), ("agent", modifier), ("comp", modifier))
        elif tree.words[modifier].pos == "NOUN":
            yield "of", modifier
    for role, obj in prepositions(tree, at):
        yield ("agent", obj) if role == "by" else (role, obj)


def _governed(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    """What a noun has from the word over it: a light verb's subject, a predicate's, another noun's agent."""
    word = tree.words[at]
    if word.dep in ("dobj", "nsubjpass", "attr", "oprd"):
        yield from _light(tree, at, head)
        if tree.words[head].form in APPOINT and not passive(tree, head) and (own := subject(tree, head)) is not None:
            yield "of", own
    elif word.dep == "pobj":
        yield from _under_preposition(tree, at, head)
    elif word.dep == "nsubj":
        yield from prepositions(tree, head)
    elif word.dep == "conj" and tree.words[head].pos == "NOUN":
        yield from ((r, o) for r, o in noun(tree, head) if r != "is")


def _under_preposition(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    above = tree.words[head].head
    word = tree.words[above]
    if word.pos in VERBS:
        yield from _light(tree, at, above)
    elif word.pos == "ADJ" and word.dep == "acomp":
        if (own := subject(tree, word.head)) is not None:
            yield "agent", own
    elif word.pos == "NOUN" and tree.words[head].form == "of":
        yield from ((r, o) for r, o in noun(tree, above) if r == "agent" and o != at)


def _light(tree: Tree, at: int, over: int) -> Iterator[tuple[str, int]]:
    for role, index in verb(tree, over):
        if index == at:
            continue
        if role == "subj":
            if tree.words[over].form not in OUTSIDE:
                yield "agent", index
        elif role not in ("obj", "obj2", "comp", "of"):
            yield role, index


def _identity(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What a noun is said of: itself, by apposition, copula, naming or "as"."""
    word, head = tree.words[at], tree.words[at].head
    yield "is", at
    yield from (("is", child) for child in tree.child(at, "appos"))
    if word.dep == "dobj" and tree.words[head].form in APPOINT:
        yield from (("is", child) for child in tree.child(at, "compound", "nmod") if tree.words[child].name is not None)
    if head == at:
        return
    if word.dep == "appos":
        yield "is", head
        yield from (("is", o) for o in tree.child(head, "appos") if o != at)
    elif word.dep in ("compound", "nmod") and tree.words[head].name is not None:
        yield "is", head
    elif word.dep == "conj" and tree.words[head].name is None:
        yield from ((r, o) for r, o in _identity(tree, head) if o != head)
    elif word.dep == "pobj":
        yield from _taken(tree, head)
    else:
        yield from _predicated(tree, at, head)


def _taken(tree: Tree, preposition: int) -> Iterator[tuple[str, int]]:
    """What "as NOUN" is said of, and "one of the NOUNs"."""
    above = tree.words[preposition].head
    if tree.words[preposition].form == "as" and tree.words[above].pos in VERBS:
        found = list(verb(tree, above))
        objects = [o for r, o in found if r == "obj"] or [o for r, o in found if r == "subj"]
        yield from (("is", o) for o in objects)
    elif tree.words[preposition].form == "of" and tree.words[above].form in ("one", "two", "part", "some", "both"):
        yield from ((r, o) for r, o in _identity(tree, above) if o != above)


def _predicated(tree: Tree, at: int, head: int) -> Iterator[tuple[str, int]]:
    """What a copula or a verb of naming says a noun is."""
    word, over = tree.words[at], tree.words[head]
    if word.dep in ("attr", "acomp") or (word.dep == "oprd" and over.form in COPULAS):
        if (own := subject(tree, head)) is not None and own != at:
            yield "is", own
    elif word.dep == "oprd":
        yield from (("is", o) for r, o in verb(tree, head) if r == "obj")
    elif word.dep in SUBJECTS and over.form in BE:
        yield from (("is", o) for o in tree.child(head, "attr"))


def adjective(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`subj`, `comp` and prepositions of an adjective or participle."""
    word, head = tree.words[at], tree.words[at].head
    found = list(verb(tree, at))
    for role, index in found:
        yield ("subj", index) if role in ("subj", "obj") else (role, index)
    if word.dep in ("acomp", "oprd", "attr") and (own := subject(tree, head)) is not None:
        yield "subj", own
    elif word.dep in ("amod", "acl", "appos", "compound") and head != at:
        yield "subj", head
    before = at - 2
    if at >= 2 and tree.words[at - 1].form == "-" and tree.words[before].name is not None:
        yield "comp", before
        if head != at and tree.words[head].pos in ("NOUN", "PROPN"):
            yield "subj", head
