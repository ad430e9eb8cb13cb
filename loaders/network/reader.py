"""The network's say on a document: every pair of characters that a window holds, weighed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from loaders.cast import Cast, Character
from loaders.network.judge import Judgement, judge
from loaders.network.weights import weights
from loaders.network.windows import Span, windows
from loaders.names import Name
from loaders.recording import codes
from loaders.tokens import Sentence
from ontology.schema import Ontology

DOUBT = 1.0
"""Log-probability that a type may be behind the likeliest and still be tried in a slot."""
LEAST = -6.0
"""Margins below this are not reported: nothing asks for them."""
MOST = 60
"""Characters of a window that are paired, most mentioned first; a page with more is a list, not a story."""


def judgements(text: str, sentences: Sequence[tuple[Sentence, Sequence[Name]]], cast: Cast, ontology: Ontology) -> Iterator[Judgement]:
    """Judgements with characters by number in `cast`, sentences by number in `sentences`; best of each window."""
    number = {id(c): i for i, c in enumerate(cast.characters)}
    spans = [Span(n.start, n.end, number[id(cast.of[n])], cast.of[n].code) for _, names in sentences for n in names]
    places = [(s.start, s.end) for s, _ in sentences]
    best: dict[tuple[int, str, int], Judgement] = {}
    for window in windows(text, places, spans, weights().encode):
        tried = _tried(window.things, [len(m) for m in window.mentions], cast.characters, ontology)
        for judgement in judge(window, weights(), tried, LEAST):
            key = (judgement.subject, judgement.relation, judgement.object)
            if key not in best or best[key].margin < judgement.margin:
                best[key] = judgement
    yield from (best[key] for key in sorted(best))


def _tried(
    things: Sequence[int], counts: Sequence[int], characters: Sequence[Character], ontology: Ontology
) -> list[tuple[int, int, tuple[int, ...]]]:
    """Pairs by place in the window, with the numbers of the relations that their types allow."""
    ranked = sorted(range(len(things)), key=lambda i: (-counts[i], i))[:MOST]
    possible = {i: _codes(characters[things[i]]) for i in ranked}
    ends = []
    for index, name in enumerate(weights().relations):
        if name in ontology.relations:
            relation = ontology.relations[name]
            ends.append((index, codes(relation.domain, ontology), codes(relation.range, ontology)))
    tried = []
    for s in sorted(ranked):
        for o in sorted(ranked):
            fitting = tuple(i for i, domain, range_ in ends if s != o and possible[s] & domain and possible[o] & range_)
            if fitting:
                tried.append((s, o, fitting))
    return tried


def _codes(character: Character) -> frozenset[str]:
    top = max(character.votes.values(), default=0.0)
    return frozenset({character.code} | {code for code, vote in character.votes.items() if vote > top - DOUBT})


def confidence(margin: float) -> float:
    """The share of judgements with such a margin that are right, by a logistic fit on the development articles."""
    return 1 / (1 + math.exp(-(SLOPE * margin + OFFSET)))


SLOPE, OFFSET = 0.6, 0.2
