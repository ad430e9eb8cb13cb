"""How a candidate fact is said: its status, or None where it is not said at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon import Lexicon
from loaders.relations import Candidate
from loaders.status.contrast import contrasted, excepted
from loaders.status.governors import purpose
from loaders.status.hypothesis import supposed
from loaders.status.marks import ABANDONED, CURRENT, DENIED, ENDED, PLANNED, RUMOURED, finite, infinitive, marks
from loaders.status.parting import parted
from loaders.syntax import VERBS, Tree


def stance(candidate: Candidate, lexicon: Lexicon) -> str | None:
    """The status of a candidate; None for questions, hypotheses and contrasts."""
    tree = candidate.tree
    state = tree.words[candidate.trigger].pos == "NOUN" and "is=" in candidate.method
    having = lexicon.words("light", "having") if state else None
    chain = list(chain_of(tree, candidate.trigger, having))
    if _unsaid(tree, chain, candidate, lexicon) or _for_both(tree, candidate.trigger):
        return None
    said = _said(tree, chain, lexicon, candidate)
    if state and said == CURRENT and candidate.status is None and parted(candidate, lexicon):
        return ENDED
    if candidate.status in (ENDED, ABANDONED):
        return CURRENT if said in (PLANNED, RUMOURED, DENIED) else candidate.status
    if candidate.status is not None:
        return said if said not in (CURRENT, PLANNED) else candidate.status
    return said


def chain_of(tree: Tree, at: int, having: frozenset[str] | None = None) -> Iterator[int]:
    """The trigger and the words over it, until a clause of its own begins.

    Where `having` is given, the trigger is a noun that says what a thing is ("its subsidiary", "ses
    modèles"): only a verb of having over it says how.
    """
    for _ in range(8):
        yield at
        word = tree.words[at]
        if word.head == at or word.dep in ("relcl", "acl:relcl"):
            return
        head = tree.words[word.head]
        if head.name is not None and word.dep in ("appos", "acl", "conj", "nmod", "amod", "compound"):
            return
        if word.dep in ("appos",) or (word.dep == "acl" and head.pos in ("NOUN", "PROPN") and not infinitive(tree, at)):
            return
        if word.dep == "conj" and head.pos in VERBS and tree.first(at, "nsubj", "nsubj:pass", "nsubjpass") is not None:
            return
        if word.dep == "advcl" and not infinitive(tree, at):
            return
        if (
            having is not None
            and head.form not in having
            and word.dep in ("obj", "dobj", "pobj", "nmod", "obl:arg", "obl:mod", "nsubj", "nsubjpass", "nsubj:pass")
        ):
            return
        if word.dep == "conj" and word.pos in VERBS and finite(tree, at):
            return
        at = word.head


def _for_both(tree: Tree, at: int) -> bool:
    """Whether a verb says what two join for ("s'associe à Bel pour produire"): which of them does it is open."""
    if (
        tree.words[at].dep not in ("advcl", "acl", "xcomp", "obl:mod")
        or not infinitive(tree, at)
        or not purpose(tree, at)
    ):
        return False
    return any(
        w.form in ("avec", "with", "à", "associe", "partenariat", "partnership")
        for w in tree.words[max(0, at - 12) : at]
    )


def _unsaid(tree: Tree, chain: list[int], candidate: Candidate, lexicon: Lexicon) -> bool:
    if tree.sentence.tokens[-1].text == "?" or any(t.text == "?" for t in tree.sentence.tokens[-2:]):
        return True
    if any(tree.words[c].form == "should" for c in tree.child(chain[0], "aux")):
        return True
    if supposed(tree, chain, lexicon):
        return True
    hypothetical = lexicon.words("stance", "if_words")
    for at in chain:
        word = tree.words[at]
        if word.dep in ("advcl", "ccomp", "xcomp", "obl:mod") and any(
            tree.words[c].form in hypothetical for c in tree.child(at, "mark")
        ):
            return True
    ends = (candidate.subject_at, candidate.object_at)
    return any(contrasted(tree, i, lexicon) or excepted(tree, i, lexicon) for i in ends)


def _said(tree: Tree, chain: list[int], lexicon: Lexicon, candidate: Candidate) -> str:
    said = {mark for i, at in enumerate(chain) for mark in marks(tree, at, chain[:i], lexicon, candidate)}
    if _no_longer(tree, chain):
        said = said - {"negated"} | {ENDED}
    if _to_root(tree, chain):
        said |= _hearsay(tree, chain, lexicon)
    if "negated" in said or DENIED in said:
        return DENIED if not (DENIED in said and "negated" in said) else CURRENT
    for status in (ABANDONED, ENDED, RUMOURED):
        if status in said:
            return status
    if "completed" in said and PLANNED not in said:
        return CURRENT
    if PLANNED in said or ("announced" in said and candidate.relation.event):
        return PLANNED
    return CURRENT


def _no_longer(tree: Tree, chain: list[int]) -> bool:
    """Whether "no longer" or "ne … plus" stands on the chain: what was so ended."""
    for at in chain:
        near = [tree.words[c].form for c in tree.children[at]]
        if tree.language == "en" and (
            "longer" in near
            or any(tree.words[i].form == "no" and tree.words[i + 1].form == "longer" for i in range(max(0, at - 3), at))
        ):
            return True
        if tree.language == "fr" and "plus" in near and any(n in ("ne", "n'", "n’") for n in near):
            return True
    return False


def _to_root(tree: Tree, chain: list[int]) -> bool:
    return tree.words[chain[-1]].head == chain[-1]


def _hearsay(tree: Tree, chain: list[int], lexicon: Lexicon) -> set[str]:
    """What phrases of the main clause say: sources, plans, what was."""
    text = " ".join(w.form.replace("’", "'") for w in tree.words).replace("' ", "'")
    return {
        status
        for status in (RUMOURED, PLANNED)
        for phrase in lexicon.words("stance", f"{status}_words")
        if " " in phrase and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)
    } | {RUMOURED for phrase in ("reportedly", "allegedly") if phrase in text.split()}
