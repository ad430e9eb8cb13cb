"""What patterns and network say of each fact, put together; how much to believe it is weighed in `odds`."""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from loaders.network.reader import Weighed, Weighing
from loaders.said import Said
from loaders.status.marks import ABANDONED
from ontology.schema import Ontology, Relation

Key = tuple[int, str, int]
"""A subject, a relation, an object: characters by identity, those of a symmetric relation in one order."""
UNSEEN = -5.0
"""The log-odds of what the network did not report, or was spared (gate.py), and the least that any fact has."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What both say of one fact, and its status.

    `logit` is the network's log-odds, the mean of both ways of a symmetric relation; None where it has no say: it
    never learnt the relation, or was not asked about the pair. `patterns` are what patterns say of it, the surest
    first; several where they bind other products or places. `score` are the log-odds that it is right, infinite where
    patterns alone have a say.
    """

    key: Key
    logit: float | None
    status: str
    weighed: Weighed | None
    patterns: tuple[Said, ...] = ()
    score: float = math.inf


def opinions(
    weighing: Weighing, said: Sequence[Said], ontology: Ontology, learnt: Container[str], stance: float
) -> Iterator[Opinion]:
    """Every fact that either speaks of.

    `learnt` are the relations that the network knows; `stance` is what a pattern's status is worth, in
    log-probability, against the network's. A pattern that finds an event to have failed is told so by a word for that
    which the event stands under, and has the last word: the network takes a bid that "foundered" for one that is on.
    """
    by_pattern: dict[Key, list[Said]] = {}
    for each in said:
        by_pattern.setdefault(each.key, []).append(each)
    by_network: dict[Key, list[Weighed]] = {}
    for one in weighing.found:
        by_network.setdefault(_key(one, ontology.relations[one.relation]), []).append(one)
    for key in [*by_network, *(k for k in by_pattern if k not in by_network)]:
        patterns = tuple(sorted(by_pattern.get(key, ()), key=lambda s: -s.confidence))
        asked = key in by_network or {(key[0], key[2]), (key[2], key[0])} & weighing.asked
        if key[1] in learnt and asked:
            yield _opinion(key, by_network.get(key, []), patterns, ontology.relations[key[1]], stance)
        else:
            yield Opinion(key, None, patterns[0].status, None, patterns)


def _key(weighed: Weighed, relation: Relation) -> Key:
    ends = id(weighed.subject), id(weighed.object)
    if relation.symmetric and ends[0] > ends[1]:
        ends = ends[1], ends[0]
    return ends[0], weighed.relation, ends[1]


def _opinion(
    key: Key, found: Sequence[Weighed], patterns: tuple[Said, ...], relation: Relation, stance: float
) -> Opinion:
    best = max(found, key=lambda w: w.logit, default=None)
    if best is None:
        return Opinion(key, UNSEEN, patterns[0].status, None, patterns)
    ways = 2 if relation.symmetric else 1
    logit = sum([max(w.logit, UNSEEN) for w in found] + [UNSEEN] * (ways - len(found))) / ways
    scores = {status: sum(w.statuses[status] for w in found) / len(found) for status in best.statuses}
    if patterns:
        plain = relation.event and patterns[0].status == ABANDONED
        scores[patterns[0].status] = math.inf if plain else scores.get(patterns[0].status, UNSEEN) + stance
    return Opinion(key, logit, max(sorted(scores), key=lambda s: scores[s]), best, patterns)
