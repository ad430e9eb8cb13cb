"""Where words stand in a text, whatever blanks and quotation marks they were copied with."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left

from loaders.said import Place

MARKS = re.compile(r"[\s\"«»“”„‟]+")
"""What is left out on both sides: blanks, and marks that quote."""
APOSTROPHES = str.maketrans(dict.fromkeys("‘’‚‛‹›`´ʼ", "'"))


def bare(words: str) -> str:
    """The words as they are compared.

    >>> bare("« L’Oréal »\\u00a0buys"), bare('"L\\'Oréal" buys')
    ("L'Oréalbuys", "L'Oréalbuys")
    """
    return MARKS.sub("", words).translate(APOSTROPHES)


class Places:
    """A text in which words are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._bare = bare(text)
        self._at = array("I", (i for run in re.finditer(r"[^\s\"«»“”„‟]+", text) for i in range(*run.span())))
        """Of each code point of the bare text, its offset in the text."""

    def find(self, words: str, start: int = 0, end: int | None = None) -> Place | None:
        """The first place between two offsets where the words stand, as whole words; None where they do not.

        >>> Places("Said “Bel\\n owns it”, the Belgian.").find('Bel owns')
        (6, 15)
        """
        wanted = bare(words)
        if not any(map(str.isalnum, wanted)):
            return None
        low = bisect_left(self._at, start)
        high = len(self._at) if end is None else bisect_left(self._at, end)
        at = self._bare.find(wanted, low, high)
        while at >= 0:
            place = self._at[at], self._at[at + len(wanted) - 1] + 1
            if self._whole(*place):
                return place
            at = self._bare.find(wanted, at + 1, high)
        return None

    def _whole(self, start: int, end: int) -> bool:
        """Whether no letter or digit goes on at either side."""
        return not (
            (start > 0 and self.text[start - 1].isalnum() and self.text[start].isalnum())
            or (end < len(self.text) and self.text[end].isalnum() and self.text[end - 1].isalnum())
        )
