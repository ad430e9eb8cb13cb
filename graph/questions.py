"""Questions in words: which relations, which end of them, and whose name, as the ontology says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.errors import QueryError
from graph.names import fold
from ontology.schema import Ontology, Question, Relation

NEAR = 0.6
"""Likeness (Ratcliff and Obershelp) below which wording is no suggestion."""
# French contracts these before articles and vowels; a question may be asked with either form.
_CONTRACTED = {"du": "de", "des": "de", "au": "a", "aux": "a"}
_ELIDED = ("d'", "d’")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood: the relations that may answer it, which end is asked for, and the name."""

    question: str
    relations: tuple[str, ...]
    asks: str
    name: str


def words(ontology: Ontology) -> tuple[str, ...]:
    """Every question word of the ontology, sorted."""
    return tuple(sorted({question.word for _, question in _questions(ontology)}))


def asked(ontology: Ontology, word: str, rest: Iterable[str]) -> tuple[Asked, ...]:
    """What a question asks: one reading, or several where its wording allows them.

    The wording with most words wins, so that "exports to X" is not "exports" of "to X".

    Raises:
        QueryError: no relation has that wording; the message suggests some that has.
    """
    tokens = " ".join(rest).replace("?", " ").split()
    shown = " ".join((word, *tokens))
    best: dict[tuple[str, str], list[str]] = {}
    most = 0
    for relation, question in _questions(ontology):
        name = _name(question, tokens) if fold(question.word) == fold(word) else None
        size = len(question.verb.split())
        if name is None or size < most:
            continue
        if size > most:
            best, most = {}, size
        best.setdefault((question.asks, name), []).append(relation.name)
    if not best:
        raise QueryError(_unknown(ontology, word, tokens, shown))
    return tuple(Asked(shown, tuple(names), asks, name) for (asks, name), names in best.items())


def wording(question: Question, name: str) -> str:
    """The question with a name in its place.

    >>> wording(Question("en", "what", "does export", "object", 1), "Xiaomi")
    'what does Xiaomi export'
    """
    verb = question.verb.split()
    return " ".join((question.word, *verb[: question.lead], name, *verb[question.lead :]))


def _questions(ontology: Ontology) -> Iterator[tuple[Relation, Question]]:
    for relation in ontology.relations.values():
        for question in relation.questions:
            yield relation, question


def _name(question: Question, tokens: Sequence[str]) -> str | None:
    """The name that stands where the question has its gap, None if the words differ."""
    verb = question.verb.split()
    before, after = verb[: question.lead], verb[question.lead :]
    tokens = _parted(tokens, question.lead - 1)
    end = len(tokens) - len(after)
    if end <= len(before) or not _same(tokens[: len(before)], before) or not _same(tokens[end:], after):
        return None
    return " ".join(tokens[len(before) : end])


def _parted(tokens: Sequence[str], at: int) -> Sequence[str]:
    """The tokens with an elided "de" at this place parted from the name it touches."""
    if 0 <= at < len(tokens) and tokens[at].lower().startswith(_ELIDED) and len(tokens[at]) > 2:
        return [*tokens[:at], "de", tokens[at][2:], *tokens[at + 1 :]]
    return tokens


def _same(tokens: Sequence[str], wanted: Sequence[str]) -> bool:
    return list(map(_plain, tokens)) == list(map(_plain, wanted))


def _plain(token: str) -> str:
    folded = fold(token)
    return _CONTRACTED.get(folded, folded)


def _unknown(ontology: Ontology, word: str, tokens: Sequence[str], shown: str) -> str:
    near = _near(ontology, word, tokens)
    hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else " 'keiretsu relations' lists the questions."
    return f"No relation answers {shown!r}.{hint}"


def _near(ontology: Ontology, word: str, tokens: Sequence[str]) -> list[str]:
    """Up to three questions with similar verbs, those with the same question word first."""
    found: dict[str, tuple[bool, float]] = {}
    for _, question in _questions(ontology):
        verb = question.verb.split()
        head = tokens[: question.lead]
        tail = tokens[len(tokens) - (len(verb) - question.lead) :] if len(verb) > question.lead else []
        said = fold(" ".join((*head, *tail)))
        likeness = SequenceMatcher(None, said, fold(question.verb), autojunk=False).ratio() if said else 0.0
        if likeness >= NEAR:
            middle = tokens[len(head) : len(tokens) - len(tail)]
            shown = wording(question, " ".join(middle) or "NAME")
            found[shown] = max(found.get(shown, (False, 0.0)), (fold(question.word) == fold(word), likeness))
    return sorted(found, key=lambda shown: (not found[shown][0], -found[shown][1], shown))[:3]
