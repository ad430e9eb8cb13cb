"""Where an article names both ends of a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.evaluation.gold import GoldArticle, Triple
from loaders.evaluation.matching import Names, fold
from loaders.lexicon import LANGUAGES
from loaders.tokens import paragraphs, sentences

WORD = re.compile(r"\w+")
LEGAL = 3
"""Words that a name in an article may have beside those by which it is compared: articles, legal forms."""
PARTED = " … "


def naming(article: GoldArticle, triple: Triple) -> str:
    """The first sentence that names both ends, by any of their names, else the nearest two that name one each.

    Where one end has no name in the article, the first sentence that names the other; nothing where neither has.
    """
    names, told = Names(article), list(_sentences(article))
    ends = (triple.subject, triple.object)
    one, other = ([i for i, sentence in enumerate(told) if _named(end, sentence, names)] for end in ends)
    if not (one and other):
        return told[min(one + other)] if one or other else ""
    pairs = ((abs(i - j), min(i, j), max(i, j)) for i in one for j in other)
    _, first, last = min(pairs)
    return told[first] if first == last else PARTED.join((told[first], told[last]))


def _sentences(article: GoldArticle) -> Iterator[str]:
    """The article cut as reading cuts it, headlines and captions too; in the first of LANGUAGES if it is in none."""
    language = article.language if article.language in LANGUAGES else LANGUAGES[0]
    for number, (offset, line) in enumerate(paragraphs(article.text)):
        for each in sentences(line, offset, number, language):
            yield article.text[each.start : each.end]


def _named(end: str, sentence: str, names: Names) -> bool:
    """Whether words of a sentence, the first of them no plain word, are a name of an end as the score compares it."""
    words = WORD.findall(sentence)
    plain = end == end.casefold()
    starts = [i for i, word in enumerate(words) if plain or word != word.casefold() or word[0].isdigit()]
    longest = max(map(len, (fold(end), *names.others(end)))) + LEGAL
    return any(names.same(end, " ".join(words[i : i + size])) for i in starts for size in range(1, longest + 1))
