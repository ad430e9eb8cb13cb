"""Where the names of public bodies end, which hold common words and small ones: an exchange, an agency, a ministry."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital
from loaders.spotting.bodies import nation
from loaders.spotting.words import common, party
from loaders.tokens import Token

ADJECTIVE = re.compile(r"^[a-zà-ÿ]{3,}(?:iers?|ières?|iels?|ielles?|aux|ales?|aires?|ifs|ives?|tiques?)$")
"""How a French adjective ends that a verb or noun after a noun seldom does."""


WIDE = re.compile(r"^[a-zà-ÿ]{3,}(?:iques?|ils?|iles?|oles?|ains?|aines?)$")
"""Further endings of adjectives, before a nationality or "de" and a name: Groupe chimique tunisien."""


MAKING = frozenset(["fabrique", "applique", "explique", "indique", "pratique", "revendique", "communique", "implique"])
"""Verbs that end as adjectives do."""


def institution(words: Sequence[Token], first: int, found: Entities, lexicon: Lexicon) -> int:
    """Where a body's name with common words ends ("Agence nationale des fréquences", "Bourse suisse")."""
    word, lists = words[first].text, ("offices", "national", "undertakings", "firms")
    if word not in lexicon.words("names", "heads") and not any(word in lexicon.words("bodies", n) for n in lists):
        return first
    last = first + 1
    while last < len(words):
        after = nation(words, last, lexicon)
        if after == last and not _adjective(words, first, last, lexicon):
            break
        last = max(last + 1, after)
    last = _field(words, last, lexicon)
    ends = [b for a, b, label in found.spans if a <= first < b and label == "ORG"]
    if party(words, first, lexicon) and not _described(words, first + 1, lexicon):  # "Le Groupe fabrique"
        ends = [end for end in ends if any(capital(w.text) for w in words[first + 1 : end])]
    return max([last, *(_trimmed(words, first, min(end, _comma(words, first)), lexicon) for end in ends)])


def _described(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether an adjective stands behind a body's noun, as in "Banque mondiale" and "Fonds stratégique"."""
    word = words[at].text if at < len(words) else ""
    adjective = _adjectival(word, lexicon) or WIDE.search(word) is not None or nation(words, at, lexicon) > at
    return adjective and word not in MAKING


def _trimmed(words: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> int:
    """The end of what the recogniser sees, without small words and numbers ("Caisse des dépôts 33 %")."""
    small = lexicon.words("names", "starters")
    while end > first + 1 and (words[end - 1].text in small or not words[end - 1].text[0].isalpha()):
        end -= 1
    return end


def _comma(words: Sequence[Token], first: int) -> int:
    """Where the first comma stands after which no capital goes on ("Office des eaux, autorité"), else the end."""
    return next(
        (i for i in range(first, len(words) - 1) if words[i].text == "," and not capital(words[i + 1].text)),
        len(words),
    )


def _adjective(words: Sequence[Token], first: int, at: int, lexicon: Lexicon) -> bool:
    """Whether an adjective of bodies stands at a token, or one of a firm's field ("Entreprise portuaire de")."""
    if words[at].text in lexicon.words("bodies", "adjectives"):
        return True
    if not any(words[first].text in lexicon.words("bodies", name) for name in ("undertakings", "firms")):
        return False
    after = [w.text.replace("’", "'") for w in words[at + 1 : at + 3]]
    joint = after[:1] and (after[0] in ("de", "des", "du", "d'") or after[0] in lexicon.words("bodies", "adjectives"))
    if joint and _adjectival(words[at].text, lexicon):
        return True
    sure = nation(words, at + 1, lexicon) > at + 1 or (
        len(after) > 1 and after[0] in ("de", "du") and capital(after[1])
    )
    return lexicon.language == "fr" and sure and WIDE.search(words[at].text) is not None


def _adjectival(word: str, lexicon: Lexicon) -> bool:
    """Whether a French word looks like an adjective and is no verb of saying."""
    return ADJECTIVE.search(word) is not None and word not in lexicon.verbs("stance", "speakers")


def _field(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where the field of a French authority ends, in lower case ("des marchés financiers", "de dépôt et placement")."""
    lists = (("bodies", "offices"), ("bodies", "adjectives"), ("bodies", "undertakings"))
    if lexicon.language != "fr" or not any(words[at - 1].text in lexicon.words(*each) for each in lists):
        return at
    noun = at
    while (
        noun < len(words)
        and noun - at < 2
        and words[noun].text.replace("’", "'") in ("de", "des", "du", "d'", "la", "l'")
    ):
        noun += 1
    if noun == at or noun >= len(words) or not words[noun].text.islower() or len(words[noun].text) < 4:
        return at
    if words[noun].text in lexicon.words("bodies", "inner"):
        return at
    last = noun + 1
    if (
        last + 1 < len(words)
        and words[last].text == "et"
        and words[last + 1].text.islower()
        and len(words[last + 1].text) > 3
    ):
        last += 2
    while last < len(words) and _adjectival(words[last].text, lexicon):
        last += 1
    return last


def twofold(words: Sequence[Token], first: int, at: int, small: int, found: Entities, lexicon: Lexicon) -> int:
    """Where a body of two fields goes on after "and" ("the Food and Drug Administration"), else `at`.

    "Target and Federal Trade Commission" are two: an article stands before the one body, or the recogniser sees one.
    """
    last = small
    while last < len(words) and last - small < 4 and capital(words[last].text):
        last += 1
    ends = [i for i in range(small + 1, last) if words[i].text in lexicon.words("bodies", "offices")]
    if not ends or not common(words, at - 1, lexicon):
        return at
    article = "the" in (words[first].text.casefold(), words[max(first - 1, 0)].text.casefold())
    return ends[-1] + 1 if article or found.covers(at - 1, ends[-1] + 1) else at
