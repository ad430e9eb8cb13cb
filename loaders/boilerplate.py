"""Lines of a page that are not prose: captions, links, share buttons, boxes."""

from __future__ import annotations

import re
from functools import cache

from loaders.bylines import FOOT, HEAD, note, writers
from loaders.lexicon import Lexicon

MENU = 1000
"""Code points of the longest menu; a longer line is text, a whole article without line ends even."""
LINE, LINK = 240, 160
"""Code points below which a line is page furniture, and a title in a list of other articles."""
HEADING = 3
"""Words that the heading of such a list has at most beside what tells it ("More from this section")."""


class Furniture:
    """Tells the lines of one page that are not prose, asked in their order."""

    def __init__(self, lines: int) -> None:
        """Before the first of a page's `lines` no list of other articles has begun, and nobody has signed."""
        self._listing = False
        self._lines, self._at = lines, -1
        self._writers: tuple[str, ...] = ()

    def holds(self, line: str, lexicon: Lexicon) -> bool:
        """Whether a line states nothing; titles under "Most read" and its like, up to the next prose, are such lines.

        >>> from loaders.lexicon import lexicon
        >>> page = ["Most read", "Bel buys MOM", "Is MOM for sale?", "Bel buys Boursin.", "MOM is sold"]
        >>> furniture = Furniture(len(page))
        >>> [furniture.holds(line, lexicon("en")) for line in page]
        [True, True, True, False, False]
        """
        self._at += 1
        if self._signs(line, lexicon):
            return True
        begun = self._listing
        self._listing = _heads(line, lexicon) or (begun and _titles(line))
        return self._listing or boilerplate(line, lexicon)

    def _signs(self, line: str, lexicon: Lexicon) -> bool:
        """Whether a line near the beginning or the end says who wrote the page."""
        foot = self._at >= self._lines - FOOT
        if not (self._at < HEAD or foot):
            return False
        found = writers(line, lexicon)
        self._writers = found or self._writers
        return found is not None or note(line, self._writers if foot else (), lexicon)


def boilerplate(line: str, lexicon: Lexicon) -> bool:
    """Whether a line states nothing: it begins like page furniture, or is a short menu.

    >>> from loaders.lexicon import lexicon
    >>> boilerplate("Read also: Bel buys MOM", lexicon("en")), boilerplate("Bel buys MOM.", lexicon("en"))
    (True, False)
    >>> boilerplate("(Reporting by A. Roe; editing by B. Doe)", lexicon("en"))
    True
    >>> boilerplate("Reporting by Bloomberg showed that Bel bought MOM.", lexicon("en"))
    False
    """
    folded = _folded(line)
    if len(folded) < LINE and (_begins("lines", lexicon).match(folded) or _points(folded, lexicon)):
        return True
    if len(folded) < LINE and _begins("credits", lexicon).match(folded):
        return line.strip()[0] in "([" or ";" in folded or bare(line)
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


@cache
def _begins(name: str, lexicon: Lexicon) -> re.Pattern[str]:
    """What begins like one of a list; of "lists" as whole words."""
    words = "|".join(map(re.escape, sorted(lexicon.words("boilerplate", name))))
    return re.compile(rf"(?:{words})\b" if name == "lists" else rf"(?:{words})")


def _points(folded: str, lexicon: Lexicon) -> bool:
    """Whether a line points to another article: "See also: ..."; with words before the colon, if it is no sentence."""
    begun = _begins("lists", lexicon).match(folded)
    more = re.match(r"((?: [^\s:,.]+){0,3}) ?:", folded[begun.end() :]) if begun else None
    return more is not None and (not more[1] or bare(folded))


def _heads(line: str, lexicon: Lexicon) -> bool:
    """Whether a line is no more than the heading of a list of other articles."""
    folded = _folded(line).rstrip(" :…")
    begun = _begins("lists", lexicon).match(folded)
    return begun is not None and bare(folded) and len(folded[begun.end() :].split()) <= HEADING


def _titles(line: str) -> bool:
    """Whether a line may be a title in a list: short, and no statement."""
    return len(line) < LINK and (bare(line) or line.rstrip()[-1:] in "?!…")


def bare(line: str) -> bool:
    """Whether a line has no sentence end: a headline, caption, list item or cell."""
    return not re.search(r"[.!?…:;][\"'”’»)\]\s]*$", line.strip())
