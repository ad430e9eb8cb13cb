"""Roles in French trees (Universal Dependencies, as spaCy's French models give them)."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.lexicon import lexicon
from loaders.syntax import Tree

RELATIVE = frozenset({"qui", "que", "qu'", "qu’", "dont", "lequel", "laquelle", "lesquels", "lesquelles", "où", "duquel", "auquel"})
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:caus", "csubj")
OBLIQUES = ("obl", "obl:arg", "obl:mod", "obl:agent", "iobj", "nmod", "dep")
PREPOSITIONS = {"du": "de", "des": "de", "d'": "de", "d’": "de", "au": "à", "aux": "à", "duquel": "de", "dont": "de"}
BE = lexicon("fr").verb("être") | lexicon("fr").verb("devenir") | lexicon("fr").verb("rester")
PLAIN = ("amod", "nmod", "appos", "flat:name", "flat:foreign", "obj", "xcomp", "obl:mod", "obl:arg", "punct", "dep", "advcl", "conj", "acl")


def verb(tree: Tree, at: int, depth: int = 0) -> Iterator[tuple[str, int]]:
    """`subj`, `obj` and prepositions of a verb, whatever its voice."""
    surface = subject(tree, at, depth)
    if passive(tree, at):
        if surface is not None:
            yield "obj", surface
        for role, index in _obliques(tree, at):
            yield ("subj", index) if role == "par" or (role == "de" and tree.words[index].dep == "obl:agent") else (role, index)
    else:
        if surface is not None:
            yield "subj", surface
        objects = [_antecedent(tree, o, at) for o in tree.child(at, "obj") if tree.words[o].form not in ("se", "s'", "s’")]
        yield from (("obj", o) for o in objects if o != at)
        if not objects:
            bare = (o for o in tree.child(at, "obl:arg", "obl:mod", "xcomp", "dep", "flat:name", "flat:foreign") if _bare_name(tree, o) and o > at)
            yield from (("obj", o) for o in bare)
        yield from _obliques(tree, at)
    for obj in tree.child(at, "obj"):
        yield from ((r, o) for r, o in _obliques(tree, obj) if r != "de")
    if (tree.words[at].dep == "conj" and tree.words[tree.words[at].head].pos in ("VERB", "AUX")
            and not any(True for _ in tree.child(at, "obj", "obl:arg", "obl:mod"))):
        yield from ((r, o) for r, o in _obliques(tree, tree.words[at].head) if o > at)


def _bare_name(tree: Tree, at: int) -> bool:
    return tree.words[at].name is not None and tree.first(at, "case") is None


def subject(tree: Tree, at: int, depth: int = 0) -> int | None:
    """The surface subject of a verb: its own, or the one it shares, controls or modifies."""
    if depth > 6:
        return None
    own = tree.first(at, *SUBJECTS)
    if own is not None:
        return _first_of_list(tree, _antecedent(tree, own, at))
    word, head = tree.words[at], tree.words[at].head
    if head == at:
        return _stray_subject(tree, at)
    over = tree.words[head]
    if word.dep == "acl:relcl":
        return None if any(tree.words[c].form in ("que", "qu'", "qu’") for c in tree.children[at]) else head
    if word.dep in ("acl", "amod") and over.pos in ("NOUN", "PROPN", "PRON", "X", "ADJ"):
        return _agent(tree, head, depth + 1) if "VerbForm=Inf" in word.morph else head
    if word.dep in ("conj", "xcomp", "advcl", "ccomp", "parataxis", "acl", "obl:mod", "obl:arg", "fixed", "dep"):
        if over.pos in ("VERB", "AUX") or tree.first(head, "cop") is not None:
            return _object_control(tree, head) if word.dep == "xcomp" and _object_control(tree, head) else subject(tree, head, depth + 1)
        if over.pos in ("NOUN", "PROPN", "ADJ"):
            if over.name is not None and word.dep in ("conj", "advcl"):
                return head
            return _agent(tree, head, depth + 1)
    return None


def _first_of_list(tree: Tree, at: int) -> int:
    """The first of the names that are listed up to a name ("Safran et Airbus ont créé")."""
    while at > 1 and tree.words[at].name is not None and tree.words[at - 1].form in ("et", ",") and tree.words[at - 2].name is not None:
        if tree.words[at - 1].form == "," and tree.words[min(at + 1, len(tree.words) - 1)].form not in ("et", ","):
            break
        at -= 2
    return at


def _object_control(tree: Tree, at: int) -> int | None:
    forms = ("charge", "chargé", "autorise", "autorisé", "force", "oblige", "invite", "aide", "aidé", "contraint", "permet", "nommé", "nomme")
    return tree.first(at, "obj", "iobj") if tree.words[at].form in forms else None


def _stray_subject(tree: Tree, at: int) -> int | None:
    """The nearest free nominal before a root without subject, which the parser hung elsewhere."""
    for child in tree.children[at]:
        if child < at and tree.words[child].dep in ("obl:mod", "dislocated", "nmod", "appos", "dep", "advcl", "conj", "punct") and tree.first(child, "case") is None:
            if tree.words[child].name is not None:
                return child
    return None


def _agent(tree: Tree, noun_at: int, depth: int) -> int | None:
    """Who has a plan or an offer: the subject of the verb over it, or its complement."""
    word = tree.words[noun_at]
    if word.name is not None:
        return noun_at
    if word.head != noun_at and tree.words[word.head].pos in ("VERB", "AUX"):
        return subject(tree, word.head, depth) if depth <= 6 else None
    return next((o for r, o in _obliques(tree, noun_at) if r == "de"), None)


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
        return word.dep != "conj" or passive(tree, word.head) or tree.words[word.head].pos not in ("VERB", "AUX")
    return False


def _antecedent(tree: Tree, at: int, clause: int) -> int:
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


def _obliques(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    for child in tree.child(at, *OBLIQUES):
        if tree.words[child].form == "dont":
            yield "de", _antecedent(tree, child, at)
            continue
        role = _case(tree, child)
        if role:
            yield role, _antecedent(tree, child, at)
            yield from _nested(tree, child, role)


def _nested(tree: Tree, at: int, role: str) -> Iterator[tuple[str, int]]:
    """Complements hung one noun too deep ("à hauteur de", "auprès de")."""
    if tree.words[at].form in ("hauteur", "profit", "compte", "auprès", "sein", "côté", "côtés", "égard", "encontre"):
        for inner in tree.child(at, "nmod"):
            yield role, inner
            yield tree.words[at].form, inner


def _case(tree: Tree, at: int) -> str:
    cases = [tree.words[c].form for c in tree.child(at, "case", "mark")]
    if not cases and at > 0 and tree.words[at - 1].form in PREPOSITIONS:
        cases = [tree.words[at - 1].form]
    first = cases[0].split()[0] if cases else ""
    if first.startswith("jusqu"):
        return "à"
    return PREPOSITIONS.get(first, first)


def noun(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """`is`, `agent`, `de` and prepositions of a noun."""
    word, head = tree.words[at], tree.words[at].head
    yield from _identity(tree, at)
    for possessor in tree.child(at, "det"):
        if tree.words[possessor].form in ("son", "sa", "ses", "leur", "leurs"):
            yield "agent", possessor
            yield "de", possessor
    for role, obj in _obliques(tree, at):
        yield ("agent", obj) if role == "par" else (role, obj)
        if role == "de" and tree.words[obj].name is not None:
            yield "comp", obj
    for child in tree.children[at]:
        if tree.words[child].name is not None and child == at + 1 and _case(tree, child) == "":
            yield "comp", child
    yield from _shared_complement(tree, at)
    if tree.words[at].pos in ("NOUN", "ADJ", "X", "PROPN"):
        for clause in tree.child(at, "acl:relcl", "acl"):
            if any(tree.words[c].form == "dont" for c in tree.children[clause]):
                continue
            yield from _light(tree, at, clause)
    over = tree.words[head]
    if head == at:
        return
    if word.dep in ("nmod", "obl:arg", "obl:mod") and tree.first(head, "cop") is not None and (own := subject(tree, head)) is not None:
        yield "agent", own
    if over.pos in ("VERB", "AUX") and word.dep in ("obj", "nsubj:pass", "obl:arg", "obl:mod", "xcomp", "obl"):
        yield from _light(tree, at, head)
    elif word.dep == "nsubj" and over.pos in ("VERB", "AUX"):
        yield from ((r, o) for r, o in _obliques(tree, head) if r != "de")
        relative = next((c for c in tree.children[head] if tree.words[c].form == "dont"), None)
        if relative is not None and (owner := _antecedent(tree, relative, head)) != relative:
            yield "de", owner
            yield "agent", owner
    elif word.dep == "nmod" and over.pos == "NOUN" and _case(tree, at) == "de":
        yield from ((r, o) for r, o in noun(tree, head) if r not in ("is", "de") and o != at)
    elif word.dep == "conj" and over.pos == "NOUN" and over.name is None:
        yield from ((r, o) for r, o in noun(tree, head) if r != "is")
    if word.dep in ("nsubj", "nsubj:pass") or tree.first(at, "cop") is not None:
        for child in tree.children[at if tree.first(at, "cop") is not None else head]:
            if tree.words[child].form == "dont" and (owner := _antecedent(tree, child, tree.words[child].head)) != child:
                yield "de", owner


def _shared_complement(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What the last of coordinated nouns is followed by belongs to all ("l'export, la garantie et l'entretien des X")."""
    if any(role == "de" for role, _ in _obliques(tree, at)):
        return
    index, gap = at + 1, 0
    while index < len(tree.words) and gap < 4:
        word = tree.words[index]
        if word.pos in ("VERB", "AUX") or word.name is not None:
            return
        if word.pos == "NOUN":
            after = [(r, o) for r, o in _obliques(tree, index) if r == "de" and o > index]
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
            yield "agent", index
        elif role not in ("obj", "de"):
            yield role, index


def _identity(tree: Tree, at: int) -> Iterator[tuple[str, int]]:
    """What a noun is said of: itself, by apposition, copula, naming or "comme"."""
    word, head = tree.words[at], tree.words[at].head
    yield "is", at
    for child in tree.children[at]:
        if tree.words[child].dep in PLAIN and tree.words[child].name is not None and _case(tree, child) == "" and child > at:
            yield "is", child
    if tree.first(at, "cop") is not None and (own := subject(tree, at)) is not None:
        yield "is", own
    if head == at:
        return
    over = tree.words[head]
    if word.dep in ("appos", "nmod", "conj", "acl", "advcl", "amod", "dep", "parataxis", "obl:mod") and _case(tree, at) == "":
        if over.name is not None and (word.dep != "conj" or _comma_before(tree, at)):
            yield "is", head
        elif over.pos == "NOUN" and word.dep == "appos":
            yield "is", head
    if word.dep in ("xcomp", "obj", "obl:arg", "ccomp") and over.form in BE and (own := subject(tree, head)) is not None:
        yield "is", own
    elif word.dep in ("xcomp", "obl:mod", "obl:arg", "obj") and _case(tree, at) in ("comme", "") and over.pos == "VERB":
        if word.dep == "xcomp" or _case(tree, at) == "comme":
            found = list(verb(tree, head))
            objects = [o for r, o in found if r == "obj" and o != at] or [o for r, o in found if r == "subj"]
            yield from (("is", o) for o in objects)
    if word.dep in SUBJECTS and tree.first(head, "cop") is not None:
        yield "is", head
    if over.form in ("un", "une", "l'un", "l'une", "deux") and _case(tree, at) == "de" and head != at:
        yield from ((r, o) for r, o in _identity(tree, head) if o != head)
    if word.dep == "conj" and over.pos == "NOUN" and over.name is None:
        yield from ((r, o) for r, o in _identity(tree, head) if o != head)
    if over.form in BE and word.dep in SUBJECTS:
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
    if head != at and word.dep in ("amod", "acl", "appos", "conj", "advcl", "nmod") and tree.words[head].pos in ("NOUN", "PROPN", "X"):
        yield "subj", head
    if word.dep == "xcomp" and (own := subject(tree, head)) is not None:
        yield "subj", own
