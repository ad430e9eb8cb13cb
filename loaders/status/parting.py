"""What is sold is no more the seller's: "it sold its unit Halden", "sa filiale Halden a été vendue"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.character import ORG
from loaders.lexicon import Lexicon
from loaders.reference.coreference import POSSESSIVES
from loaders.relations import Candidate
from loaders.status.marks import finite, infinitive
from loaders.syntax import Tree

SOLD = ("obj", "dobj", "nsubj:pass", "nsubjpass")
"""How what is sold hangs on the verb."""
ONE = ("appos", "compound", "nmod", "flat", "flat:name", "conj", "amod")
"""How words of one noun phrase hang together ("its Danish unit Halden")."""


def parted(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a company that a noun calls somebody's own ("its unit") was sold by a verb over it, and is his no more.

    Not where the sale is still to come ("is selling", "va vendre", "cède") or is of goods.
    """
    tree, at = candidate.tree, candidate.trigger
    ends = {candidate.subject_at: candidate.subject, candidate.object_at: candidate.object}
    phrase = list(_phrase(tree, at))
    sold = [ends[i] for i in phrase if i in ends]
    if not (tree.words[phrase[-1]].dep in SOLD or _beside_time(tree, phrase, lexicon)) or not any(
        c.code == ORG for c in sold
    ):
        return False
    owned = any(tree.words[c].form in POSSESSIVES for i in phrase for c in tree.children[i])
    return owned and _done(tree, tree.words[phrase[-1]].head, lexicon)


def _phrase(tree: Tree, at: int) -> Iterator[int]:
    """A noun and the words over it in its noun phrase, names that hang on it first."""
    yield from (c for c in tree.children[at] if tree.words[c].dep in ONE and tree.words[c].name is not None)
    for _ in range(3):
        yield at
        if tree.words[at].dep not in ONE or tree.words[at].head == at:
            return
        at = tree.words[at].head


def _beside_time(tree: Tree, phrase: list[int], lexicon: Lexicon) -> bool:
    """Whether the parser hung what is sold on the time named before it ("a vendu en mars sa filiale")."""
    top = tree.words[phrase[-1]]
    times = lexicon.words("times", "months") | lexicon.nouns("times", "spans")
    return len(phrase) > 1 and top.dep in ("obl", "obl:mod", "pobj", "npadvmod") and top.form in times


def _done(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb of selling tells what was done."""
    word = tree.words[verb]
    if word.form not in lexicon.verbs("stance", "selling") or infinitive(tree, verb) or word.tag == "VBG":
        return False
    helped = [tree.words[c] for c in tree.child(verb, "aux", "aux:tense", "aux:pass", "auxpass")]
    negated = any(tree.words[c].form in lexicon.words("stance", "negations") for c in tree.children[verb])
    if negated or any("Tense=Fut" in w.morph or "Mood=Cnd" in w.morph or w.tag == "MD" for w in helped):
        return False
    past = word.tag in ("VBD", "VBN") or "Tense=Past" in word.morph
    return past and (finite(tree, verb) or bool(helped))
