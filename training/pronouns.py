"""Whom pronouns of training articles mean, as far as the facts tell: the gold does not list them.

A pronoun is taken for the one character of fitting type that was mentioned shortly before and holds a fact with another
one of the sentence; for nobody where there is none, or several, or where that one was named in an earlier sentence only
and another that fits stands before the pronoun in its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from loaders.character import ORG, PER, PRO
from loaders.network.packing import NOBODY

REACH = 4
"""Sentences before a pronoun's own in which its character must have been mentioned."""
Place = tuple[int, int]


def meant(
    pronouns: Sequence[tuple[Place, Collection[str]]],
    sentences: Sequence[Place],
    mentions: Sequence[tuple[Place, int]],
    codes: Sequence[str],
    facts: Collection[tuple[int, int]],
) -> Iterator[tuple[Place, int, int]]:
    """Each pronoun's place, its character by the facts, and the last one mentioned that fits; NOBODY for none.

    `pronouns` come with the codes they may stand for, `mentions` with their character, whose codes are `codes`;
    `facts` are pairs of characters that some fact joins.
    """
    joined = {*facts, *((o, s) for s, o in facts)}
    within: Mapping[int, list[tuple[int, int]]] = {
        n: [(a, who) for (a, _), who in mentions if start <= a < end] for n, (start, end) in enumerate(sentences)
    }
    for (start, end), allowed in pronouns:
        here = next((n for n, (a, b) in enumerate(sentences) if a <= start < b), None)
        if here is None:
            continue
        own = {who for _, who in within[here]}
        earlier = {who for at, who in within[here] if at < start}
        recent = {who for n in range(max(0, here - REACH), here) for _, who in within[n]} - (own - earlier)
        possible = [
            who
            for who in sorted(recent | earlier)
            if codes[who] in allowed and any((who, other) in joined for other in own - {who})
        ]
        between = {who for who in earlier if codes[who] in allowed}
        told = len(possible) == 1 and (possible[0] in earlier or not between)
        before = [(at, who) for n in range(max(0, here - REACH), here + 1) for at, who in within[n] if at < start]
        _, last = max(((at, who) for at, who in before if codes[who] in allowed), default=(0, NOBODY))
        yield (start, end), possible[0] if told else NOBODY, last


def fitting(form: str, language: str) -> Collection[str]:
    """The codes that a pronoun may stand for."""
    if language != "en":
        return (ORG, PER, PRO)
    if form in ("it", "its", "itself"):
        return (ORG, PRO)
    return (ORG, PER) if form.startswith("the") else (PER,)
