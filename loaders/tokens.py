"""A text as paragraphs, sentences and tokens, each with its place in code points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBER = r"\d+(?:[.,\u00a0\u202f\u2009]\d+)*(?:(?:st|nd|rd|th|er|ème|e)?(?!\w)|(?=(?:bn|mn|mln|tn|m|k)\b|M€|Mds?\b))"
NOT_NAMES = "The|An?|It|He|She|We|They|But|And|In|On|At|For|Les?|La|Un|Une|Des|Ils?|Elles?|Mais|Et|En|Au"
OPENERS = frozenset(["The", "It", "Its", "He", "She", "They", "In", "Each", "Le", "La", "Les", "Il", "Ils", "Elle"])
"""Words that open a sentence after an abbreviation's full stop: names seldom hold them."""
INITIAL = rf"\b[A-Z]\.(?=\s(?:[A-Z]\.|&|(?!(?:{NOT_NAMES})\b)[A-Z][\w'’-]))"
"""An initial before the rest of a name, so that its full stop ends no sentence."""
CODE = r"\b\d{4,6}\.[A-Z]{1,3}\b"
"""A share's code by which agencies call it, where digits begin it ("2317.TW")."""
SLUG = (
    r"(?:BRIEF|(?:RPT-)?UPDATE|RPT|EXCLUSIVE|ANALYSIS|WRAPUP|CORRECTED|REFILE|FACTBOX|TIMELINE|BREAKINGVIEWS"
    r"|EXCLUSIF|EXCLU|LEAD(?= \d)|ENCADRÉ|PRÉCISION|CORRIGÉ|SYNTHÈSE)(?:\s\d)?"
)
"""What agencies write before a headline, joined to it by a hyphen ("BRIEF-Tesla sues", "UPDATE 1-Tesla sues")."""
FRENCH = re.compile(
    rf"{CODE}|^{SLUG}(?=-[A-ZÀ-Þ])|\b[Ee]x(?=-[A-ZÀ-Þ])|(?i:aujourd['’]hui|presqu['’]île|(?:jusqu|lorsqu|puisqu|quoiqu|qu|[ldjmtsnc])['’](?=\w))|{NUMBER}|{INITIAL}"
    r"|\b[AIK]/S\b|(?:[A-Z]\.){2,}|\b(?:M|Mme|Dr|St|S\.p\.A|Inc|Corp|Ltd|Co|Chr)\.(?!\w)|\w+(?:[-.&’']\w+)*\+?|[^\w\s]"
)
ENGLISH = re.compile(
    rf"{CODE}|^{SLUG}(?=-[A-Z])|\b(?:Ex|Former)(?=-[A-Z])|{NUMBER}|{INITIAL}|\b[AIK]/S\b|(?:[A-Z]\.){{2,}}[A-Z]?|\b(?:Mr|Mrs|Ms|Dr|St|S\.p\.A|Inc|Corp|Ltd|Pvt|Pte|Co|Cos|Bros|Sen|Rep|Gov|Jr|Sr|No|Wm|Chr)\.(?!\w)"
    r"|[A-Z]{0,3}\$|['’](?:s|re|ve|ll|d|m|S)\b|n['’]t\b|\w+?(?=n['’]t\b)"
    r"|[A-Z0-9]\w*(?:[-.&]\w*[A-Z]\w*)+|[a-z]+(?:-[a-z]+)+|\w+(?:(?:[.&]|[’'](?!(?:s|re|ve|ll|d|m|t|S)\b))\w+)*\+?|[^\w\s]"
)
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "inc",
        "corp",
        "ltd",
        "co",
        "no",
        "vs",
        "jr",
        "sr",
        "approx",
        "m",
        "mme",
        "mm",
        "mlle",
        "etc",
        "art",
        "av",
        "cf",
        "env",
        "éd",
        "ex",
        "min",
        "max",
        "p",
        "n°",
        "s.a",
        "u.s",
        "u.k",
    ]
)
PARAGRAPH = re.compile(r"[^\n\r]+")
CLOSING = ("»", "”", '"', "’", ")")
LONGEST = 600
"""Tokens after which a sentence is cut, so that one endless line is read in bounded memory."""


@dataclass(frozen=True, slots=True)
class Token:
    """One token and its place in the text (code points, end exclusive)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: tokens and the paragraph (from 0) it stands in."""

    tokens: tuple[Token, ...]
    paragraph: int

    @property
    def start(self) -> int:
        """Where the first token begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where the last token ends."""
        return self.tokens[-1].end


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, with its offset."""
    for match in PARAGRAPH.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


def tokens(line: str, offset: int, language: str) -> Iterator[Token]:
    """The tokens of a line, in order, in the manner of the treebank of its language.

    >>> [t.text for t in tokens("L'Oréal n'a pas racheté Mercedes-Benz.", 0, "fr")]
    ["L'", 'Oréal', "n'", 'a', 'pas', 'racheté', 'Mercedes-Benz', '.']
    >>> [t.text for t in tokens("Lyon-based Bel didn't pay $4.2bn.", 0, "en")]
    ['Lyon', '-', 'based', 'Bel', 'did', "n't", 'pay', '$', '4.2', 'bn', '.']
    """
    for match in (FRENCH if language == "fr" else ENGLISH).finditer(line):
        yield Token(match[0], offset + match.start(), offset + match.end())


def sentences(line: str, offset: int, paragraph: int, language: str) -> Iterator[Sentence]:
    """The sentences of a line: cut at end marks that are followed by a new start.

    >>> [len(s.tokens) for s in sentences("Mr. Li left. He founded Bel Inc. in May.", 0, 0, "en")]
    [4, 7]
    """
    held: list[Token] = []
    found = list(tokens(line, offset, language))
    for index, token in enumerate(found):
        held.append(token)
        after = found[index + 1] if index + 1 < len(found) else None
        if after is None or _ends(held, after, line, offset) or len(held) >= LONGEST:
            yield Sentence(tuple(held), paragraph)
            held = []


def _ends(held: list[Token], after: Token, line: str, offset: int) -> bool:
    last = held[-1]
    gap = line[last.end - offset : after.start - offset]
    if after.text in CLOSING and (not gap or after.text == "»"):
        return False
    if last.text in CLOSING and len(held) > 1 and held[-2].text in (".", "!", "?", "…"):
        return bool(gap) and _opens(after.text) and last.text != ")"
    if last.text in ("!", "?", "…") or (last.text == "." and len(held) > 1):
        before = held[-2].text.casefold() if len(held) > 1 else ""
        if last.text == "." and (before in ABBREVIATIONS or (len(before) == 1 and before.isalpha())):
            return False
        if not gap:
            return last.text == "." and after.text[:1].isupper() and before.isalpha() and len(before) > 3
        return _opens(after.text)
    if (
        last.text.endswith(".")
        and len(last.text) > 1
        and last.text.casefold().rstrip(".") not in ("mr", "mrs", "ms", "dr", "m", "mme", "st")
    ):
        return after.text in OPENERS
    return last.text == ";"


def _opens(text: str) -> bool:
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in "«“\"'‘(—–-•[" or not text[:1].isascii()
