"""Nationalities with a capital that are no names: "l'Espagnole", "the Swedes"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.peoples import demonyms, homes, places
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
    words = [t.text for t in sentence.tokens[name.first : name.last]]
    before = sentence.tokens[name.first - 1].text if name.first else ""
    if len(words) == 2:
        before, words = words[0], words[1:]
        first = name.first
    else:
        first = name.first - 1
    noun = sentence.tokens[first - 1].text.casefold() if first > 0 else ""
    word = words[0].casefold()
    after = sentence.tokens[name.last].text.casefold() if name.last < len(sentence.tokens) else ""
    determined = before.casefold() in lexicon.words("descriptions", "determiners")
    return (
        len(words) == 1
        and determined
        and after not in lexicon.words("couples", "complements")
        and noun not in lexicon.nouns("nouns", "company")
        and words[0] not in places(lexicon)
        and word not in longer
        and demonyms(lexicon).get(word) in homes(lexicon).values()
    )
