"""Who does what to whom, read from a tree: the same roles for every language.

A language's module offers three functions, each giving (role, word index) pairs: `verb`, `noun` and
`adjective`; roles are those of docs/patterns.md. Coordination is resolved here, once for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import ModuleType

from loaders.grammar import english, french
from loaders.grammar.lists import AND, listed_before, name_list
from loaders.lexicon import lexicon
from loaders.syntax import SUBJECTS, VERBS, Tree

GRAMMARS: dict[str, ModuleType] = {"en": english, "fr": french}
SHARES = frozenset(
    {
        "%",
        "percent",
        "per cent",
        "pct",
        "pc",
        "pour cent",
        "half",
        "third",
        "quarter",
        "fifth",
        "tenth",
        "moitié",
        "tiers",
        "quart",
        "cinquième",
        "dixième",
        "parts",
    }
)
STAKE_IN = ("of", "de", "in", "dans", "chez", "au", "à")
STAKE_TO = ("au", "à")
"""Before a share's own word they go on ("entrer au capital de"), before a name they say who gets it."""
INDEFINITE = ("a", "an", "un", "une")
APART = 20
"""Words between a noun at a sentence's beginning and whom it describes."""


def roles(tree: Tree, at: int, trigger: str) -> list[tuple[str, int]]:
    """The roles that a word offers as a trigger of a class, without repetition, in order."""
    grammar = GRAMMARS[tree.language]
    found: list[tuple[str, int]] = []
    functions = {"verb": grammar.verb, "noun": grammar.noun, "adj": grammar.adjective}
    direct = [*beside(tree, at, trigger), *functions[trigger](tree, at)]
    for role, index in (*direct, *_stakes(tree, direct, grammar)):
        before = (trigger, role) == ("adj", "subj") and at < index and tree.words[index].name is not None
        # An adjective before a name is told of that one alone: "ASX-listed Wesfarmers and Coles".
        for each in (index,) if index == at or before else coordinated(tree, index):
            for name in (role, "of") if role == "de" else (role,):
                if (name, each) not in found:
                    found.append((name, each))
    return found


def _stakes(tree: Tree, direct: Sequence[tuple[str, int]], grammar: ModuleType) -> Iterator[tuple[str, int]]:
    """`stake`: the company of which an argument is a share ("17.5 % of MOM", "25 % du capital de Bel")."""
    shares = lexicon(tree.language).nouns("nouns", "group_ends") | SHARES
    for role, index in direct:
        if tree.words[index].form in shares and role not in ("agent", "subj"):
            yield from (("stake", o) for o in _shared(tree, index, direct, shares, grammar, 0))


def _shared(
    tree: Tree, at: int, direct: Sequence[tuple[str, int]], shares: frozenset[str], grammar: ModuleType, depth: int
) -> Iterator[int]:
    for role, index in (*grammar.noun(tree, at), *direct):
        if role not in STAKE_IN or index in _owners(tree, at):
            continue
        if tree.words[index].form in shares and depth < 2:
            yield from _shared(tree, index, (), shares, grammar, depth + 1)
        elif role not in STAKE_TO:
            yield index


def _owners(tree: Tree, at: int) -> set[int]:
    """A share itself and whoever possesses it, which is not what it is a share of."""
    return {
        at,
        *tree.child(at, "poss"),
        *(c for c in tree.child(at, "det") if tree.words[c].form in ("son", "sa", "ses", "leur", "leurs")),
    }


def beside(tree: Tree, at: int, trigger: str) -> Iterator[tuple[str, int]]:
    """What stands right beside the word, wherever the parser hung it: "Bel, the French group", "Bel, founded by",
    "its parent, Bel,".
    """
    word = tree.words[at]
    if trigger == "noun":
        named = (_behind(tree, at), _called(tree, at), _opened(tree, at))
        yield from (("is", name) for name in named if name is not None)
    participle = word.tag == "VBN" or ("VerbForm=Part" in word.morph and "Tense=Pres" not in word.morph)
    if trigger != "noun" and not (participle and tree.first(at, "aux", "aux:tense", "aux:pass", "auxpass") is None):
        return
    start = at - 1
    while start > 0 and tree.words[start].pos in ("DET", "ADJ", "ADV", "NUM") and tree.words[start].name is None:
        start -= 1
    if start < 1 or tree.words[start].form != "," or tree.words[start - 1].name is None:
        return
    before = tree.words[start - 2] if start > 1 else None
    if before is not None and before.pos == "ADP" and start - 2 == 0:
        return
    yield {"noun": "is", "verb": "obj", "adj": "subj"}[trigger], start - 1


def _called(tree: Tree, at: int) -> int | None:
    """The name that a noun is said to have ("a venture called Horse", "une coentreprise baptisée Horse")."""
    words = lexicon(tree.language).words("syntax", "called")
    for index in range(at + 1, min(at + 4, len(tree.words) - 1)):
        if tree.words[index].form in words and tree.words[index + 1].name is not None:
            return index + 1
    return None


def _opened(tree: Tree, at: int) -> int | None:
    """The subject that a noun at a sentence's beginning describes ("Filiale de Solvay, Aldovia emploie").

    No verb stands between them, and the name opens no list.
    """
    if any(w.name is not None or w.pos not in ("DET", "ADJ", "NUM", "ADV") for w in tree.words[:at]):
        return None
    if any(w.pos == "DET" and w.form not in INDEFINITE for w in tree.words[:at]):
        return None
    for comma in range(at + 1, min(at + APART, len(tree.words) - 2)):
        word, after, next_ = tree.words[comma : comma + 3]
        if word.pos in VERBS and "VerbForm=Part" not in word.morph:
            return None
        if word.form == "," and after.name is not None and next_.form not in (",", *AND):
            subject = after.dep in SUBJECTS or next_.pos in VERBS
            return comma + 1 if subject and not _speaks(tree, comma + 2) else None
    return None


def _speaks(tree: Tree, at: int) -> bool:
    """Whether a verb of saying goes on from a word, and behind its comma another: "Rivals of Bel, Kiri said, have"."""
    saying = lexicon(tree.language).verbs("stance", "speakers")
    for index in range(at, min(at + APART, len(tree.words) - 1)):
        if tree.words[index].form == ",":
            said = any(word.form in saying for word in tree.words[at:index])
            return said and tree.words[index + 1].pos in VERBS
    return False


def _behind(tree: Tree, at: int) -> int | None:
    """The name set off by commas right behind a noun that has a determiner."""
    if at + 2 >= len(tree.words) or tree.words[at + 1].form != "," or tree.words[at + 2].name is None:
        return None
    if not any(
        tree.words[at].form in lexicon(tree.language).nouns("nouns", kind) for kind in ("company", "person", "product")
    ):
        return None
    end = tree.words[at + 3].form if at + 3 < len(tree.words) else "."
    start = at
    while start > 0 and tree.words[start - 1].pos in ("ADJ", "NUM", "NOUN"):
        start -= 1
    determined = start > 0 and (
        tree.words[start - 1].pos == "DET" or tree.words[start - 1].form in ("its", "their", "his", "her", "'s", "’s")
    )
    return at + 2 if determined and end in (",", ".", ";", "in", "à", "en") and not name_list(tree, at + 2) else None


def coordinated(tree: Tree, at: int, depth: int = 0) -> Iterator[int]:
    """A word and everything coordinated with it, in order; lists of names by their commas first."""
    listed = name_list(tree, at)
    yield at
    yield from listed
    if depth > 30:
        return
    for child in tree.child(at, "conj"):
        inside = tree.words[child].name is not None and listed_before(tree, child)
        if tree.words[child].pos not in VERBS and child not in listed and not inside:
            yield from coordinated(tree, child, depth + 1)
