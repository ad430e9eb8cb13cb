"""Names that a common noun completes: a family, a state, a ministry, a foundation, a stock exchange, a street.

Which nouns do is counted in corpus/train: those that belong to the name in the gold more often than not where they
stand by one ("the Benetton family", "la famille Mulliez", "the French state", "Madrid stock exchange").
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import capital
from loaders.peoples import nations, places
from loaders.tokens import Token

APOSTROPHES = "'’"


def completed(words: Sequence[Token], first: int, last: int, lexicon: Lexicon) -> tuple[int, int]:
    """The range of a name with the noun that completes it, before or after; the same range where none does.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> said = list(tokens("la famille Mulliez", 0, "fr"))
    >>> completed(said, 2, 3, lexicon("fr"))
    (1, 3)
    """
    before = words[first - 1].text.casefold() if first else ""
    if any(before in lexicon.words("bodies", name) for name in ("kin_before", "streets")):
        return first - 1, last
    if before in lexicon.words("bodies", "regions") and place(words, first, lexicon) == last:
        return first - 1, last
    if any(letter.isdigit() for word in words[first:last] for letter in word.text):
        return first, last
    for size in (2, 1):
        after = phrase(words, last, size)
        if after in lexicon.words("bodies", "kin_after"):
            return first, last + size
        if after in lexicon.words("bodies", "after") and _the(words, first) and free(words, last + size, lexicon):
            return first, last + size
    return first, last


def body(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Where a body's name ends that begins with a common noun or a nationality; `first` where none begins.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> body(list(tokens("the French state has 15%", 0, "en")), 1, lexicon("en"))
    3
    >>> body(list(tokens("le ministère égyptien de l'Irrigation", 0, "fr")), 1, lexicon("fr"))
    6
    """
    at = nation(words, first, lexicon)
    if at > first and _the(words, first) and (last := _noun(words, at, "after", lexicon)) > at:
        return last
    if (last := possessed(words, first, lexicon)) > first:
        return last
    noun = _begun(words, first, lexicon)
    if noun == first:
        return first
    small = at = nation(words, noun, lexicon)
    while small < len(words) and words[small].text.replace("’", "'") in lexicon.words("bodies", "joints"):
        small += 1
    if small > at and words[first].text in lexicon.words("bodies", "towns") and place(words, small, lexicon) == small:
        return first  # la ville de Michelin
    if small < len(words) and capital(words[small].text) and (small > at or _bare(words, first, lexicon)):
        return small + 1
    national = phrase(words, first, noun - first, fold=False) in lexicon.words("bodies", "national")
    return at if at > noun and national else first


def possessed(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    """Where a body's name ends that begins with a place ("Brazil's health ministry"); `first` where none does.

    >>> from loaders.lexicon import lexicon
    >>> from loaders.tokens import tokens
    >>> possessed(list(tokens("Brazil's central bank has it", 0, "en")), 0, lexicon("en"))
    4
    """
    at = place(words, first, lexicon)
    if at == first or at >= len(words) or words[at].text.replace("’", "'") != "'s":
        return first
    last = _noun(words, at + 1, "after_place", lexicon)
    return last if last > at + 1 else first


def _noun(words: Sequence[Token], at: int, name: str, lexicon: Lexicon) -> int:
    """Where a noun of the list `name` ends that stands free at a token or acts (the Greek police fined); else `at`."""
    for last in (at + 3, at + 2, at + 1):
        if phrase(words, at, last - at) in lexicon.words("bodies", name) and (
            free(words, last, lexicon) or _acts(words, last, lexicon)
        ):
            return last
    return at


def _acts(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb stands at a token: a known one, or one in -ed before a name or number ("fined Krikel")."""
    word = words[at].text
    fined = word.endswith("ed") and at + 1 < len(words) and words[at + 1].text[0].isalnum()
    return word in lexicon.words("bodies", "acts") or (fined and not words[at + 1].text[0].islower())


def _begun(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the noun that begins a body's name ends ("banque centrale", "rue"); `at` where none stands there.

    Some have other senses where no definite article stands before (bleu marine, police d'assurance).
    """
    if words[at].text in lexicon.words("bodies", "definite") and not (
        at and words[at - 1].text.casefold() in ("la", "le", "du", "au")
    ):
        return at
    for size in (4, 3, 2, 1):
        if any(phrase(words, at, size, fold=False) in lexicon.words("bodies", name) for name in ("before", "streets")):
            return at + size
    return at


def nation(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where an adjective of nationality that stands at a token ends; `at` where none does."""
    for size in (2, 1):
        if phrase(words, at, size) in nations(lexicon) and (lexicon.language == "fr" or words[at].text[0].isupper()):
            return at + size
    return at


def place(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a known place that begins at a token ends ("Arabie saoudite", "New York"); `at` where none does."""
    for size in (3, 2, 1):
        text = phrase(words, at, size, fold=False)
        if text in places(lexicon) or (text.isupper() and " " in text and text.title() in places(lexicon)):
            return at + size
    return at


def _bare(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return words[at].text.casefold() in lexicon.words("bodies", "bare")


def _the(words: Sequence[Token], at: int) -> bool:
    """Whether an article stands before a token: "the French state", not "Germany state and federal officials"."""
    return at > 0 and words[at - 1].text.casefold() == "the"


def free(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun is not itself the beginning of another ("state-owned", "government bonds")."""
    if at >= len(words):
        return True
    word = words[at].text
    return (not word[:1].isalnum() and word != "-") or word.casefold() in lexicon.words("bodies", "free")


def phrase(words: Sequence[Token], at: int, size: int, fold: bool = True) -> str:
    """The words of a range with a blank between each two, in lower case unless `fold` is false.

    A curly apostrophe is a straight one; the text is empty where the words end before.
    """
    if at + size > len(words):
        return ""
    text = ""
    for word in words[at : at + size]:
        text += (
            word.text
            if not text or text[-1] in APOSTROPHES or word.text in ("-",) or text[-1] == "-"
            else f" {word.text}"
        )
    text = text.replace("’", "'")
    return text.casefold() if fold else text


def institutional(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the words of a name hold such a noun, first or last; a city or canton is a place as well."""
    first = lexicon.words("bodies", "before") | lexicon.words("bodies", "kin_before")
    last = frozenset[str]().union(*(lexicon.words("bodies", name) for name in ("after", "kin_after", "after_place")))
    held = (
        bool({words[0], " ".join(words[:2])} & first)
        or words[-1].casefold() in last
        or " ".join(words[-2:]).casefold() in last
    )
    return len(words) > 1 and held and words[0] not in lexicon.words("bodies", "territories")
