"""What a document calls its parties: "Lagonor (la « Société »)", "Tremont plc (the "Company")", later "the Company"."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.character import ORG, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.tokens import Sentence

REACH = 12
"""Words from a bracket to its end, between which stands by what whoever stands before it is called from then on."""
MARKS = frozenset("«»“”„‹›‘’\"',:")
"""Marks that may stand beside that noun."""


def parties(part: Part, words: Lexicon) -> dict[tuple[int, int], Character]:
    """Whom nouns with a capital mean (start and end in code points), as brackets behind a name have told before.

    Where they tell of one, who issues the document, its other common nouns mean that one too ("the Group").
    """
    issuers = words.words("names", "issuers")
    called: dict[str, Character] = {}
    found: dict[tuple[int, int], Character] = {}
    nouns, determiners = words.words("names", "parties"), words.words("descriptions", "determiners")
    small = words.words("names", "so_called") | determiners
    for sentence, names in part.sentences:
        inside = {at for name in names for at in range(name.first, name.last)}
        told = _told(sentence, names, nouns, small)
        for at, token in enumerate(sentence.tokens):
            noun = token.text.casefold()
            if noun not in nouns or at in inside or not token.text[:1].isupper():
                continue
            if at in told:
                if part.cast.of[told[at]].code == ORG:
                    called[noun] = part.cast.of[told[at]]
            elif at and sentence.tokens[at - 1].text.casefold() in determiners:
                own = [who for other, who in called.items() if noun == other or {noun, other} <= issuers]
                if noun in called or len({id(who) for who in own}) == 1:
                    found[token.start, token.end] = called.get(noun, own[0])
    return found


def _told(sentence: Sentence, names: Sequence[Name], nouns: frozenset[str], small: frozenset[str]) -> dict[int, Name]:
    """The names that brackets right behind them call by a noun alone, by the noun's place among the words.

    `small` are the words that may stand beside it.
    """
    tokens = [token.text for token in sentence.tokens]
    told: dict[int, Name] = {}
    for name in names:
        opened = next((at for at in range(name.last, name.last + 2) if tokens[at : at + 1] == ["("]), None)
        if opened is None:  # a legal form may stand between
            continue
        closed = next((at for at in range(opened, min(opened + REACH, len(tokens))) if tokens[at] == ")"), opened)
        inside = [
            at for at in range(opened + 1, closed) if tokens[at] not in MARKS and tokens[at].casefold() not in small
        ]
        if len(inside) == 1 and tokens[inside[0]].casefold() in nouns and tokens[inside[0]][:1].isupper():
            told[inside[0]] = name
    return told
