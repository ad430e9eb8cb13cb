"""Words that may stand for a thing named elsewhere: "the Dutch group", "sa filiale", "the latter", "celui-ci"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from loaders.cast import nations
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.tokens import Sentence

REACH = 4
"""Words after a determiner among which a description's noun is looked for."""


def descriptions(sentence: Sentence, names: Sequence[Name], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where a sentence may describe a thing without naming it: start and end of noun and adjectives, code points.

    A determiner opens it; the first noun of a kind of things, nationality or ordinal closes it, or the last of several
    in a row ("truck maker"). What a name follows at once is none ("the carmaker Renault"). Whom it means, and whether
    anybody, the network says.
    """
    inside = {token for name in names for token in range(name.first, name.last)}
    words = [t.text.casefold() for t in sentence.tokens]
    at = 0
    while at < len(words):
        alone = words[at] in lexicon.words("descriptions", "alone") and at not in inside
        last = at if alone else _last(words, at, inside, lexicon)
        if last is None or last + 1 in inside:
            at += 1
            continue
        yield sentence.tokens[at if alone else at + 1].start, sentence.tokens[last].end
        at = last + 1


def _last(words: Sequence[str], at: int, inside: set[int], lexicon: Lexicon) -> int | None:
    """The last word of the description that a determiner opens, or None."""
    determiners, stops = lexicon.words("descriptions", "determiners"), lexicon.words("descriptions", "stops")
    if words[at] not in determiners or at in inside:
        return None
    found = None
    for index in range(at + 1, min(at + 1 + REACH, len(words))):
        word = words[index]
        if index in inside or word in determiners or word in stops or not word[:1].isalpha():
            break
        if word in _heads(lexicon):
            found = index
        elif found is not None:
            break
    return found


@cache
def _heads(lexicon: Lexicon) -> frozenset[str]:
    kinds = (lexicon.nouns("nouns", table) for table in ("company", "person", "product"))
    roles = lexicon.nouns("relations_of_people", "roles")
    heads = frozenset(lexicon.nouns("descriptions", "heads")).union(*kinds, roles, nations(lexicon))
    return frozenset(head.casefold() for head in heads)
