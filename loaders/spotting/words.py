"""What a word is before any name is known: common in its language, or capital by rule."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from loaders.lexicon import Lexicon
from loaders.names import capital
from loaders.tokens import Token

LEGAL_ENDS = frozenset({"Co.", "Cos.", "Corp.", "Inc.", "Ltd.", "Pte.", "Pvt."})
"""Legal forms that end a name, and often a sentence with their full stop."""
MARKS = frozenset("®™©°№")
"""Symbols that hang on a word; other ones (■, ●, ✅) open an item."""
QUESTION = "Q."
"""What interviews write before a question; it has the shape of an initial."""
EXCHANGES = "PA|MI|MC|L|AS|DE|BR|LS|SW?|N|OQ?|K|T|HK|SS|SZ|TW|KS|KQ|NS|BO|AX|TO|ST|CO|HE|OL|VI|SI|SA|JO"
"""Where shares are traded, in the codes of Reuters: those that are no words behind a full stop (C3.AI)."""
PLURALS = frozenset(
    ["APIs", "ATMs", "CDs", "CEOs", "CFOs", "DVDs", "ETFs", "EVs", "IPOs", "MBAs", "NGOs", "PCs", "SMEs", "SUVs", "TVs"]
)
"""Common nouns' initials with a plural's s."""
OPENED = frozenset('«“„‹‘"')
"""Marks that open a quotation."""
COMMON = Path(__file__).resolve().parents[1] / "weights" / "words.json"


@cache
def everyday(language: str) -> frozenset[str]:
    """Words that articles of a language write in lower case (training/words.py)."""
    return frozenset(json.loads(COMMON.read_text(encoding="utf-8"))[language].split())


def common(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is one that the language writes in lower case."""
    word = words[at].text
    return word.casefold() in everyday(lexicon.language) or word in lexicon.words("names", "heads")


def coded(word: str) -> bool:
    """Whether a word is the code of a share, by an agency ("STLAM.MI", "F.N") or as an ISIN ("FR0000131104").

    >>> [coded(w) for w in ("STLAM.MI", "F.N", "2317.TW", "FR0000131104", "J.P", "S.A.", "A.B")]
    [True, True, True, True, False, False, False]
    """
    return bool(re.fullmatch(rf"[A-Z\d]{{2,8}}\.(?:{EXCHANGES})|[A-Z]\.[NO]|[A-Z]{{2}}[A-Z\d]{{9}}\d", word))


def party(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun with a capital is what a document calls a party: "the Company", "du Groupe", "la « Société »"."""
    if words[at].text.casefold() not in lexicon.words("names", "parties"):
        return False
    before = at - 1 - (at > 1 and words[at - 1].text in OPENED)
    after = [w.text for w in words[at + 1 : at + 3]]
    if before < 0 or words[before].text.casefold() not in lexicon.words("descriptions", "determiners"):
        return False
    if before and words[before].text[:1].isupper() and not opening(words, before):
        return False  # La Compagnie
    joined = after[:1] and after[0] in lexicon.words("bodies", "joints") and any(capital(w) for w in after[1:])
    return not joined and not any(capital(w) for w in after[:1])


def plural(words: Sequence[Token], at: int) -> bool:
    """Whether common initials in the plural stand at a token, which end no name ("Tiggo SUVs") nor begin one."""
    return words[at].text in PLURALS and not (at + 1 < len(words) and words[at + 1].text[:1].isupper())


def opening(words: Sequence[Token], at: int) -> bool:
    """Whether a token opens a sentence, a quotation, an item or a question ("Q. Who"), where capitals are a rule."""
    if at == 0 or (at == 1 and words[0].text == QUESTION):
        return True
    before = words[at - 1].text
    if before in LEGAL_ENDS or (unicodedata.category(before[-1]) == "So" and before not in MARKS):
        return True
    return before in '«“"—–-•:|*‘([→' and (at < 2 or before not in "-([")


def hyphen(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen at a token joins the words on its two sides, with no blanks."""
    return (
        at + 1 < len(words)
        and words[at].text == "-"
        and words[at - 1].end == words[at].start == words[at + 1].start - 1
    )


def prefixed(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen without blanks and a word in lower case stand at a token."""
    return hyphen(words, at) and words[at + 1].text.islower()


def cooperative(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the hyphen at a token stands in Co-op or Co-operative."""
    return words[at - 1].text == "Co" and words[at + 1].text in lexicon.words("names", "cooperatives")
