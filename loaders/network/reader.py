"""The network's say on a part of a document: every pair of characters that a window holds, weighed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.cast import Cast, Character
from loaders.names import Name
from loaders.network.judge import Judgement, judge
from loaders.network.packing import Mention, Window, asked, windows
from loaders.network.weights import Weights, weights
from loaders.recording import codes
from loaders.tokens import Sentence
from ontology.schema import Ontology

DOUBT = 4.0
"""How far behind the likeliest code (log-probability) another may lie and still be tried."""
LEAST = -4.0
"""Log-odds below which nothing is reported."""
MOST = 40
"""Characters of a window that are paired, most mentioned first; a page with more is a list, not a story."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A relation between two characters as the network weighs it, with the mentions by which it does."""

    subject: Character
    relation: str
    object: Character
    logit: float
    statuses: Mapping[str, float]
    subject_at: Mention
    object_at: Mention


def weigh(
    text: str,
    sentences: Sequence[tuple[Sentence, Sequence[Name]]],
    cast: Cast,
    ontology: Ontology,
    among: Sequence[Character] = (),
) -> tuple[list[Weighed], list[tuple[Character, dict[str, float]]]]:
    """The best judgement of each pair and relation, and log-probabilities of the codes of each mention.

    With `among`, only these characters are paired, whatever their types.
    """
    only = {number for number, c in enumerate(cast.characters) if any(c is a for a in among)}
    number = {id(c): i for i, c in enumerate(cast.characters)}
    mentions = [Mention(n.start, n.end, number[id(cast.of[n])]) for _, names in sentences for n in names]
    places = [(s.start, s.end) for s, _ in sentences]
    network = weights()
    best: dict[tuple[int, str, int], Weighed] = {}
    kinds: list[tuple[Character, dict[str, float]]] = []
    for window in windows(text, places, mentions, network.encode):
        pairs = list(_given(window, only) if only else _pairs(window, cast.characters, ontology))
        judged, said = judge(window, pairs, network, LEAST)
        for mention, row in zip(window.mentions, said.tolist(), strict=True):
            kinds.append((cast.characters[mention.thing], dict(zip(network.codes, row, strict=True))))
        for judgement in judged:
            weighed = _weighed(judgement, window, cast.characters, network)
            key = (window.mentions[judgement.subject].thing, weighed.relation, window.mentions[judgement.object].thing)
            if key not in best or best[key].logit < weighed.logit:
                best[key] = weighed
    return [best[key] for key in sorted(best)], kinds


def _weighed(judgement: Judgement, window: Window, characters: Sequence[Character], network: Weights) -> Weighed:
    ends = window.mentions[judgement.subject], window.mentions[judgement.object]
    return Weighed(
        characters[ends[0].thing],
        judgement.relation,
        characters[ends[1].thing],
        judgement.logit,
        dict(zip(network.statuses, judgement.statuses, strict=True)),
        *ends,
    )


def _pairs(window: Window, characters: Sequence[Character], ontology: Ontology) -> Iterator[tuple[int, int]]:
    """The pairs of mentions to judge: those whose characters may be the ends of some relation."""
    by_thing = window.by_thing()
    ranked = sorted(by_thing, key=lambda t: (-len(by_thing[t]), by_thing[t][0]))[:MOST]
    possible = {thing: _codes(characters[thing]) for thing in ranked}
    ends = {(codes(r.domain, ontology), codes(r.range, ontology)) for r in ontology.relations.values()}
    for s in sorted(ranked):
        for o in sorted(ranked):
            if s != o and any(possible[s] & domain and possible[o] & range_ for domain, range_ in ends):
                yield from asked(window, by_thing[s], by_thing[o])


def _given(window: Window, only: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of mentions of given characters."""
    by_thing = window.by_thing()
    held = [thing for thing in by_thing if thing in only]
    for s in held:
        for o in held:
            if s != o:
                yield from asked(window, by_thing[s], by_thing[o])


def _codes(character: Character) -> frozenset[str]:
    """The codes that a character may have, by the votes of its names."""
    top = max(character.votes.values(), default=0.0)
    return frozenset({character.code} | {code for code, vote in character.votes.items() if vote > top - DOUBT})
