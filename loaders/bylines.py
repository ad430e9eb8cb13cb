"""Lines that say who wrote an article: a byline, and a note on its author."""

from __future__ import annotations

import re
from functools import cache

from loaders.lexicon import Lexicon, either

HEAD, FOOT = 3, 4
"""Lines from the beginning and from the end of an article among which such lines stand."""
LONGEST = 30
"""Words of the longest byline or note."""
_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_NAME = rf"{_WORD}(?:\s(?:(?:de|du|d['’]|van|von|der|den|di|da|le|la|el|al|bin|ben)\s?){{0,2}}{_WORD}){{1,4}}"


def writers(line: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """The names in a byline; None for any other line.

    What follows the names may tell their posts; a sentence that goes on after these is none.

    >>> from loaders.lexicon import lexicon
    >>> writers("By Jane Roe, chief executive of Roe Partners", lexicon("en"))
    ('Jane Roe',)
    >>> writers("By Jane Roe, chief executive of Roe, the fund was told of it.", lexicon("en")) is None
    True
    """
    match = _signed(lexicon).fullmatch(line.strip()) if len(line.split()) <= LONGEST else None
    if match is None:
        return None
    parts = [part.strip() for part in re.split(r"[,;|(–—]", match["rest"]) if part.strip(" ).")]
    post = _post(lexicon)
    if any(not post.match(part) and not part[0].isupper() for part in parts) or (parts and not post.match(parts[0])):
        return None
    return tuple(re.findall(_NAME, match["names"]))


def note(line: str, known: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a line tells what post or calling the author has, by that word or by a name of the byline.

    >>> from loaders.lexicon import lexicon
    >>> note("The author is managing director of Roe Partners.", (), lexicon("en"))
    True
    >>> note("Jane Roe is managing director of Roe Partners.", (), lexicon("en"))
    False
    >>> note("The authors are suing Roe Partners.", (), lexicon("en"))
    False
    """
    who = either((*lexicon.words("bylines", "authors"), *(name.casefold() for name in known)))
    being = either(lexicon.words("bylines", "being"))
    told = " ".join(line.replace("’", "'").split()).strip("*_ ").casefold()
    begun = re.match(rf"(?:{who})\s(?:{being})\s", told) if len(told.split()) <= LONGEST else None
    return begun is not None and _calling(lexicon).match(told, begun.end()) is not None


@cache
def _signed(lexicon: Lexicon) -> re.Pattern[str]:
    """A whole byline: names behind "by", and what else stands there."""
    by, joint = either(lexicon.words("bylines", "by")), either(lexicon.words("numbers", "joints"))
    names = rf"{_NAME}(?:(?:,|,?\s(?i:{joint})|\s&)\s{_NAME}){{0,3}}"
    return re.compile(rf"(?i:{by})\s(?P<names>{names})\s?(?P<rest>(?:[,;|(–—].*)?)")


@cache
def _post(lexicon: Lexicon) -> re.Pattern[str]:
    """What begins with a post or calling, at most four words before it ("the former chief executive")."""
    return re.compile(rf"(?i)(?:[\w'’-]+\s){{0,4}}?(?:{_posts(lexicon)})\b")


@cache
def _calling(lexicon: Lexicon) -> re.Pattern[str]:
    """What somebody is said to be: a post, one word before it ("senior partner"), or an article and at most three."""
    articles = either(lexicon.words("names", "determiners") | lexicon.words("peoples", "articles"))
    before = rf"(?:{articles})\s?(?:[\w'-]+\s){{0,3}}?|(?:[\w'-]+\s)?"
    return re.compile(rf"(?:{before})(?:{_posts(lexicon)})\b")


def _posts(lexicon: Lexicon) -> str:
    """A pattern for a post or calling."""
    table = "relations_of_people"
    callings = lexicon.nouns("bylines", "callings") | lexicon.nouns("nouns", "person") | lexicon.nouns(table, "roles")
    return either(word.casefold() for word in callings | lexicon.words(table, "posts"))
