"""Codes of shares, and the exchanges that they stand behind: no names of companies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.tokens import Token

CODE = r"(?!(?:ISIN|LEI|SEDOL|CUSIP|APE|NAF|QR)\b)[A-Z\d]{1,6}(?:\.[A-Z]{1,3})?"
"""A share's code as exchanges write it; words for other numbers are none."""


def exchange(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is one of an exchange, by a word of it: an abbreviation that quoting services use, or "Bourse".

    >>> from loaders.lexicon import lexicon
    >>> [exchange(n, lexicon("en")) for n in ("NYSE", "Euronext Growth", "London Stock Exchange", "Sephora")]
    [True, True, True, False]
    """
    return not lexicon.words("names", "exchanges").isdisjoint(re.findall(r"\w+", name.casefold()))


def quoted(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a share's code stands at a token: behind its exchange in brackets, or behind a word for such a code.

    "(NYSE: EL)", "under the symbol CRL", "mnémonique : ALHEM".
    """
    if not re.fullmatch(CODE, words[at].text):
        return False
    colon = at > 1 and words[at - 1].text == ":"
    before = words[at - 2 if colon else at - 1].text.casefold() if at else ""
    if before in lexicon.words("numbers", "codes"):
        return True
    if before in ("code", "symbol", "symbole") and not colon and at > 1:
        return words[at - 2].text.casefold() in ("the", "le", "its", "son")
    opened = next((i for i in range(at - 2, max(at - 8, -1), -1) if words[i].text in ("(", ",", ";")), None)
    return colon and opened is not None and exchange(" ".join(w.text for w in words[opened + 1 : at - 1]), lexicon)
