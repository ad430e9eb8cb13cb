"""Texts that share a skeleton: how alike two articles are once their names and numbers are masked.

Shingles and Jaccard's coefficient as in Broder, On the resemblance and containment of documents (1997);
with a thousand short texts every pair is compared, so nothing is estimated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from loaders.evaluation.gold import GoldArticle

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
    masked = {article.id: (article.language, mask(article)) for article in articles}
    shingled = {name: (language, shingles(text)) for name, (language, text) in masked.items()}
    nearest = dict.fromkeys(masked, 0.0)

    def weighed() -> Iterator[tuple[float, str, str]]:
        for alike, one, other in _pairs(shingled):
            nearest[one] = max(nearest[one], alike)
            nearest[other] = max(nearest[other], alike)
            yield -alike, one, other

    closest = tuple(Pair(one, other, -unlike) for unlike, one, other in nsmallest(most, weighed()))
    texts = [(name, text) for name, (_, text) in masked.items()]
    return DuplicateReport(len(masked), closest, nearest, _sentences(texts))


def mask(article: GoldArticle) -> str:
    """The text with each thing's names replaced by its type, in brackets."""
    names = {name: thing.type for thing in article.things for name in (*thing.also, thing.name)}
    if not names:
        return article.text
    longest = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    return pattern.sub(lambda match: f"<{names[match[0]]}>", article.text)


def shingles(text: str) -> frozenset[tuple[str, ...]]:
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


def _pairs(shingled: Mapping[str, tuple[str, frozenset[tuple[str, ...]]]]) -> Iterator[tuple[float, str, str]]:
    """Every two articles of one language that share a shingle, the earlier first, with their likeness."""
    holders: defaultdict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for name, (language, found) in shingled.items():
        common: Counter[str] = Counter()
        for shingle in found:
            held = holders[language, shingle]
            common.update(held)
            held.append(name)
        for other, count in common.items():
            yield count / (len(found) + len(shingled[other][1]) - count), other, name


def _sentences(texts: Sequence[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name, text in texts:
        for sentence in _SENTENCE.split(text):
            words = ["0" if token[0].isdigit() else token.casefold() for token in _TOKEN.findall(sentence)]
            if len(words) >= CLAUSE:
                holders[" ".join(words)].add(name)
    return {words: tuple(sorted(names)) for words, names in sorted(holders.items()) if len(names) > 1}
