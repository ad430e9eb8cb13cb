"""Lines of a page that are not prose: captions, links, share buttons, boxes."""

from __future__ import annotations

import re

from loaders.lexicon import Lexicon

MENU = 1000
"""Code points of the longest menu; a longer line is text, a whole article without line ends even."""


def boilerplate(line: str, lexicon: Lexicon) -> bool:
    """Whether a line states nothing: it begins like page furniture, or is a short menu.

    >>> from loaders.lexicon import lexicon
    >>> boilerplate("Read also: Bel buys MOM", lexicon("en")), boilerplate("Bel buys MOM.", lexicon("en"))
    (True, False)
    """
    folded = re.sub(r"[\s\u00a0\u202f]+", " ", line.strip().casefold()).replace("’", "'").lstrip("►▶→•*>-–— |")
    starts = lexicon.words("boilerplate", "lines")
    if any(folded.startswith(start) for start in starts) and len(folded) < 240:
        return True
    if len(folded) < MENU and (folded.count("|") >= 2 or folded.count(" / ") >= 3 or folded.count(" · ") >= 2):
        return not re.search(r"[.!?]$", folded) or len(folded) < 120
    return bool(
        re.fullmatch(
            r"(?:https?://\S+|[\W\d_]+|(?:share|tweet|email|print|partager|imprimer|whatsapp|facebook|linkedin|x|[|·•,\s])+)",
            folded,
        )
    )


def bare(line: str) -> bool:
    """Whether a line has no sentence end: a headline, caption, list item or cell."""
    return not re.search(r"[.!?…:;][\"'”’»)\]\s]*$", line.strip())
