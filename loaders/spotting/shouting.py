"""Sentences all in capitals, as agencies' flashes and headlines are: read as they would stand in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.lexicon import Lexicon
from loaders.spotting.words import everyday
from loaders.tokens import Sentence, Token

LEAST = 4
"""Words in capitals that are a sentence and not only names beside each other."""
SHORT = 3
"""Letters of a word up to which it is rather initials than a name (ABC, SAP)."""


def shouted(sentence: Sentence) -> bool:
    """Whether a sentence has words enough, all of them in capitals."""
    words = [t.text for t in sentence.tokens if t.text.isalpha() and len(t.text) > 1]
    return len(words) >= LEAST and all(word.isupper() for word in words)


def calmed(sentence: Sentence, lexicon: Lexicon) -> Sentence:
    """The sentence with the language's common words in lower case and others with one capital, places as they were.

    Legal forms behind a name are part of it. A sentence that is not all in capitals stays as it is.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import sentences
    >>> said = next(sentences("ZABKA GROUP SAYS ABC SELLS ITS HOLDING IN WARSAW", 0, 0, "en"))
    >>> " ".join(token.text for token in calmed(said, lexicon("en")).tokens)
    'Zabka Group says ABC sells its holding in Warsaw'
    """
    return Sentence(tuple(_calmed(sentence, lexicon)), sentence.paragraph) if shouted(sentence) else sentence


def _calmed(sentence: Sentence, lexicon: Lexicon) -> Iterator[Token]:
    plain = everyday(lexicon.language) | lexicon.words("names", "starters")
    legal = {word.casefold() for word in lexicon.words("names", "legal")}
    named = False
    for token in sentence.tokens:
        folded = token.text.casefold()
        form = named and folded in legal
        named = token.text.isupper() and (form or folded not in plain)
        small = len(token.text) <= SHORT or not token.text.isupper()
        text = (token.text if small else token.text.capitalize()) if named else folded
        yield replace(token, text=text)
