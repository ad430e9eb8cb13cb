"""Roles in English trees (ClearNLP labels, as spaCy's English models give them)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.lexicon import lexicon
from loaders.syntax import Tree

RELATIVE = frozenset({"which", "that", "who", "whom", "whose"})
CONTROL = frozenset(
    "ask allow force order urge enable help let permit require persuade invite hire appoint name choose oblige instruct "
    "asked allowed forced ordered urged enabled helped permitted required persuaded invited hired appointed named chosen".split()
)
CLAUSES = ("xcomp", "advcl", "pcomp", "ccomp")
SUBJECTS = ("nsubj", "nsubjpass", "csubj")
BE = lexicon("en").verb("be")
COPULAS = frozenset(form for verb in ("be", "become", "remain", "stay") for form in lexicon("en").verb(verb))


def verb(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    """`subj`, `obj` and prepositions of a verb, whatever its voice."""
    surface = subject(tree, at, depth)
    if passive(tree, at):
        if surface is not None:
            yield "obj", surface
        for by in tree.child(at, "agent", "prep"):
            if tree.words[by].form == "by":
                yield from (("subj", o) for o in tree.child(by, "pobj"))
        yield from (("obj2", o) for o in tree.child(at, "dobj", "oprd"))
    else:
        if surface is not None:
            yield "subj", surface
        objects = [_antecedent(tree, o) for o in tree.child(at, "dobj")]
        yield from (("obj", o) for o in objects)
        if not objects and (gap := _object_gap(tree, at)) is not None:
            yield "obj", gap
        if at and not objects and tree.words[at].dep == "amod":
            yield "obj", tree.words[at].head
    yield from _prepositions(tree, at)
    for dative in tree.child(at, "dative"):
        if tree.words[dative].pos != "ADP":
            yield ("to" if any(True for _ in tree.child(at, "dobj")) else "obj"), dative
    for obj in tree.child(at, "dobj"):
        yield from ((r, o) for r, o in _prepositions(tree, obj) if r != "of")
        for part in tree.child(obj, "acl"):
            if tree.words[part].tag == "VBN":
                yield from ((r, o) for r, o in _prepositions(tree, part) if r != "by")
    for complement in tree.child(at, "oprd", "attr"):
        yield "comp", complement
    if tree.words[at].dep == "conj" and not list(_prepositions(tree, at)) and not list(tree.child(at, "dobj")):
        yield from ((r, o) for r, o in _prepositions(tree, tree.words[at].head))


def subject(tree: Tree, at: int, depth: int = 0) -> int | None:
    """The surface subject of a verb: its own, or the one it shares, controls or modifies."""
    if depth > 6:
        return None
    own = tree.first(at, *SUBJECTS)
    if own is not None:
        return _antecedent(tree, own)
    word, head = tree.words[at], tree.words[at].head
    if head == at:
        return None
    if word.dep == "conj" and tree.words[head].pos in ("VERB", "AUX"):
        return subject(tree, head, depth + 1)
    if word.dep == "relcl":
        return head if word.tag in ("VBN", "VBG") or not tree.first(at, "dobj") else None
    if word.dep == "acl":
        return head if word.tag in ("VBN", "VBG", "VBD") else _noun_agent(tree, head, depth + 1)
    if word.dep in CLAUSES or word.dep in ("dep", "conj"):
        return _controller(tree, head, depth + 1)
    if word.dep == "prep":
        return _controller(tree, head, depth + 1)
    return None


def _controller(tree: Tree, head: int, depth: int) -> int | None:
    if depth > 6:
        return None
    word = tree.words[head]
    if word.pos in ("VERB", "AUX"):
        if word.form in CONTROL and (obj := tree.first(head, "dobj")) is not None and not passive(tree, head):
            return obj
        return subject(tree, head, depth)
    if word.dep in ("prep", "agent", "mark") or word.pos == "ADP":
        return _controller(tree, word.head, depth + 1) if word.head != head else None
    if word.pos in ("NOUN", "PROPN"):
        return _noun_agent(tree, head, depth)
    if word.pos == "ADJ":
        return subject(tree, word.head, depth) if word.dep in ("acomp", "oprd") else None
    return None


def _noun_agent(tree: Tree, noun_at: int, depth: int) -> int | None:
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
        return subject(tree, above, depth) if tree.words[above].pos in ("VERB", "AUX") else None
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


def _antecedent(tree: Tree, at: int) -> int:
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


def _object_gap(tree: Tree, at: int) -> int | None:
    """The noun a relative clause is missing as its object ("the group that Bel bought")."""
    word = tree.words[at]
    if word.dep != "relcl":
        return None
    own = tree.first(at, "nsubj")
    if own is None or tree.words[own].form in RELATIVE:
        return None
    return word.head


def _prepositions(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    for particle in tree.child(at, "advmod", "prt"):
        if depth == 0 and tree.words[particle].form in ("away", "out", "back", "off", "up", "down", "over", "apart", "together"):
            yield from _prepositions(tree, particle, depth + 1)
    for prep in tree.child(at, "prep", "agent", "dative", "prt"):
        if tree.words[prep].pos not in ("ADP", "SCONJ", "ADV", "PART", "VERB"):
            continue
        role = tree.words[prep].form
        for obj in tree.child(prep, "pobj"):
            yield role, _antecedent(tree, obj)
        if depth < 2:
            for inner, obj in _prepositions(tree, prep, depth + 1):
                yield inner, obj


def noun(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`is`, `agent`, `of` and prepositions of a noun."""
    word, head = tree.words[at], tree.words[at].head
    yield from _identity(tree, at)
    for possessor in tree.child(at, "poss"):
        yield "agent", _antecedent(tree, possessor)
        yield "of", _antecedent(tree, possessor)
        if tree.words[possessor].name is not None:
            yield "comp", possessor
    for modifier in tree.child(at, "compound", "nmod", "amod"):
        if tree.words[modifier].name is not None:
            yield "of", modifier
            yield "agent", modifier
            yield "comp", modifier
        elif tree.words[modifier].pos == "NOUN":
            yield "of", modifier
    for role, obj in _prepositions(tree, at):
        yield ("agent", obj) if role == "by" else (role, obj)
    if head == at:
        return
    if word.dep in ("dobj", "nsubjpass", "attr", "oprd"):
        yield from _light(tree, at, head)
    elif word.dep == "pobj":
        above = tree.words[head].head
        if tree.words[above].pos in ("VERB", "AUX"):
            yield from _light(tree, at, above)
        elif tree.words[above].pos == "ADJ" and tree.words[above].dep == "acomp":
            if (own := subject(tree, tree.words[above].head)) is not None:
                yield "agent", own
        elif tree.words[above].pos == "NOUN" and tree.words[head].form == "of":
            yield from ((r, o) for r, o in noun(tree, above) if r in ("agent",) and o != at)
    elif word.dep == "nsubj":
        yield from ((r, o) for r, o in _prepositions(tree, head))
    elif word.dep == "conj" and tree.words[head].pos == "NOUN":
        yield from ((r, o) for r, o in noun(tree, head) if r not in ("is",))
    for clause in tree.child(at, "relcl", "acl"):
        yield from _light(tree, at, clause)


def _light(tree: Tree, at: int, over: int) -> Iterator[tuple[str, int]]:
    for role, index in verb(tree, over):
        if index == at:
            continue
        if role == "subj":
            yield "agent", index
        elif role not in ("obj", "obj2", "comp", "of"):
            yield role, index


def _identity(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What a noun is said of: itself, by apposition, copula, naming or "as"."""
    word, head = tree.words[at], tree.words[at].head
    yield "is", at
    yield from (("is", child) for child in tree.child(at, "appos"))
    if head == at:
        return
    over = tree.words[head]
    if word.dep == "appos":
        yield "is", head
        yield from (("is", o) for o in tree.child(head, "appos") if o != at)
    elif word.dep in ("compound", "nmod") and over.name is not None:
        yield "is", head
    elif word.dep in ("attr", "oprd") or (word.dep == "acomp"):
        if over.form in COPULAS or word.dep != "oprd":
            if (own := subject(tree, head)) is not None and own != at:
                yield "is", own
        else:
            yield from (("is", o) for r, o in verb(tree, head) if r == "obj")
    elif word.dep in SUBJECTS and over.form in BE:
        yield from (("is", o) for o in tree.child(head, "attr"))
    elif word.dep == "pobj" and over.form == "as":
        above = over.head
        if tree.words[above].pos in ("VERB", "AUX"):
            found = list(verb(tree, above))
            objects = [o for r, o in found if r == "obj"] or [o for r, o in found if r == "subj"]
            yield from (("is", o) for o in objects)
    elif word.dep == "pobj" and over.form == "of" and tree.words[over.head].form in ("one", "two", "part", "some", "both"):
        yield from ((r, o) for r, o in _identity(tree, over.head) if o != over.head)
    elif word.dep == "conj" and tree.words[head].name is None:
        yield from ((r, o) for r, o in _identity(tree, head) if o != head)


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
