"""What the words around a fact say of its status: tense, negation, adverbs, the verbs over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.character import PER
from loaders.lexicon import Lexicon
from loaders.relations import Candidate
from loaders.status.governors import doing, fails, purpose, says
from loaders.syntax import AUXILIARIES, SUBJECTS, Tree

CURRENT, PLANNED, RUMOURED, DENIED, ENDED, ABANDONED = "current", "planned", "rumoured", "denied", "ended", "abandoned"
NOTHING = frozenset(["no", "nothing", "none", "nobody", "aucun", "aucune", "rien"])
GOVERNING = (DENIED, ABANDONED, ENDED, RUMOURED, PLANNED, "completed", "announced")
"""What lists of verbs say of a fact under one of them."""
GOING = frozenset(["va", "vont", "allait", "allaient", "ira"])
DID = frozenset(["do", "does", "did"])
"""With these an infinitive is no plan ("it did buy MOM")."""
FUTURE = frozenset(["will", "shall", "'ll", "’ll", "wo"])


FUTURE_ENDING = re.compile(r"r(?:ai|as|a|ons|ez|ont)$")


CONDITIONAL_ENDING = re.compile(r"r(?:ais|ait|ions|iez|aient)$")


PAST = re.compile(r"Tense=Imp|Tense=Past\|VerbForm=Part")
"""What a French verb's tags say that is past for sure: "fournit" is often taken for a simple past."""


POSSIBLE = frozenset(["could", "may", "might"])


def infinitive(tree: Tree, at: int) -> bool:
    """Whether a verb is an infinitive."""
    return "VerbForm=Inf" in tree.words[at].morph or any(
        tree.words[c].form == "to" for c in tree.child(at, "aux", "mark")
    )


def finite(tree: Tree, at: int) -> bool:
    """Whether a verb is finite, or has an auxiliary that is."""
    word = tree.words[at]
    return (
        "VerbForm=Fin" in word.morph
        or word.tag in ("VBD", "VBZ", "VBP")
        or tree.first(at, "aux", "aux:tense") is not None
    )


def marks(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon, candidate: Candidate) -> Iterator[str]:
    """What a word of the chain and its small dependents say of the status; `below` is the chain up to it."""
    word, trigger = tree.words[at], not below
    ends = {candidate.subject_at, candidate.object_at}
    if trigger:
        yield from _argument(tree, at, ends)
    if _neither(tree, at):
        yield from _undone(tree, at, below, lexicon)
    for child in tree.children[at]:
        small = tree.words[child]
        form = small.form.replace("’", "'")
        if child not in ends and _negates(tree, at, child, lexicon):
            yield from _undone(tree, at, below, lexicon)
        if small.dep in AUXILIARIES:
            yield from _tense(small.form, small.form, small.morph)
        if small.dep in ("amod", "advmod", "compound", "npadvmod", "acl", "mark", "case") and not _standing(
            tree, child
        ):
            yield from _adverb(form, lexicon)
    yield from _tense(word.form if word.pos == "AUX" else "", word.form, word.morph)
    lasted = trigger and not candidate.relation.event
    if _former(tree, at) or (lasted and (_back_then(tree, at, lexicon) or _until(tree, at, lexicon))):
        yield ENDED
    done = any(tree.words[c].form in DID for c in tree.child(at, "aux"))
    if (
        infinitive(tree, at)
        and not done
        and (word.dep == "ROOT" or (word.dep in ("advcl", "acl") and purpose(tree, at)))
        and not _leaving(tree, word.head, [at], lexicon, candidate)
    ):
        yield PLANNED
    if not trigger and word.name is None:
        governing = set(_governor(tree, at, below, lexicon, candidate.relation.event))
        yield from governing - ({ENDED} if _leaving(tree, at, below, lexicon, candidate) else set())


def _neither(tree: Tree, at: int) -> bool:
    """Whether a word is denied of all its subjects ("neither Bel nor Kiri plans to")."""
    subjects = tree.child(at, *SUBJECTS)
    return any(tree.words[c].form == "neither" for own in subjects for c in tree.child(own, "det", "preconj", "cc"))


def _undone(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon) -> Iterator[str]:
    """What a negated word says: that the fact below it did not come off, or is not so."""
    if not below or not says(tree, at, lexicon, "succeeding"):
        yield "negated"
    elif not doing(tree, at, below, lexicon):
        yield ABANDONED


def _former(tree: Tree, at: int) -> bool:
    """Whether a small word with or without a hyphen says that a word holds no longer: "ex-PDG", "then-chairman"."""
    before = [tree.words[i].form for i in range(max(at - 2, 0), at) if not tree.means(i)]
    if before[-1:] == ["-"]:
        before.pop()
    return bool(before) and before[-1] in ("ex", "ex-", "then-", "former", "ancien", "ancienne")


def _standing(tree: Tree, at: int) -> bool:
    """Whether a word is a name or stands for one ("the former")."""
    return tree.words[at].name is not None or bool(tree.means(at))


def _back_then(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a word says what held when something else happened: "then owned by", "alors filiale de".

    Not beside a verb with a tense of its own, where "then" tells what came next ("was then listed in Oslo").
    """
    word = tree.words[at]
    if word.pos not in ("NOUN", "PROPN", "ADJ", "VERB") or finite(tree, at) or infinitive(tree, at):
        return False
    if word.tag == "VBG" or tree.first(at, "auxpass", "aux:pass", "cop") is not None:
        return False
    told = [w.form.replace("’", "'") for w in tree.words[max(0, at - 6) : at + 5]]
    before, behind = (" ".join(part).replace("' ", "'") for part in (told[: min(at, 6)], told[min(at, 6) + 1 :]))
    opening = "" if word.dep in ("acl", "amod") else r"(?:^|[,(–—-] ?)"
    phrases, still = ("|".join(map(re.escape, lexicon.words("stance", name))) for name in ("back_then", "still"))
    if re.search(rf"{opening}(?<!\w)(?:{phrases})(?: (?:{still}))*$", before):
        return True
    return re.match(rf"(?:{phrases})(?!\w)", behind) is not None


def _until(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Whether a word says what was so until some time: "owned Bolt until 2020", "était le client jusqu'en mai"."""
    verbs = [tree.words[i] for i in (at, *tree.child(at, *AUXILIARIES), tree.words[at].head)]
    if not any(w.tag == "VBD" or (w.tag != "VBN" and PAST.search(w.morph)) for w in verbs):
        return False
    over = (at, tree.words[at].head) if tree.words[at].dep == "attr" else (at,)
    said = {
        tree.words[i].form for word in over for child in tree.children[word] for i in (child, *tree.children[child])
    }
    return any(re.split("['’]", form)[0] in lexicon.words("stance", "until") for form in said)


def _negates(tree: Tree, at: int, child: int, lexicon: Lexicon) -> bool:
    """Whether a dependent negates its head; "ne … que" restricts and does not."""
    small = tree.words[child]
    if small.form not in lexicon.words("stance", "negations"):
        return False
    if small.dep not in ("neg", "advmod", "det", "preconj", "cc", "aux", "mark", "obj", "dep"):
        return False
    only = any(tree.words[c].form in ("que", "qu'", "qu’") and tree.words[c].dep == "advmod" for c in tree.children[at])
    return not (only and small.form in ("ne", "n'", "n’"))


def _argument(tree: Tree, at: int, ends: set[int]) -> Iterator[str]:
    """A negation on an object ("owns no shares in"), "no longer", and "va" with an infinitive."""
    for child in tree.children[at]:
        word = tree.words[child]
        inner = [tree.words[c].form for c in tree.children[child] if tree.words[c].dep in ("det", "advmod", "neg")]
        if (
            child not in ends
            and word.dep in ("dobj", "obj", "attr", "pobj")
            and (word.form in NOTHING or NOTHING & set(inner))
        ):
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
        if form in lexicon.words("stance", f"{status}_words") and form not in lexicon.words("stance", "negations"):
            yield status


def _leaving(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether somebody leaves one company for what the fact says of another ("left Bel to run Kiri")."""
    if candidate.relation.event or candidate.subject.code != PER:
        return False
    left = tree.first(at, "dobj", "obj")
    leaves = tree.words[at].form in lexicon.verbs("relations_of_people", "leaving")
    return leaves and left is not None and tree.words[left].name is not None and infinitive(tree, below[-1])


def _governor(tree: Tree, at: int, below: Sequence[int], lexicon: Lexicon, event: bool) -> Iterator[str]:
    """What a verb or noun over a fact says; a word with an auxiliary is a verb, whatever the tagger took it for.

    Who withdraws from what lasts ends it, who withdraws from an event never lets it come.
    """
    form, verb = tree.words[at].form, tree.words[at].pos in ("VERB", "AUX", "ADJ")
    verb = verb or tree.first(at, "aux", "aux:tense", "aux:pass", "auxpass") is not None
    said = {status for status in GOVERNING if verb and says(tree, at, lexicon, status)}
    if {ABANDONED, ENDED} <= said:
        said.discard(ENDED if event else ABANDONED)
    if ABANDONED in said and not fails(tree, at, below, lexicon):
        said.discard(ABANDONED)
    yield from said
    for status in (RUMOURED, PLANNED):
        if not verb and form in lexicon.nouns("stance", f"{status}_nouns"):
            yield status
