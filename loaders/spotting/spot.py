"""Where names stand in a sentence: from shape, word lists and the model's recogniser together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, Name, capital, spelt
from loaders.spotting.beginning import begins
from loaders.spotting.bodies import body, completed, place
from loaders.spotting.continuation import continues, joined
from loaders.spotting.initials import initials
from loaders.spotting.institutions import institution
from loaders.spotting.organs import organ
from loaders.spotting.words import common, party
from loaders.tokens import Sentence, Token


def spot(sentence: Sentence, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> Iterator[Name]:
    """The names of a sentence, left to right.

    `known` counts how often a capitalised word stands inside sentences of the same text, and every word in
    lower case: a word at a sentence's beginning is a name if it is known so, or the recogniser takes it for one.
    """
    words = sentence.tokens
    index = before = 0
    while index < len(words):
        if (end := organ(words, index, lexicon)) > index:
            index = end
            continue
        last = _run(words, index, found, lexicon, known)
        if last > index:
            first, last = completed(words, index, last, lexicon)
            first, before = max(first, before), last
            yield _name(words, first, last, found)
            index = last
        else:
            index += 1


def _name(words: Sequence[Token], first: int, last: int, found: Entities) -> Name:
    text = spelt(words[first:last])
    return Name(first, last, text, words[first].start, words[last - 1].end, found.label(first, last))


def _where(words: Sequence[Token], first: int, last: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a place tells where at a sentence's beginning, before somebody's name: "In Britain AO World has"."""
    if first != 1 or words[0].text not in ("In", "En", "À") or place(words, first, lexicon) != last:
        return False
    if found.label(first, last + 1) == "ORG":
        return False  # In Dubai Islamic Bank
    return last < len(words) and capital(words[last].text) and not common(words, last, lexicon)


def _in_capitals(words: Sequence[Token], at: int, known: Mapping[str, int]) -> bool:
    """Whether the text has the word in capitals behind the same name ("GL EVENTS", then "GL events")."""
    word, before = words[at].text, words[at - 1].text
    return word.islower() and len(word) > 2 and before.isupper() and known.get(before + word.upper(), 0) > 0


def _run(words: Sequence[Token], first: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> int:
    """Where the name that begins at a token ends; the token's own index where none begins."""
    last = body(words, first, lexicon)
    if last == first:
        if not begins(words, first, found, lexicon, known):
            return first
        last = max(first + 1, institution(words, first, found, lexicon), place(words, first, lexicon))
        if _where(words, first, last, found, lexicon):
            return last
    elif words[last - 1].text.islower():
        return last  # la police belge Proximus
    while last < len(words) and organ(words, last, lexicon) == last:
        if continues(words, last, found, lexicon) or _in_capitals(words, last, known):
            last += 1
        elif (reach := joined(words, first, last, found, lexicon)) > last:
            last = reach
        else:
            break
    word = words[first].text
    adjective = word in lexicon.words("places", "nationalities") and not initials(words, first, lexicon)
    return first if last == first + 1 and (adjective or party(words, first, lexicon)) else last
