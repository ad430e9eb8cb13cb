"""Nationalities with a capital that are no names: "l'Espagnole", "the Swedes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import countries, demonyms, determines, places
from loaders.tokens import Sentence

Found = tuple[Sentence, tuple[Name, ...]]


def unnamed(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """The sentences without names that are a determiner and a nation's people.

    Where a longer name of the article begins with the word ("La Française des jeux", "La Française"), it is one itself.
    """
    longer = {text.casefold() for text in _beginnings(found, lexicon)}
    return [(s, tuple(n for n in names if not _people(s, n, longer, lexicon))) for s, names in found]


def _beginnings(found: Sequence[Found], lexicon: Lexicon) -> Iterator[str]:
    for sentence, names in found:
        for name in names:
            words = [t.text for t in sentence.tokens[name.first : name.last]]
            words = words[1:] if words[0].casefold() in lexicon.words("descriptions", "determiners") else words
            if len(words) > 1:
                yield words[0]


def _people(sentence: Sentence, name: Name, longer: set[str], lexicon: Lexicon) -> bool:
    """Whether a name is no more than people of a country, behind a determiner that is part of it or not."""
    tokens = [t.text for t in sentence.tokens]
    at = name.last - 1
    if at < 1 or name.first < at - 1:
        return False
    word, before, after = tokens[at].casefold(), tokens[at - 2 : at - 1], tokens[name.last : name.last + 1]
    return (
        determines(tokens[at - 1], lexicon)
        and demonyms(lexicon).get(word) in countries(lexicon)
        and word not in longer
        and tokens[at] not in places(lexicon)
        and lexicon.words("couples", "complements").isdisjoint(map(str.casefold, after))
        and lexicon.nouns("nouns", "company").isdisjoint(map(str.casefold, before))
    )
