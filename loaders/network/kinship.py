"""How the words of a sentence stand to one another in its tree: what the network is told of grammar.

Every piece of a window learns its word's dependency, and attends more or less to another piece by how their
words are akin (a learnt weight for each head of attention). A pair of mentions is told how far its two words
are from the nearest word above both.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

KIN = 10
"""Ways in which another word may be akin.

0: it stands in another sentence; 1: it is the word itself; 2: the head; 3: a dependent; 4: the head's head; 5: a
dependent's dependent; 6: another dependent of the head; 7: further above; 8: further below; 9: elsewhere in the
sentence.
"""
NEAR = 4
"""Steps in a tree from which it is all the same."""
PATHS = (NEAR + 1) ** 2 + 1
"""Ways from a word over the nearest above both to another: steps up, steps down; the last where there is none."""


def chains(heads: Sequence[int]) -> list[list[int]]:
    """For each word itself, its head, that one's head, and so on to the root, which is its own head."""
    found: list[list[int]] = []
    for word in range(len(heads)):
        chain = [word]
        while heads[chain[-1]] != chain[-1] and len(chain) <= len(heads):
            chain.append(heads[chain[-1]])
        found.append(chain)
    return found


def kin(nodes: Sequence[int], heads: Sequence[int]) -> NDArray[np.uint8]:
    """[pieces, pieces]: how the second's word is akin to the first's; nodes are the pieces' words, -1 for none."""
    total = len(heads)
    table = np.zeros((total + 1, total + 1), np.uint8)  # the last row and column are of no word
    above = chains(heads)
    roots = np.array([chain[-1] for chain in above], int)
    table[:total, :total][roots[:, None] == roots[None]] = 9
    under = np.array(heads, int)
    table[:total, :total][(under[:, None] == under[None]) & (under != np.arange(total))[:, None]] = 6
    for word, chain in enumerate(above):
        for steps, other in enumerate(chain):
            up, down = ((1, 1), (2, 3), (4, 5))[steps] if steps < 3 else (7, 8)
            table[word, other], table[other, word] = up, down
    at = np.array(nodes, int)
    return np.asarray(table[at[:, None], at[None]])


def planes(akin: NDArray[np.uint8]) -> NDArray[np.float32]:
    """[KIN, 1, n, pieces] of 0 and 1 from numbers of kinship [n, pieces]; kinship 0 is not told."""
    kinds = np.arange(KIN, dtype=np.uint8)[:, None, None]
    told = (akin[None] == kinds) & (kinds > 0)
    return np.asarray(told[:, None], dtype=np.float32)


def path(one: int, other: int, above: Sequence[Sequence[int]]) -> int:
    """The number of the way from one word to another, over `chains`; -1 is no word."""
    if one < 0 or other < 0 or above[one][-1] != above[other][-1]:
        return PATHS - 1
    for down, word in enumerate(above[other]):
        if word in above[one]:
            return min(above[one].index(word), NEAR) * (NEAR + 1) + min(down, NEAR)
    return PATHS - 1
