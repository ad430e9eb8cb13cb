"""Lines of a page that are not prose: captions, links, share buttons, boxes."""

from __future__ import annotations

import re

from loaders.lexicon import Lexicon

MENU = 1000
"""Code points of the longest menu; a longer line is text, a whole article without line ends even."""
HEADING, LINK = 40, 160
"""Code points of the longest heading of a list of other articles, and of the longest title in one."""


class Furniture:
    """Tells the lines of one page that are not prose, asked in their order."""

    def __init__(self) -> None:
        """Before the first line no list of other articles has begun."""
        self._listing = False

    def holds(self, line: str, lexicon: Lexicon) -> bool:
        """Whether a line states nothing; titles under "Most read" and its like, up to the next prose, are such lines.

        >>> from loaders.lexicon import lexicon
        >>> page = ["Most read", "Bel buys MOM", "Bel buys Boursin.", "MOM is sold"]
        >>> furniture = Furniture()
        >>> [furniture.holds(line, lexicon("en")) for line in page]
        [True, True, False, False]
        """
        begun = self._listing
        self._listing = _heads(line, lexicon) or (begun and bare(line) and len(line) < LINK)
        return self._listing or boilerplate(line, lexicon)


def boilerplate(line: str, lexicon: Lexicon) -> bool:
    """Whether a line states nothing: it begins like page furniture, or is a short menu.

    >>> from loaders.lexicon import lexicon
    >>> boilerplate("Read also: Bel buys MOM", lexicon("en")), boilerplate("Bel buys MOM.", lexicon("en"))
    (True, False)
    """
    folded = _folded(line)
    starts = lexicon.words("boilerplate", "lines")
    if any(folded.startswith(start) for start in starts) and len(folded) < 240:
        return True
    if any(
        re.match(rf"{re.escape(start)}\b[^.:]*:", folded[:HEADING]) for start in lexicon.words("boilerplate", "lists")
    ):
        return len(folded) < 240
    if len(folded) < MENU and (folded.count("|") >= 2 or folded.count(" / ") >= 3 or folded.count(" · ") >= 2):
        return not re.search(r"[.!?]$", folded) or len(folded) < 120
    return bool(
        re.fullmatch(
            r"(?:https?://\S+|[\W\d_]+|(?:share|tweet|email|print|partager|imprimer|whatsapp|facebook|linkedin|x|[|·•,\s])+)",
            folded,
        )
    )


def _folded(line: str) -> str:
    """A line as the lists of page furniture have it."""
    spaced = re.sub(r"[\s\u00a0\u202f]+", " ", line.strip().casefold())
    return spaced.replace("’", "'").lstrip("►▶→•*>»›■▪●·(-–— |")


def _heads(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is no more than the heading of a list of other articles."""
    folded = _folded(line).rstrip(" :…")
    starts = lexicon.words("boilerplate", "lists")
    return (
        len(folded) < HEADING and bare(folded) and any(re.match(rf"{re.escape(start)}\b", folded) for start in starts)
    )


def bare(line: str) -> bool:
    """Whether a line has no sentence end: a headline, caption, list item or cell."""
    return not re.search(r"[.!?…:;][\"'”’»)\]\s]*$", line.strip())
