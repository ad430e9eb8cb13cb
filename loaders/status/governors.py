"""Which verb of the stance's lists a word is: alone, with the words behind it, with a reflexive pronoun."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.syntax import Tree

LISTS = ("denied", "abandoned", "ended", "rumoured", "planned")
"""The stance's lists of verbs of which one entry may be reflexive and say something else than the plain verb."""


def says(tree: Tree, at: int, lexicon: Lexicon, name: str) -> bool:
    """Whether a verb is one of a list of the stance's, alone or with the words behind it ("fell through").

    A reflexive entry ("se désister") needs the pronoun; where a verb has one in some list and the pronoun, it is not
    the plain verb ("s'est retiré", "a retiré son offre").
    """
    own = _reflexive(tree, at, lexicon)
    form = tree.words[at].form
    if own and form in lexicon.reflexives("stance", name):
        return True
    plain = form in lexicon.verbs("stance", name)
    if plain and not (own and any(form in lexicon.reflexives("stance", other) for other in LISTS)):
        return True
    return _phrased(tree, at, lexicon, name)


def _reflexive(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb has a reflexive pronoun; "s'" is "si" too."""
    pronouns = lexicon.words("stance", "reflexive")
    own = (tree.words[c] for c in tree.children[at] if c < at)
    return any(word.form.replace("’", "'") in pronouns and word.dep != "mark" for word in own)


def _phrased(tree: Tree, at: int, lexicon: Lexicon, name: str) -> bool:
    form = tree.words[at].form
    behind = " ".join(word.form.replace("’", "'") for word in tree.words[at + 1 : at + 8]).replace("' ", "'") + " "
    return any(
        form in forms and (behind.startswith(f"{rest} ") or behind.partition(" ")[2].startswith(f"{rest} "))
        for forms, rest in lexicon.phrases("stance", name)
    )


def fails(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a verb of failure has the fact for what fails; `below` are the words from the fact up to the verb.

    It has not where something else fails ("the takeover derailed its plans", "failed to lift profits", "gave up the
    one to buy the other"), what fails is against it ("dropped its complaint about the deal") or somebody, or it only
    stands beside ("gave up after its takeover").
    """
    against = lexicon.nouns("stance", "against") | lexicon.verbs("stance", "against")
    if any(tree.words[i].form in against or tree.words[i].name is not None for i in below[1:]):
        return False
    around = {tree.words[i].form for each in below for i in (each, *tree.child(each, "case"))}
    if around & lexicon.words("stance", "beside"):
        return False
    if any(tree.words[i].dep == "advcl" or purpose(tree, i) for i in below):
        return False
    if doing(tree, at, below, lexicon):
        return False
    failing = tree.first(at, "obj", "dobj")
    return failing is None or failing in below or _phrased(tree, at, lexicon, "abandoned")


def doing(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether what a verb says failed or came off is to do something, not the fact ("failed to lift profits").

    To succeed or to be completed ("failed to materialise") is no such thing.
    """
    inner = (c for child in (at, *tree.child(at, "prep")) for c in tree.child(child, "xcomp", "pcomp"))
    return any(
        c not in below and not any(says(tree, c, lexicon, name) for name in ("succeeding", "completed")) for c in inner
    )


def purpose(tree: Tree, at: int) -> bool:
    """Whether an infinitive says what something is for ("pour exporter", "in order to sell")."""
    return any(tree.words[c].form in ("pour", "afin", "order") for c in tree.child(at, "mark", "case", "advmod"))
