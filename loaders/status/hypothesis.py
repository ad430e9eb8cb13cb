"""Whether a sentence only supposes a fact: "would buy it if it had the money", "had it won, it would have bought"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.lexicon import Lexicon
from loaders.status.marks import CONDITIONAL_ENDING
from loaders.syntax import AUXILIARIES, VERBS, Tree

CLAUSES = ("advcl", "ccomp", "xcomp", "pcomp", "acl", "acl:relcl")


def supposed(tree: Tree, chain: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a verb of a chain is in the conditional under a condition that does not hold, before or behind it.

    What regulators and owners still have to agree to is a proviso of a deal and no such condition.
    """
    if not any(_conditional(tree, at, lexicon) for at in chain):
        return False
    reported = any(tree.words[at].dep in ("ccomp", "parataxis") for at in chain)
    return any(_unreal(tree, at, lexicon, reported) for verb in chain for at in _conditions(tree, verb, lexicon))


def _conditional(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb or an auxiliary of it is in the conditional: French by its ending, as taggers miss the mood."""
    told = (tree.words[i] for i in (at, *tree.child(at, *AUXILIARIES)))
    if tree.language == "fr":
        return any(w.pos in VERBS and CONDITIONAL_ENDING.search(w.form) is not None for w in told)
    return any(w.form in lexicon.words("stance", "conditional") for w in told)


def _conditions(tree: Tree, verb: int, lexicon: Lexicon) -> Iterator[int]:
    """The verbs of the conditions that hang on a verb, or itself where the parser hung what depends on it there."""
    opening, inverted = lexicon.words("stance", "conditions"), lexicon.words("stance", "inverted")
    if tree.words[verb].head == verb and any(tree.words[c].form in opening for c in tree.child(verb, "mark")):
        yield verb
    for child in tree.children[verb]:
        if tree.words[child].form in opening:  # "provided that", "à condition que"
            yield from tree.child(child, *CLAUSES)
        if tree.words[child].dep not in CLAUSES:
            continue
        first = min((child, *tree.children[child]))
        turned = tree.words[first].form in inverted and first in (child, *tree.child(child, *AUXILIARIES))
        if turned or any(tree.words[c].form in opening for c in tree.child(child, "mark")):
            yield child


def _unreal(tree: Tree, at: int, lexicon: Lexicon, reported: bool) -> bool:
    """Whether a condition, by its verb, does not hold or is not known to.

    In reported speech what is still open stands in the past as well ("said it would buy if holders tendered"): there
    only having, being and being able to tell.
    """
    parts = [tree.words[i] for i in (at, *tree.child(at, *AUXILIARIES))]
    past = any(w.tag == "VBD" or "Tense=Imp" in w.morph or "Mood=Sub" in w.morph for w in parts)
    unreal = any(w.form in lexicon.words("stance", "unreal") for w in parts)
    perfect = unreal and tree.first(at, "aux", "aux:tense") is not None
    if perfect:
        return True
    if parts[0].form in lexicon.verbs("stance", "agreeing"):
        return False
    return unreal if reported else past or unreal
