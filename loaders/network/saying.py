"""What patterns and network say together: each fact once, with its status, evidence and confidence."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.cast import Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.network.packing import Mention
from loaders.network.reader import Weighed
from loaders.network.weights import HOME
from loaders.qualifiers import belonging, quantities, respective
from loaders.said import Place, Said
from loaders.stating import numbers, time
from loaders.tokens import Sentence
from ontology.schema import Ontology, Relation

Key = tuple[int, str, int]
"""A subject, a relation, an object: characters by identity, those of a symmetric relation in one order."""


@dataclass(frozen=True)
class Calibration:
    """What was fitted on the development articles (training/calibrate.py).

    `bar` is the log-odds at which a relation is said; `backed` what a pattern that says the same adds to them;
    `slope` and `offset` turn the sum into a confidence; `stance` is what a pattern's status is worth, in
    log-probability, against the network's.
    """

    bar: Mapping[str, float]
    backed: float
    slope: float
    offset: float
    stance: float


@cache
def calibration() -> Calibration:
    """The calibration that ships beside the weights."""
    return Calibration(**json.loads((HOME / "reader.json").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Opinion:
    """What both say of one fact: summed log-odds, status, and the words to say it with."""

    key: Key
    score: float
    status: str
    weighed: Weighed | None
    pattern: Said | None


def opinions(
    weighed: Sequence[Weighed], said: Sequence[Said], ontology: Ontology, fitted: Calibration
) -> Iterator[Opinion]:
    """Every fact that either speaks of; one that the network never learnt is the pattern's alone."""
    by_pattern: dict[Key, Said] = {}
    for each in said:
        held = by_pattern.get(each.key)
        if held is None or held.confidence < each.confidence:
            by_pattern[each.key] = each
    by_network: dict[Key, list[Weighed]] = {}
    for one in weighed:
        by_network.setdefault(_key(one, ontology.relations[one.relation]), []).append(one)
    for key in [*by_network, *(k for k in by_pattern if k not in by_network)]:
        found, pattern = by_network.get(key, []), by_pattern.get(key)
        yield _opinion(key, found, pattern, key[1] in fitted.bar, ontology.relations[key[1]].symmetric, fitted)


def _key(weighed: Weighed, relation: Relation) -> Key:
    ends = id(weighed.subject), id(weighed.object)
    if relation.symmetric and ends[0] > ends[1]:
        ends = ends[1], ends[0]
    return ends[0], weighed.relation, ends[1]


def _opinion(
    key: Key, found: Sequence[Weighed], pattern: Said | None, known: bool, symmetric: bool, fitted: Calibration
) -> Opinion:
    best = max(found, key=lambda w: w.logit, default=None)
    backing = fitted.backed if pattern is not None else 0.0
    if not known:
        return Opinion(key, math.inf, pattern.status if pattern else "", None, pattern)
    ways = 2 if symmetric else 1
    logit = sum([w.logit for w in found] + [UNSEEN] * (ways - len(found))) / ways
    if best is None:
        return Opinion(key, logit + backing, pattern.status if pattern else "", None, pattern)
    scores = {status: sum(w.statuses[status] for w in found) / len(found) for status in best.statuses}
    if pattern is not None:
        scores[pattern.status] = scores.get(pattern.status, -9.0) + fitted.stance
    return Opinion(key, logit + backing, max(sorted(scores), key=lambda s: scores[s]), best, pattern)


UNSEEN = -5.0
"""The log-odds of what the network did not report."""


def together(
    found: Iterator[Opinion],
    sentences: Sequence[tuple[Sentence, Sequence[Name]]],
    text: str,
    published: str | None,
    words: Lexicon,
    ontology: Ontology,
    fitted: Calibration,
) -> Iterator[Said]:
    """The facts whose score reaches the bar, ready for the record; `text` is the article's."""
    held = [o for o in found if o.score >= fitted.bar.get(o.key[1], -math.inf)]
    alone = [o.weighed for o in held if o.weighed is not None and o.pattern is None]
    anchors = {id(w): _anchor(w, alone) for w in alone}
    for opinion in held:
        sure = confidence(opinion, fitted)
        if opinion.pattern is not None:
            yield replace(opinion.pattern, status=opinion.status, confidence=sure)
        elif opinion.weighed is not None:
            weighed, relation = opinion.weighed, ontology.relations[opinion.key[1]]
            ends = _at(weighed.subject_at), _at(weighed.object_at)
            place = evidence(*ends, sentences)
            found_here = list(quantities(text[place[0] : place[1]], place[0], words, published))
            anchor = anchors[id(weighed)]
            mine = belonging([anchor, *ends], found_here, sorted({at[0] for at in anchors.values()}))
            mine |= respective(anchor, sorted(set(anchors.values())), found_here, text[place[0] : place[1]], words)
            yield Said(
                relation,
                weighed.subject,
                weighed.object,
                opinion.status,
                place,
                *ends,
                sure,
                METHOD,
                numbers(relation, mine),
                time(mine, "from"),
                time(mine, "to"),
            )


def _at(mention: Mention) -> Place:
    return mention.start, mention.end


def _anchor(weighed: Weighed, others: Sequence[Weighed]) -> Place:
    """The end by which a fact differs from its like ("A holds 5% of B and 10% of C"): where its numbers stand near."""
    same = [w for w in others if w.relation == weighed.relation]
    by_subject = sum(w.subject is weighed.subject for w in same)
    by_object = sum(w.object is weighed.object for w in same)
    return _at(weighed.subject_at if by_object > by_subject else weighed.object_at)


def confidence(opinion: Opinion, fitted: Calibration) -> float:
    """The share of such opinions that are right, 0 to 1; a pattern's own word where it speaks alone."""
    if math.isinf(opinion.score):
        return opinion.pattern.confidence if opinion.pattern is not None else 0.0
    above = opinion.score - fitted.bar.get(opinion.key[1], 0.0)
    return 1 / (1 + math.exp(-(fitted.slope * above + fitted.offset)))


METHOD = "network"
"""What a statement's method says where no pattern found it."""


def evidence(one: Place, other: Place, sentences: Sequence[tuple[Sentence, Sequence[Name]]]) -> Place:
    """From the beginning of the sentence of the first of two mentions to the end of that of the last."""
    holding = [s for s, _ in sentences if any(s.start <= at[0] and at[1] <= s.end for at in (one, other))]
    return min(s.start for s in holding), max(s.end for s in holding)


def settled(kinds: Sequence[tuple[Character, Mapping[str, float]]], weight: float) -> None:
    """Let the network vote for the types of characters, on average over their mentions."""
    by_character: dict[int, tuple[Character, list[Mapping[str, float]]]] = {}
    for character, votes in kinds:
        by_character.setdefault(id(character), (character, []))[1].append(votes)
    for character, rows in by_character.values():
        codes = sorted({code for row in rows for code in row} & set(CODES))
        character.vote({code: weight * sum(row[code] for row in rows) / len(rows) for code in codes})


CODES = ("ORG", "PER", "PRO", "LOC")
