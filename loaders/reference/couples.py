"""Whom words mean that tell two things just named apart, or take both: "the former", "la seconde", "the two"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from loaders.character import LOC, ORG, PER, PRO, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.peoples import nations
from loaders.reference.ordinals import Mark, Rank, hinted, marks
from loaders.said import Place
from loaders.syntax import RELATIVE, SUBJECTS, Tree, Trees, Word
from loaders.tokens import Sentence

CLOSING = frozenset(",;:()—–")
"""What ends a clause about a name before."""
BACK = 2
"""Sentences back in which two things are looked for, those between having named nobody."""
GAP = 8
"""Words from one of two things joined by "and" to the other, at most."""


def couples(part: Part, trees: Trees, lexicon: Lexicon) -> dict[Place, tuple[Character, ...]]:
    """For such words, start and end in code points: whom they mean, both of "the two", in their order.

    Sentences without a tree have none; words of which it is not clear whom they mean are left out.
    """
    text = _Text(part, trees, lexicon)
    found: dict[Place, tuple[Character, ...]] = {}
    last: tuple[Character, Character] | None = None
    spoken = -BACK
    for number, (sentence, names) in enumerate(part.sentences):
        tree = trees.get(sentence.start)
        if tree is None or not hinted(sentence, lexicon):
            continue
        opened = False
        after = [token for following, _ in part.sentences[number + 1 : number + 2] for token in following.tokens]
        for mark in marks(sentence, names, tree, after, lexicon):
            held = last if spoken >= number - 1 else None
            if not (opened and mark.rank is Rank.SECOND):
                held = _antecedent(text, number, mark, held)
            chosen = _chosen(mark, held)
            if held is None or not chosen:
                continue
            last, spoken, opened = held, number, mark.rank is Rank.FIRST
            found[sentence.tokens[mark.first].start, sentence.tokens[mark.last - 1].end] = chosen
    return found


@dataclass(frozen=True, slots=True)
class _Text:
    """A part of an article with trees of its sentences and the words of its language."""

    part: Part
    trees: Trees
    lexicon: Lexicon

    def who(self, name: Name) -> Character:
        """Whose a name is."""
        return self.part.cast.of[name]


def _chosen(mark: Mark, pair: tuple[Character, Character] | None) -> tuple[Character, ...]:
    if pair is None:
        return ()
    if mark.rank is Rank.FIRST:
        return pair[:1]
    return pair if mark.rank is Rank.BOTH else pair[1:]


def _antecedent(
    text: _Text, number: int, mark: Mark, held: tuple[Character, Character] | None
) -> tuple[Character, Character] | None:
    """The two that a sentence's words mean: named before in it, spoken of so a sentence before, or named there."""
    sentence, _ = text.part.sentences[number]
    said = sentence.tokens[mark.first - 1].text.casefold() if mark.first else ""
    if mark.rank is Rank.LAST and said in text.lexicon.words("couples", "clauses"):
        return None  # "Bel says that the latter": not who says it
    found = _two(text, number, mark, mark.first)
    if found is not None:
        return _turned(text, found, sentence, mark)
    if held is not None and mark.rank is not Rank.LAST and _suits(held, mark, text.lexicon):
        return held
    for earlier in range(number - 1, max(number - BACK, 0) - 1, -1):
        if any(text.who(name).code != LOC for name in text.part.sentences[earlier][1]):
            return _two(text, earlier, mark)
    return None


def _two(text: _Text, number: int, mark: Mark, upto: int | None = None) -> tuple[Character, Character] | None:
    """The two things that a sentence names, or joins by "and"; before the token `upto` if that is given.

    Not two joined amid others. Of those not joined, what a clause says of another ("owned by Bel") is none of the two.
    """
    sentence, names = text.part.sentences[number]
    tree = text.trees.get(sentence.start)
    kinds = (ORG, PER) if mark.rank is Rank.BOTH else (ORG, PER, PRO)
    told = [n for n in names if (upto is None or n.last <= upto) and text.who(n).code in kinds]
    told = [n for n in told if not _bracketed(sentence, n)]
    inner = {n for n in told if tree is None or _inside(sentence, tree, n, text.lexicon)}
    apart = told if mark.rank is Rank.LAST and not inner else [n for n in told if n not in inner]
    ends = list({id(text.who(n)): n for n in reversed(apart)}.values())[::-1]
    joined = [
        (one, other)
        for i, (one, other) in enumerate(pairwise(told))
        if _joined(sentence, one, other, text.lexicon) and not (i and sentence.tokens[told[i - 1].last].text == ",")
    ]
    if mark.rank is not Rank.LAST and _counted(sentence, upto, text.lexicon):
        return None
    pairs = [(one, other) for one, other in joined if other is told[-1] or (mark.rank is Rank.BOTH and one is told[0])]
    if len(joined) != 1 or not pairs:
        alone = len(ends) == 2 and not joined and not (mark.rank is Rank.LAST and inner)
        acting = upto is not None and _relative(sentence, mark, text.lexicon)
        pairs = [(ends[0], ends[1])] if alone and not acting else []
    found = [(text.who(one), text.who(other)) for one, other in pairs]
    return next((p for p in found if p[0] is not p[1] and _suits(p, mark, text.lexicon)), None)


def _relative(sentence: Sentence, mark: Mark, lexicon: Lexicon) -> bool:
    """Whether two that act in a clause about what is named before stand there ("KCT, which the two own")."""
    before = sentence.tokens[mark.first - 2].text.casefold() if mark.first > 1 else ""
    return mark.rank is Rank.BOTH and before.replace("’", "'") in lexicon.words("couples", "clauses")


def _turned(
    text: _Text, pair: tuple[Character, Character], sentence: Sentence, mark: Mark
) -> tuple[Character, Character]:
    """The two with the subject of the sentence first, where a word means the nearer that is not its subject."""
    tree = text.trees.get(sentence.start)
    if mark.rank is not Rank.LAST or tree is None:
        return pair
    before = (word for word in tree.words if word.start < sentence.tokens[mark.first].start)
    subjects = [text.who(word.name) for word in before if word.name is not None and _subject(tree, word)]
    return pair[::-1] if any(c is pair[1] for c in subjects) else pair


def _subject(tree: Tree, word: Word) -> bool:
    """Whether a name is a subject, or beside a noun that is ("le groupe Bel")."""
    return word.dep in SUBJECTS or (tree.words[word.head].name is None and tree.words[word.head].dep in SUBJECTS)


def _bracketed(sentence: Sentence, name: Name) -> bool:
    """Whether a name stands in brackets, as codes of shares do."""
    after = next((t.text for t in sentence.tokens[name.last :] if t.text in "()"), "")
    return after == ")"


def _inside(sentence: Sentence, tree: Tree, name: Name, lexicon: Lexicon) -> bool:
    """Whether a name stands in a clause about another that a comma opens (", owned by Bel", ", que Bel a vendu")."""
    opened = next((i for i in range(name.first - 1, -1, -1) if sentence.tokens[i].text in CLOSING), None)
    if opened is None or sentence.tokens[opened].text != ",":
        return False
    if sentence.tokens[opened + 1].text.casefold().replace("’", "'") in lexicon.words("couples", "clauses"):
        return True
    first = [t.start for t in sentence.tokens[opened + 1 : opened + 3]]
    own = (i for i, w in enumerate(tree.words) if w.name is name)
    return any(tree.words[at].dep in RELATIVE and tree.words[at].start in first for i in own for at in tree.up(i))


def _suits(pair: tuple[Character, Character], mark: Mark, lexicon: Lexicon) -> bool:
    """Whether two are of one kind, that of the noun they are called by."""
    codes = {c.code for c in pair}
    if mark.noun in lexicon.nouns("nouns", "company"):
        return codes == {ORG}
    if mark.noun in lexicon.nouns("nouns", "person"):
        return codes == {PER}
    return len(codes) == 1


def _joined(sentence: Sentence, one: Name, other: Name, lexicon: Lexicon) -> bool:
    """Whether "and" joins two names, with no more between than what they are or where they are from."""
    words = [t.text.casefold() for t in sentence.tokens[one.last : other.first]]
    ands = [i for i, w in enumerate(words) if w in lexicon.words("couples", "and")]
    if len(ands) != 1 or len(words) > GAP:
        return False
    said = lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "person") | nations(lexicon)
    said |= lexicon.words("names", "determiners") | lexicon.words("descriptions", "determiners")
    own = all(w in said for w in words[ands[0] + 1 :])
    return own and (ands[0] == 0 or words[0] in lexicon.words("couples", "from"))


def _counted(sentence: Sentence, upto: int | None, lexicon: Lexicon) -> bool:
    """Whether several other things are counted that "the first" or "both" may mean ("two plants")."""
    words = [t.text.casefold() for t in sentence.tokens[:upto]]
    known = lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "person") | lexicon.nouns("couples", "nouns")
    return any(
        word in lexicon.words("couples", "counts")
        and after[:1].isalpha()
        and words[max(0, at - 1)] not in lexicon.words("couples", "plural")
        and not known.intersection(words[at + 1 : at + 3])
        and after not in lexicon.words("descriptions", "stops")
        for at, (word, after) in enumerate(pairwise(words))
    )
