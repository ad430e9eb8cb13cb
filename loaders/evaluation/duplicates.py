"""Texts that share a skeleton: how alike two articles are once their names and numbers are masked.

Shingles and Jaccard's coefficient as in Broder, On the resemblance and containment of documents (1997);
every pair is compared, so nothing is estimated.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from loaders.evaluation.gold import GoldArticle

Shingle = tuple[str, ...]
"""Masked words in their order."""
WORDS = 3
"""Words in a shingle; at 3 a template filled with other names keeps over half of its shingles."""
ALIKE = 0.3
"""From here on two texts are reported as sharing a skeleton."""
STEPS = (0.02, 0.05, 0.1, 0.2, ALIKE)
CLAUSE = 8
"""A masked sentence of at least so many words that stands in two articles is reported."""
_TOKEN = re.compile(r"[^\W\d_]+|\d[\d.,  ]*")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles and the share of their masked shingles that both have, 0 to 1."""

    one: str
    other: str
    alike: float


@dataclass(frozen=True, slots=True)
class DuplicateReport:
    """The closest pairs, the distribution of each article's closest likeness, and shared sentences."""

    articles: int
    closest: tuple[Pair, ...]
    nearest: Mapping[str, float]
    """By article: its likeness to the article most like it."""
    sentences: Mapping[str, tuple[str, ...]]
    """Masked sentences that several articles share, with those articles."""

    @property
    def shared(self) -> tuple[Pair, ...]:
        """The pairs that share a skeleton."""
        return tuple(pair for pair in self.closest if pair.alike >= ALIKE)


def duplicates(articles: Iterable[GoldArticle], most: int = 20) -> DuplicateReport:
    """Every pair of articles of one language compared; `most` closest pairs are kept."""
    masked: dict[str, str] = {}
    languages: defaultdict[str, dict[str, frozenset[Shingle]]] = defaultdict(dict)
    for article in articles:
        masked[article.id] = mask(article)
        languages[article.language][article.id] = shingles(masked[article.id])
    nearest = dict.fromkeys(masked, 0.0)
    closest: list[Pair] = []
    for shingled in languages.values():
        names = list(shingled)
        best = np.zeros(len(names))
        for index, alike in enumerate(_likenesses(list(shingled.values()))):
            if not alike.any():
                continue
            best[: index + 1] = np.maximum(best[: index + 1], np.append(alike, alike.max()))
            worst = closest[-1].alike if closest and len(closest) == most else 0.0
            candidates = ((alike > 0) & (alike >= worst)).nonzero()[0]
            closest += [Pair(names[i], names[index], float(alike[i])) for i in candidates]
            closest = nsmallest(most, closest, key=lambda pair: (-pair.alike, pair.one, pair.other))
        nearest |= zip(names, best.tolist(), strict=True)
    return DuplicateReport(len(masked), tuple(closest), nearest, _sentences(masked.items()))


def mask(article: GoldArticle) -> str:
    """The text with each thing's names replaced by its type, in brackets."""
    names = {name: thing.type for thing in article.things for name in (*thing.also, thing.name)}
    if not names:
        return article.text
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return pattern.sub(lambda match: f"<{names[match[0]]}>", article.text)


def shingles(text: str) -> frozenset[Shingle]:
    """Every run of three words, numbers as one word.

    >>> sorted(shingles("Alpha bought 12 shops"))
    [('alpha', 'bought', '0'), ('bought', '0', 'shops')]
    """
    words = ["0" if token[0].isdigit() else token.casefold() for token in _TOKEN.findall(text)]
    return frozenset(tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1))


def table(report: DuplicateReport) -> str:
    """How many articles are how like the one most like them, as Markdown."""
    lines = ["| closest other article shares | articles |", "|---|---:|"]
    bounds = (0.0, *STEPS, 1.01)
    for low, high in pairwise(bounds):
        count = sum(low <= alike < high for alike in report.nearest.values())
        lines.append(f"| {low:.0%} to {min(high, 1):.0%} of its shingles | {count} |")
    return "\n".join(lines) + "\n"


def _likenesses(texts: Sequence[frozenset[Shingle]]) -> Iterator[NDArray[np.float64]]:
    """For each text in turn its likeness, 0 to 1, to each of those before it."""
    numbers: dict[Shingle, int] = {}
    numbered = [[numbers.setdefault(each, len(numbers)) for each in found] for found in texts]
    sizes = np.array([len(found) for found in texts])
    every = np.array([number for found in numbered for number in found], dtype=np.int64)
    holders = np.repeat(np.arange(len(texts)), sizes)[np.argsort(every, kind="stable")]
    starts = np.searchsorted(np.sort(every), np.arange(len(numbers))).tolist()
    ends = list(starts)
    for index, found in enumerate(numbered):
        before = [holders[starts[number] : ends[number]] for number in found if starts[number] < ends[number]]
        common = np.bincount(np.concatenate(before), minlength=index) if before else np.zeros(index)
        for number in found:
            ends[number] += 1
        yield common / np.maximum(sizes[:index] + len(found) - common, 1)


def _sentences(texts: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name, text in texts:
        for sentence in _SENTENCE.split(text):
            words = ["0" if token[0].isdigit() else token.casefold() for token in _TOKEN.findall(sentence)]
            if len(words) >= CLAUSE:
                holders[" ".join(words)].add(name)
    return {words: tuple(sorted(names)) for words, names in sorted(holders.items()) if len(names) > 1}
