"""Sentences all in capitals, as agencies' flashes and headlines are, as they would stand in a text: to find names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from loaders.lexicon import Lexicon
from loaders.spotting.bodies import place
from loaders.spotting.possessives import ENDS
from loaders.spotting.words import everyday
from loaders.tokens import Sentence, Token

SHORT = 3
"""Letters of a word up to which it is rather initials than a name (ABC, SAP)."""


def shouted(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether all of three words or more are in capitals, one of them a verb or a small word that few names have.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import sentences
    >>> said = ("IBM BUYS RED HAT", "STATE BANK OF INDIA", "IBM buys Red Hat")
    >>> [shouted(next(sentences(each, 0, 0, "en")), lexicon("en")) for each in said]
    [True, False, False]
    """
    words = [t.text for t in sentence.tokens if t.text.isalpha()]
    telling = lexicon.words("names", "shouted")
    return (
        len(words) > 2 and all(word.isupper() for word in words) and any(word.casefold() in telling for word in words)
    )


def calmed(sentence: Sentence, lexicon: Lexicon, known: Mapping[str, int]) -> Sentence:
    """A shouted sentence with the language's common words in lower case, others with one capital, places as they were.

    Legal forms behind a name are part of it, and so is a common word that the text (`known`, as in
    loaders/spotting/spot.py) has with a capital elsewhere.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import sentences
    >>> said = next(sentences("ZABKA GROUP SAYS ABC SELLS ITS HOLDING IN WARSAW", 0, 0, "en"))
    >>> " ".join(token.text for token in calmed(said, lexicon("en"), {}).tokens)
    'Zabka Group says ABC sells its holding in Warsaw'
    """
    return Sentence(tuple(_calmed(sentence.tokens, lexicon, known)), sentence.paragraph)


def _calmed(words: Sequence[Token], lexicon: Lexicon, known: Mapping[str, int]) -> Iterator[Token]:
    telling = lexicon.words("names", "shouted")
    plain = everyday(lexicon.language) | lexicon.words("names", "starters") | telling
    legal = {word.casefold() for word in lexicon.words("names", "legal")} - telling
    kept = lexicon.words("places", "initials")
    named, until = False, 0
    for at, token in enumerate(words):
        folded = token.text.casefold()
        straight = folded.replace("’", "'")
        capital = "-".join(part.capitalize() for part in token.text.split("-"))
        until = max(until, place(words, at, lexicon))
        named = token.text.isupper() and (
            at == 0
            or at < until
            or token.text in kept
            or not (straight in plain or straight in ENDS)
            or (named and folded in legal)
            or known.get(capital, 0) > 0
        )
        initials = token.text in kept or "." in token.text or (len(token.text) <= SHORT and straight not in plain)
        yield replace(token, text=(token.text if initials else capital) if named else folded)
