"""How often a round learns each article, by the letter of its file ("n" for "en-n3-017").

"0.1 gilmno=0.2 z=1.3": one article in ten once, of the files g to o one in five, of z all once and three in ten twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence

Shares = Mapping[str, float]
"""Times by letter; the empty one is for all others."""


def shares(written: Sequence[str]) -> Shares:
    """What is written as arguments: the number for all, then LETTERS=NUMBER.

    >>> dict(shares(["0.1", "yz=2"]))
    {'': 0.1, 'y': 2.0, 'z': 2.0}

    Raises:
        ValueError: the first is no number, or another has no "=".
    """
    pairs = [(letter, float(n)) for each in written[1:] for letters, n in [each.split("=")] for letter in letters]
    return {"": float(written[0]), **dict(pairs)}


def turns(article: str, times: Shares) -> int:
    """How often an article is learnt; the part of a whole number is drawn by its name, the same on every run.

    >>> [turns(f"en-n3-{number:03}", {"": 0.0, "n": 1.5}) for number in range(6)]
    [2, 2, 2, 2, 1, 1]
    """
    often = times.get(article.partition("-")[2][:1], times[""])
    return int(often + zlib.crc32(f"{article} {often}".encode()) / 2**32)
