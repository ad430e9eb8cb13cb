"""English names that end in a possessive of their own: Sainsbury's, McDonald's, Lloyd's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.tokens import Sentence

ENDS = frozenset({"'s", "’s"})
Found = tuple[Sentence, tuple[Name, ...]]


def owned(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """The sentences of an article with the possessive as part of names that are never without it.

    What follows can be nobody's, a verb or "of" once ("Lloyd's of London", "Marston's said") or a mark twice; some are
    known to be so.
    """
    bare: set[str] = set()
    signs: Counter[str] = Counter()
    for sentence, names in found:
        for name in names:
            if not _possessive(sentence, name):
                bare.add(name.text)
            else:
                signs[name.text] += _sign(sentence, name, lexicon)
    known = lexicon.words("names", "genitives")
    named = {
        text
        for text, sign in signs.items()
        if (sign > 1 or text in known or text.split()[-1] in known) and text not in bare
    }
    return [
        (s, tuple(_longer(s, n) if n.text in named and _possessive(s, n) else n for n in names)) for s, names in found
    ]


def _possessive(sentence: Sentence, name: Name) -> bool:
    words = sentence.tokens
    return name.last < len(words) and words[name.last].text in ENDS and words[name.last].start == name.end


def _sign(sentence: Sentence, name: Name, lexicon: Lexicon) -> int:
    """How far what stands after the possessive tells that it can be nobody's: 0, 1, 2."""
    word = sentence.tokens[name.last + 1].text if name.last + 1 < len(sentence.tokens) else "."
    if word.casefold() in lexicon.words("bodies", "verbs") or word == "of":
        return 2
    return int(
        word in (",", ".", ";", ":", ")", "?", "!", "–", "—") or word.casefold() in lexicon.words("bodies", "free")
    )


def _longer(sentence: Sentence, name: Name) -> Name:
    end = sentence.tokens[name.last]
    return replace(name, last=name.last + 1, text=name.text + end.text, end=end.end)
