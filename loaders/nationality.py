"""Whom a description means by its nationality: who alone bears the same adjective before it.

"Le suédois Nordmek a vendu ses usines à Tessier. Le groupe suédois gardera ses bureaux.": the Swedish group is Nordmek.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from loaders.character import ORG, Character
from loaders.descriptions import inside
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.peoples import nationalities
from loaders.tokens import Sentence

REACH = 3
"""Words before a name, or after the comma behind it, among which its adjective is looked for."""


def nationals(part: Part, described: Iterable[tuple[int, int]], lexicon: Lexicon) -> dict[tuple[int, int], Character]:
    """For descriptions (start, end) that hold an adjective of nationality: the one company that bears it before."""
    adjectives = nationalities(lexicon)
    bearers = [
        (token, adjective, part.cast.of[name])
        for sentence, names in part.sentences
        for name in names
        for token, adjective in _borne(sentence, names, name, adjectives)
        if part.cast.of[name].code == ORG
    ]
    if not bearers:
        return {}
    starts = {t.start: t.text.casefold() for sentence, _ in part.sentences for t in sentence.tokens}
    found = {}
    for start, end in described:
        said = {adjectives[starts[at]] for at in range(start, end) if starts.get(at) in adjectives}
        meant = {id(c): c for at, adjective, c in bearers if at < start and adjective in said}
        if len(meant) == 1:
            found[start, end] = next(iter(meant.values()))
    return found


def _borne(
    sentence: Sentence, names: Sequence[Name], name: Name, adjectives: Mapping[str, str]
) -> Iterator[tuple[int, str]]:
    """The adjectives of a name, each with its place: "the Swedish group Nordmek", "Bel, a French group"."""
    named = inside(names)
    before = range(name.first - 1, max(name.first - 1 - REACH, -1), -1)
    comma = name.last < len(sentence.tokens) and sentence.tokens[name.last].text == ","
    after = range(name.last + 1, min(name.last + 1 + REACH, len(sentence.tokens))) if comma else range(0)
    for side in (before, after):
        for at in side:
            word = sentence.tokens[at]
            if at in named or not word.text[0].isalpha():
                break
            if word.text.casefold() in adjectives:
                yield word.start, adjectives[word.text.casefold()]
                break
