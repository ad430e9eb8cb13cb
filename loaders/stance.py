"""How a candidate fact is said: its status, or None where it is not said at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon import Lexicon
from loaders.relations import Candidate
from loaders.syntax import Tree

CURRENT, PLANNED, RUMOURED, DENIED, ENDED, ABANDONED = "current", "planned", "rumoured", "denied", "ended", "abandoned"
UPWARD = frozenset(
    "xcomp ccomp pcomp pobj prep dobj obj nmod obl obl:arg obl:mod acl advcl conj attr oprd nsubj nsubjpass nsubj:pass amod "
    "appos ROOT parataxis cop acomp dative dep".split()
)
NEGATIONS = frozenset("not n't never no neither nor ne n' n’ pas jamais aucun aucune nullement ni non".split())
FUTURE = frozenset("will shall 'll ’ll wo".split())
FUTURE_ENDING = re.compile(r"r(?:ai|as|a|ons|ez|ont)$")
CONDITIONAL_ENDING = re.compile(r"r(?:ais|ait|ions|iez|aient)$")
POSSIBLE = frozenset("could may might".split())


def stance(candidate: Candidate, lexicon: Lexicon) -> str | None:
    """The status of a candidate; None for questions, hypotheses and contrasts."""
    tree = candidate.tree
    state = tree.words[candidate.trigger].pos == "NOUN" and "is=" in candidate.method
    chain = list(_chain(tree, candidate.trigger, state))
    if _unsaid(tree, chain, candidate, lexicon) or _for_both(tree, candidate.trigger):
        return None
    said = _said(tree, chain, lexicon, candidate)
    if candidate.status in (ENDED, ABANDONED):
        return CURRENT if said in (PLANNED, RUMOURED, DENIED) else candidate.status
    if candidate.status is not None:
        return said if said not in (CURRENT, PLANNED) else candidate.status
    return said


def _chain(tree: Tree, at: int, state: bool = False) -> Iterator[int]:
    """The trigger and the words over it, until a clause of its own begins.

    A noun that says what a thing is (`state`: "its subsidiary", "ses modèles") is not touched by the verb
    that it is an argument of.
    """
    for _ in range(8):
        yield at
        word = tree.words[at]
        if word.head == at or word.dep in ("relcl", "acl:relcl"):
            return
        head = tree.words[word.head]
        if head.name is not None and word.dep in ("appos", "acl", "conj", "nmod", "amod", "compound"):
            return
        if word.dep in ("appos",) or (word.dep == "acl" and head.pos in ("NOUN", "PROPN") and not _infinitive(tree, at)):
            return
        if word.dep == "conj" and head.pos in ("VERB", "AUX") and tree.first(at, "nsubj", "nsubj:pass", "nsubjpass") is not None:
            return
        if word.dep == "advcl" and not _infinitive(tree, at):
            return
        if state and head.form not in HAVE and word.dep in ("obj", "dobj", "pobj", "nmod", "obl:arg", "obl:mod", "nsubj", "nsubjpass", "nsubj:pass"):
            return
        if word.dep == "conj" and word.pos in ("VERB", "AUX") and _finite(tree, at):
            return
        at = word.head


def _infinitive(tree: Tree, at: int) -> bool:
    return "VerbForm=Inf" in tree.words[at].morph or any(tree.words[c].form == "to" for c in tree.child(at, "aux", "mark"))


def _for_both(tree: Tree, at: int) -> bool:
    """Whether a verb says what two join for ("s'associe à Bel pour produire"): which of them does it is open."""
    if tree.words[at].dep not in ("advcl", "acl", "xcomp", "obl:mod") or not _infinitive(tree, at) or not _purpose(tree, at):
        return False
    return any(w.form in ("avec", "with", "à", "associe", "partenariat", "partnership") for w in tree.words[max(0, at - 12) : at])


def _purpose(tree: Tree, at: int) -> bool:
    """Whether an infinitive says what something is for ("pour exporter", "in order to sell")."""
    return any(tree.words[c].form in ("pour", "afin", "order") for c in tree.child(at, "mark", "case", "advmod"))


def _finite(tree: Tree, at: int) -> bool:
    word = tree.words[at]
    return "VerbForm=Fin" in word.morph or word.tag in ("VBD", "VBZ", "VBP") or tree.first(at, "aux", "aux:tense") is not None


def _unsaid(tree: Tree, chain: list[int], candidate: Candidate, lexicon: Lexicon) -> bool:
    if tree.sentence.tokens[-1].text == "?" or any(t.text == "?" for t in tree.sentence.tokens[-2:]):
        return True
    hypothetical = lexicon.words("stance", "if_words")
    for at in chain:
        word = tree.words[at]
        if word.dep in ("advcl", "ccomp", "xcomp", "obl:mod") and any(tree.words[c].form in hypothetical for c in tree.child(at, "mark")):
            return True
    text = " ".join(w.form for w in tree.words).replace("' ", "'")
    for phrase in lexicon.words("stance", "contrast"):
        match = re.search(rf"\b{re.escape(phrase)}\b", text)
        if match and any(_behind(tree, phrase, i) for i in (candidate.subject_at, candidate.object_at)):
            return True
    return False


def _behind(tree: Tree, phrase: str, at: int) -> bool:
    """Whether a word stands right behind a contrasting phrase."""
    before = " ".join(w.form for w in tree.words[max(0, at - 4) : at])
    return re.search(rf"\b{re.escape(phrase)}\b[^,]*$", before) is not None


def _said(tree: Tree, chain: list[int], lexicon: Lexicon, candidate: Candidate) -> str:
    marks = {mark for at in chain for mark in _marks(tree, at, at == chain[0], lexicon, candidate)}
    if _no_longer(tree, chain):
        marks = marks - {"negated"} | {ENDED}
    if _to_root(tree, chain):
        marks |= _hearsay(tree, chain, lexicon)
    if "negated" in marks or DENIED in marks:
        return DENIED if not (DENIED in marks and "negated" in marks) else CURRENT
    for status in (ABANDONED, ENDED, RUMOURED):
        if status in marks:
            return status
    if "completed" in marks and PLANNED not in marks:
        return CURRENT
    if PLANNED in marks or ("announced" in marks and candidate.relation.event):
        return PLANNED
    return CURRENT


def _no_longer(tree: Tree, chain: list[int]) -> bool:
    """Whether "no longer" or "ne … plus" stands on the chain: what was so ended."""
    for at in chain:
        near = [tree.words[c].form for c in tree.children[at]]
        if tree.language == "en" and ("longer" in near or any(tree.words[i].form == "no" and tree.words[i + 1].form == "longer" for i in range(max(0, at - 3), at))):
            return True
        if tree.language == "fr" and "plus" in near and any(n in ("ne", "n'", "n’") for n in near):
            return True
    return False


def _to_root(tree: Tree, chain: list[int]) -> bool:
    return tree.words[chain[-1]].head == chain[-1]


def _marks(tree: Tree, at: int, trigger: bool, lexicon: Lexicon, candidate: Candidate) -> Iterator[str]:
    """What a word of the chain and its small dependents say of the status."""
    word = tree.words[at]
    ends = {candidate.subject_at, candidate.object_at}
    if trigger:
        yield from _argument(tree, at, ends)
    for child in tree.children[at]:
        small = tree.words[child]
        form = small.form.replace("’", "'")
        if form in NEGATIONS and child not in ends and small.dep in ("neg", "advmod", "det", "preconj", "cc", "aux", "mark", "obj", "dep"):
            if not (form in ("ne", "n'") and any(tree.words[c].form in ("que", "qu'") and tree.words[c].dep == "advmod" for c in tree.children[at])):
                yield "negated"
        if small.dep in ("aux", "aux:tense", "aux:pass", "cop", "auxpass"):
            yield from _tense(small.form, small.form, small.morph)
        if small.dep in ("amod", "advmod", "compound", "npadvmod", "acl", "mark", "case") and small.name is None:
            yield from _adverb(form, lexicon)
    yield from _tense(word.form if word.pos == "AUX" else "", word.form, word.morph)
    if at and tree.words[at - 1].form in ("ex", "ex-", "then-", "former", "ancien", "ancienne"):
        yield ENDED
    if _infinitive(tree, at) and (word.dep == "ROOT" or (word.dep in ("advcl", "acl") and _purpose(tree, at))):
        yield PLANNED
    if not trigger and word.name is None:
        yield from _governor(tree, at, lexicon)


HAVE = frozenset("have has had having own owns run runs avoir a ont avait avaient aura possède compte".split())
NOTHING = frozenset("no nothing none nobody aucun aucune rien".split())
GOING = frozenset("va vont allait allaient ira".split())


def _argument(tree: Tree, at: int, ends: set[int]) -> Iterator[str]:
    """A negation on an object ("owns no shares in"), "no longer", and "va" with an infinitive."""
    for child in tree.children[at]:
        word = tree.words[child]
        inner = [tree.words[c].form for c in tree.children[child] if tree.words[c].dep in ("det", "advmod", "neg")]
        if child not in ends and word.dep in ("dobj", "obj", "attr", "pobj") and (word.form in NOTHING or NOTHING & set(inner)):
            yield "negated"
    head = tree.words[tree.words[at].head]
    if "VerbForm=Inf" in tree.words[at].morph and (head.form in GOING or (at and tree.words[at - 1].form in GOING)):
        yield PLANNED


def _tense(auxiliary: str, form: str, morph: str) -> Iterator[str]:
    """What a verb's tense says; the tagger's word is checked against the ending."""
    if auxiliary in FUTURE or ("Tense=Fut" in morph and FUTURE_ENDING.search(form)):
        yield PLANNED
    if auxiliary in POSSIBLE or ("Mood=Cnd" in morph and CONDITIONAL_ENDING.search(form)):
        yield RUMOURED
    if auxiliary == "would":
        yield PLANNED


def _adverb(form: str, lexicon: Lexicon) -> Iterator[str]:
    for status in (ENDED, ABANDONED, PLANNED, RUMOURED, DENIED):
        if form in lexicon.words("stance", f"{status}_words") and form not in NEGATIONS:
            yield status


def _governor(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[str]:
    form, verb = tree.words[at].form, tree.words[at].pos in ("VERB", "AUX", "ADJ")
    for status in (DENIED, ABANDONED, ENDED, RUMOURED, PLANNED, "completed", "announced"):
        if verb and form in lexicon.verbs("stance", status):
            yield status
    for status in (RUMOURED, PLANNED):
        if not verb and form in lexicon.nouns("stance", f"{status}_nouns"):
            yield status


def _hearsay(tree: Tree, chain: list[int], lexicon: Lexicon) -> set[str]:
    """What phrases of the main clause say: sources, plans, what was."""
    text = " ".join(w.form.replace("’", "'") for w in tree.words).replace("' ", "'")
    return {
        status for status in (RUMOURED, PLANNED)
        for phrase in lexicon.words("stance", f"{status}_words")
        if " " in phrase and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    } | {RUMOURED for phrase in ("reportedly", "allegedly") if phrase in text.split()}
