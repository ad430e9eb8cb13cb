"""Words that may stand for a thing named elsewhere: "the Dutch group", "sa filiale", "the latter", "it", "elle"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import demonyms
from loaders.tokens import Sentence

REACH = 4
"""Words after a determiner, and a name that may follow it, among which a description's noun is looked for."""
HYPHENS = frozenset("-‐‑")
"""What joins a name to the word after it ("the Padua-based group")."""


def stand_ins(sentences: Iterable[tuple[Sentence, Sequence[Name]]], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where `descriptions` and `pronouns` stand in sentences with their names, one sentence after the other."""
    for sentence, names in sentences:
        yield from descriptions(sentence, names, lexicon)
        yield from pronouns(sentence, names, lexicon)


def descriptions(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where a sentence may describe a thing without naming it: start and end of noun and adjectives, code points.

    A determiner opens it; the first noun of a kind of things, nationality or ordinal closes it, or the last of several
    in a row ("truck maker"); an ending makes a noun of a kind as well ("toolmaker"). In a language that joins nouns
    so, a name may stand before the noun ("the Athens group"), and is no part of it; what a name follows at once is
    none ("the carmaker Renault"). Whom it means, and whether anybody, the network says.
    """
    named = inside(names)
    words = [t.text.casefold() for t in sentence.tokens]
    at = 0
    while at < len(words):
        alone = words[at] in lexicon.words("descriptions", "alone") and at not in named
        first, last = (at, at) if alone else _noun(words, at, named, lexicon)
        if last is None or last + 1 in named:
            at += 1
            continue
        yield sentence.tokens[first].start, sentence.tokens[last].end
        at = last + 1


def pronouns(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where pronouns and possessives of the third person stand: start and end, code points.

    Those that hang on a verb ("dit-elle") are no words of their own here; in capitals they are initials ("IT", "SA").
    """
    named = inside(names)
    for number, token in enumerate(sentence.tokens):
        word = token.text
        initials = len(word) > 1 and word.isupper()
        if number not in named and not initials and word.casefold() in lexicon.words("descriptions", "pronouns"):
            yield token.start, token.end


def inside(names: Sequence[Name]) -> set[int]:
    """The numbers of the tokens that stand in names."""
    return {token for name in names for token in range(name.first, name.last)}


def _noun(words: Sequence[str], at: int, named: set[int], lexicon: Lexicon) -> tuple[int, int | None]:
    """The first and the last word of the description that a determiner opens; None for the last where there is none."""
    determiners, stops = lexicon.words("descriptions", "determiners"), lexicon.words("descriptions", "stops")
    first = at + 1
    if words[at] not in determiners or at in named:
        return first, None
    while first in named and lexicon.words("descriptions", "compounds"):
        first += 1
    if at + 1 < first < len(words) and words[first] in HYPHENS:
        first += 1
    found = None
    for index in range(first, min(first + REACH, len(words))):
        word = words[index]
        if index in named or word in determiners or word in stops or not word[:1].isalpha():
            break
        if word in heads(lexicon) or any(word.endswith(end) for end in lexicon.words("descriptions", "endings")):
            found = index
        elif found is not None:
            break
    return first, found


@cache
def heads(lexicon: Lexicon) -> frozenset[str]:
    """Nouns that close a description, lower case."""
    kinds = (lexicon.nouns("nouns", table) for table in ("company", "person", "product"))
    roles = lexicon.nouns("relations_of_people", "roles")
    found = frozenset(lexicon.nouns("descriptions", "heads")).union(*kinds, roles, demonyms(lexicon))
    return frozenset(head.casefold() for head in found)
