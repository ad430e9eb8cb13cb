"""Whether a name goes on: with the next capital, a number, or small words between two capitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital
from loaders.peoples import places
from loaders.spotting.bodies import place
from loaders.spotting.institutions import twofold
from loaders.spotting.titles import title
from loaders.spotting.words import LEGAL_ENDS, coded, common, cooperative, hyphen, opening, plural, prefixed
from loaders.tokens import Token

WORKS = re.compile(r"(?:eries|ages|ières)$")
"""How French nouns of works end, in the plural that companies bear: Papeteries, Tricotages, Ardoisières."""


def continues(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether the token belongs to the name that stands right before it."""
    word, before = words[at].text, words[at - 1]
    if word in lexicon.words("names", "weekdays") or word in ("I",):
        return False
    if re.fullmatch(r"[LD]['’]", word):
        return False
    if coded(word) or plural(words, at) or title(words, at, lexicon) > at:
        return False
    if before.text in LEGAL_ENDS and word not in lexicon.words("names", "legal"):
        return False
    if capital(word):
        return before.text[-1] in "'’+-" or 1 <= words[at].start - before.end <= 2
    if word[0].isdigit() and before.text == "-" and before.end == words[at].start:
        return True
    if word.isdigit() and len(word) <= 4:
        after = words[at + 1].text if at + 1 < len(words) else "."
        shares = any(w.text in ("%", "percent", "cent") for w in words)
        listed = len(word) == 1 and not after.isalpha()  # "1. Renault 2. Peugeot"
        free = after in lexicon.words("names", "after_number") and not listed and not shares
        return after != "%" and (free or (found.covers(at - 1, at + 1) and (len(word) < 4 or after in ".,;)")))
    return hyphen(words, at) and (capital(words[at + 1].text) or words[at + 1].text[0].isdigit())


def joined(words: Sequence[Token], first: int, at: int, found: Entities, lexicon: Lexicon) -> int:
    """Where the name goes on after small words (de, of, &) or a hyphen (Soo-man), else `at`."""
    if (
        prefixed(words, at)
        and not _participle(words[at + 1].text)
        and (found.covers(at - 1, at + 2) or cooperative(words, at, lexicon))
    ):
        return at + 2
    small = at
    while (
        small < len(words)
        and small - at < 3
        and words[small].text.replace("’", "'") in lexicon.words("names", "connectors")
    ):
        small += 1
    if small == at or small >= len(words) or not (capital(words[small].text) or words[small].text in ("de", "of")):
        return at
    if words[small].text in lexicon.words("names", "weekdays"):
        return at
    joint = _joint(words, at)
    if joint == "+" and not found.covers(at - 1, small + 1):
        return at
    if joint in lexicon.words("names", "particles"):
        return small + 1
    if joint in ("et", "and"):
        if " ".join(w.text for w in words[at - 1 : small + 1]) in lexicon.words("names", "couples"):
            return small + 1
        if words[at + 1].text in ("the", "le", "la", "les"):
            return at
        if words[small].text in lexicon.words("names", "joined_after"):
            return small + 1
        return twofold(words, first, at, small, found, lexicon)
    if _apart(words, first, at, small, found, lexicon):
        return at
    held = found.covers(at - 1, small + 1) or _called(words, first, at, small, found, lexicon)
    return small + 1 if held else at


def _participle(word: str) -> bool:
    """Whether a word behind a hyphen is a participle ("Tim Hortons-owned Maidstone", "SoftBank-led Grab")."""
    return word.endswith("ed") or word in ("run", "made", "built", "born")


def _joint(words: Sequence[Token], at: int) -> str:
    """The small word at a token, in lower case and with a straight apostrophe."""
    return words[at].text.casefold().replace("’", "'")


def _apart(words: Sequence[Token], first: int, at: int, small: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether the small word at a token says where, whose or what for, and belongs to no name."""
    joint = _joint(words, at)
    if (
        joint in ("the", "le", "la", "les")
        and place(words, first, lexicon) == at
        and found.label(first, small + 1) != "LOC"
    ):
        return True  # à Jarnac les Tonnelleries
    if joint in ("for", "pour") and not _purpose(words, at, small, lexicon):
        return True
    if joint in ("in", "en") and words[small].text in places(lexicon) and not _head(words, first, at, lexicon):
        return True  # Nio in Norway
    if joint == "à" and not common(words, small, lexicon):
        return True  # vendre La Presse à Québecor
    if joint in ("of", "de", "d'", "du") and _seat(words, first, at, small, lexicon):
        return True
    if lexicon.language == "en" and joint == "of" and not _nouns(words, first, at, lexicon):
        return True  # Sigma Lithium of São Paulo
    if joint in ("à", "pour", "le", "la", "les", "the", "en", "sur") and not found.covers(at - 1, small + 1):
        return True
    return lexicon.language == "fr" and joint in ("de", "d'") and _made(words, first, at, small, found, lexicon)


def _purpose(words: Sequence[Token], at: int, small: int, lexicon: Lexicon) -> bool:
    """Whether "for" says what a body is for: after a bank, between common nouns (Doctors for Peace), before a place."""
    if words[at - 1].text in lexicon.words("names", "heads"):
        return True
    behind = common(words, small, lexicon) or words[small].text in places(lexicon) or not capital(words[small].text)
    return common(words, at - 1, lexicon) and behind


def _called(words: Sequence[Token], first: int, at: int, small: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a body is called by another name too ("Tea Board of Kenya"), or a common noun by a place's."""
    if _joint(words, at) not in ("of", "de", "d'", "du", "des"):
        return False
    if _head(words, first, at, lexicon):
        return True
    if at - 1 != first or not (found.label(small, small + 1) == "LOC" or words[small].text in places(lexicon)):
        return False
    return _works(words, first, lexicon) or (common(words, first, lexicon) and not opening(words, first))


def _made(words: Sequence[Token], first: int, at: int, small: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a product and its maker stand on either side of "de" ("le Covovax de Novavax"), not one name."""
    return (
        at - 1 == first
        and small == at + 1
        and not common(words, first, lexicon)
        and not _works(words, first, lexicon)
        and found.label(first, small + 1) == "MISC"
        and words[small].text not in places(lexicon)
    )


def _works(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is a French noun of works in the plural."""
    return lexicon.language == "fr" and WORKS.search(words[at].text) is not None


def _nouns(words: Sequence[Token], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether common nouns stand before "of", as in Bank of America and Watches of Switzerland."""
    return _head(words, first, at, lexicon) or all(common(words, i, lexicon) for i in (first, at - 1))


def _head(words: Sequence[Token], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether the name begins with an institution's noun, or ends with an office's before the small word at a token."""
    return words[first].text in lexicon.words("names", "heads") or words[at - 1].text in lexicon.words(
        "bodies", "offices"
    )


def _seat(words: Sequence[Token], first: int, at: int, small: int, lexicon: Lexicon) -> bool:
    """Whether "of Japan", "de Belfort" says where a name's thing is: institutions bear their place in their names."""
    if _head(words, first, at, lexicon) or words[at - 1].text in lexicon.words("names", "heads"):
        return False
    if at - 1 == first and _works(words, first, lexicon):
        return False
    return words[small].text in places(lexicon)
