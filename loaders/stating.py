"""From a sentence's candidates to what is said in it: the status of each, and the words that its pattern names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from graph.statement import Value
from loaders.grammar import SHARES
from loaders.lexicon import Lexicon, lexicon
from loaders.relations import Candidate
from loaders.said import Place, Said
from loaders.status.stance import stance
from loaders.syntax import Tree
from ontology.schema import Relation

COMMON = ("product", "role")
"""Qualifiers that a common noun may fill; a place must have a name."""


def stated(tree: Tree, found: Sequence[Candidate], text: str, published: str | None, words: Lexicon) -> Iterator[Said]:
    """The candidates of a sentence that are said; `text` is the article's."""
    if not found:
        return
    sentence = (tree.sentence.start, tree.sentence.end)
    for candidate in found:
        status = stance(candidate, words)
        if status is None or _no_sale(candidate):
            continue
        yield Said(
            candidate.relation,
            candidate.subject,
            candidate.object,
            status,
            sentence,
            _place(tree, candidate.subject_at),
            _place(tree, candidate.object_at),
            candidate.confidence,
            candidate.method,
            worded(candidate.tree, candidate.words, candidate.relation),
        )


def _place(tree: Tree, at: int) -> Place:
    return tree.words[at].start, tree.words[at].end


def worded(tree: Tree, bound: Mapping[str, int], relation: Relation) -> dict[str, Value]:
    """The qualifiers of a relation that words of a tree give: a name, or a common noun where it may be one."""
    values: dict[str, Value] = {}
    for name, index in bound.items():
        word = tree.words[index]
        if name in relation.qualifiers:
            if word.name is not None:
                values[name] = word.name.text
            elif name in COMMON and word.pos in ("NOUN", "X") and word.form not in _no_goods(tree.language):
                values[name] = word.form
    return values


def _no_sale(candidate: Candidate) -> bool:
    """Whether what would be a good is a share of a company ("vend ses 55 % à Bel"), or a plan ("made a bid")."""
    at = candidate.words.get("product")
    word = None if at is None else candidate.tree.words[at]
    if word is None or word.name is not None:
        return False
    words = lexicon(candidate.tree.language)
    made = candidate.tree.words[candidate.trigger].form in words.verbs("light", "making")
    return word.form in _shares(words.language) or (made and word.form in words.nouns("stance", "planned_nouns"))


@cache
def _shares(language: str) -> frozenset[str]:
    """Words for parts of a company."""
    words = lexicon(language)
    return words.nouns("nouns", "group_ends") | words.words("numbers", "majority") | SHARES


@cache
def _no_goods(language: str) -> frozenset[str]:
    """Nouns that are no goods where a verb has them: shares, companies, people, numbers, seasons."""
    words = lexicon(language)
    tables = (words.nouns("nouns", "company"), words.nouns("nouns", "person"), words.nouns("times", "spans"))
    numbers = (words.noun(scale) for scale in words.mapping("numbers", "scale"))
    return frozenset.union(_shares(language), *tables, *numbers)
