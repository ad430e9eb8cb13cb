"""Sentences all in capitals, as agencies' flashes and headlines are: read as they would stand in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.lexicon import Lexicon
from loaders.spotting.bodies import place
from loaders.spotting.words import everyday
from loaders.tokens import Sentence, Token

SHORT = 3
"""Letters of a word up to which it is rather initials than a name (ABC, SAP)."""


def shouted(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether all words are in capitals, and one of them is a verb or a small word that stands in no name.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import sentences
    >>> said = ("IBM BUYS RED HAT", "STATE BANK OF INDIA", "IBM buys Red Hat")
    >>> [shouted(next(sentences(each, 0, 0, "en")), lexicon("en")) for each in said]
    [True, False, False]
    """
    words = [t.text for t in sentence.tokens if t.text.isalpha()]
    telling = lexicon.words("names", "shouted")
    return all(word.isupper() for word in words) and any(word.casefold() in telling for word in words)


def calmed(sentence: Sentence, lexicon: Lexicon, known: Mapping[str, int]) -> Sentence:
    """The sentence with the language's common words in lower case and others with one capital, places as they were.

    Legal forms behind a name are part of it, and so is a common word that the text (`known`, as in
    loaders/spotting/spot.py) has with a capital elsewhere. A sentence that is not all in capitals stays as it is.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import sentences
    >>> said = next(sentences("ZABKA GROUP SAYS ABC SELLS ITS HOLDING IN WARSAW", 0, 0, "en"))
    >>> " ".join(token.text for token in calmed(said, lexicon("en"), {}).tokens)
    'Zabka Group says ABC sells its holding in Warsaw'
    """
    if not shouted(sentence, lexicon):
        return sentence
    return Sentence(tuple(_calmed(sentence.tokens, lexicon, known)), sentence.paragraph)


def _calmed(words: Sequence[Token], lexicon: Lexicon, known: Mapping[str, int]) -> Iterator[Token]:
    plain = everyday(lexicon.language) | lexicon.words("names", "starters") | lexicon.words("names", "shouted")
    legal = {word.casefold() for word in lexicon.words("names", "legal")}
    named, until = False, 0
    for at, token in enumerate(words):
        folded, capital = token.text.casefold(), token.text.capitalize()
        until = max(until, place(words, at, lexicon))
        named = token.text.isupper() and (
            at == 0 or at < until or folded not in plain or (named and folded in legal) or known.get(capital, 0) > 0
        )
        initials = len(token.text) <= SHORT and folded not in plain
        yield replace(token, text=(token.text if initials else capital) if named else folded)
