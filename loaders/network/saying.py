"""What patterns and network say together: each fact once, with its status, evidence and confidence."""

from __future__ import annotations

import json
import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from loaders.cast import LOC, PRO, Character
from loaders.document import Document
from loaders.errors import ModelError
from loaders.lexicon import lexicon
from loaders.names import Name
from loaders.network.packing import Mention
from loaders.network.reader import Weighed, Weighing
from loaders.network.weights import HOME
from loaders.pipeline import Part
from loaders.qualifiers import Quantity, belonging, quantities, respective
from loaders.recording import PULL, wanted
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
    log-probability, against the network's. `weights` is the fingerprint of the weights it was fitted to.
    """

    bar: Mapping[str, float]
    backed: float
    slope: float
    offset: float
    stance: float
    weights: str = ""


@cache
def calibration() -> Calibration:
    """The calibration that ships beside the weights.

    Raises:
        ModelError: it is missing or damaged.
    """
    try:
        return Calibration(**json.loads((HOME / "reader.json").read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(f"The reader's calibration cannot be loaded ({error}): pip install keiretsu again") from error


@dataclass(frozen=True, slots=True)
class Opinion:
    """What both say of one fact: summed log-odds, status, and the words to say it with."""

    key: Key
    score: float
    status: str
    weighed: Weighed | None
    patterns: tuple[Said, ...] = ()
    """What patterns say of it, the surest first; several where they bind other products or places."""


def opinions(weighing: Weighing, said: Sequence[Said], ontology: Ontology, fitted: Calibration) -> Iterator[Opinion]:
    """Every fact that either speaks of; one that the network never learnt or was not asked is the pattern's alone."""
    by_pattern: dict[Key, list[Said]] = {}
    for each in said:
        by_pattern.setdefault(each.key, []).append(each)
    by_network: dict[Key, list[Weighed]] = {}
    for one in weighing.found:
        by_network.setdefault(_key(one, ontology.relations[one.relation]), []).append(one)
    for key in [*by_network, *(k for k in by_pattern if k not in by_network)]:
        patterns = tuple(sorted(by_pattern.get(key, ()), key=lambda s: -s.confidence))
        asked = key in by_network or {(key[0], key[2]), (key[2], key[0])} & weighing.asked
        if key[1] in fitted.bar and asked:
            yield _opinion(key, by_network.get(key, []), patterns, ontology.relations[key[1]].symmetric, fitted)
        else:
            yield Opinion(key, math.inf, patterns[0].status, None, patterns)


def _key(weighed: Weighed, relation: Relation) -> Key:
    ends = id(weighed.subject), id(weighed.object)
    if relation.symmetric and ends[0] > ends[1]:
        ends = ends[1], ends[0]
    return ends[0], weighed.relation, ends[1]


def _opinion(
    key: Key, found: Sequence[Weighed], patterns: tuple[Said, ...], symmetric: bool, fitted: Calibration
) -> Opinion:
    ways = 2 if symmetric else 1
    logit = sum([w.logit for w in found] + [UNSEEN] * (ways - len(found))) / ways
    score = logit + (fitted.backed if patterns else 0.0)
    best = max(found, key=lambda w: w.logit, default=None)
    if best is None:
        return Opinion(key, score, patterns[0].status, None, patterns)
    scores = {status: sum(w.statuses[status] for w in found) / len(found) for status in best.statuses}
    if patterns:
        scores[patterns[0].status] = scores.get(patterns[0].status, UNSEEN) + fitted.stance
    return Opinion(key, score, max(sorted(scores), key=lambda s: scores[s]), best, patterns)


UNSEEN = -5.0
"""The log-odds of what the network did not report."""


def reaching(found: Iterable[Opinion], ontology: Ontology, fitted: Calibration) -> list[Opinion]:
    """The opinions whose score reaches their bar, strongest first; each lets its ends' types fit it."""
    held = [o for o in found if o.score >= fitted.bar.get(o.key[1], -math.inf)]
    held.sort(key=lambda o: -o.score)
    for opinion in held:
        said, relation = opinion.weighed or opinion.patterns[0], ontology.relations[opinion.key[1]]
        for character, names in ((said.subject, relation.domain), (said.object, relation.range)):
            code = wanted(character, names, ontology)
            if code is not None:
                character.vote({code: PULL})
    return held


def together(
    found: Iterable[Opinion], part: Part, document: Document, ontology: Ontology, fitted: Calibration
) -> Iterator[Said]:
    """The facts of a part whose score reaches the bar, ready for the record."""
    held = reaching(found, ontology, fitted)
    page = _page(part, document, [o.weighed for o in held if o.weighed is not None])
    for opinion in held:
        sure = confidence(opinion, fitted)
        alike = [p for p in opinion.patterns if p.status == opinion.status]
        for pattern in alike or opinion.patterns[:1]:
            yield replace(pattern, status=opinion.status, confidence=sure)
        if opinion.weighed is not None and not opinion.patterns:
            yield _said(opinion.weighed, ontology.relations[opinion.key[1]], opinion.status, sure, page)


@dataclass(frozen=True)
class _Page:
    """A part of an article, and where the facts that the network alone says have their numbers.

    `by_subject` and `by_object` count those of one relation that share an end.
    """

    part: Part
    document: Document
    starts: Sequence[int]
    """Where each sentence starts, in order."""
    by_subject: Counter[tuple[str, int]]
    by_object: Counter[tuple[str, int]]
    anchors: Sequence[Place]

    def between(self, start: int, end: int) -> Sequence[tuple[Sentence, tuple[Name, ...]]]:
        """The sentences from the one that holds `start` to the one that holds `end` (code points)."""
        return self.part.sentences[max(0, bisect_right(self.starts, start) - 1) : bisect_right(self.starts, end - 1)]

    def near(self, start: int, end: int) -> list[Place]:
        """The anchors in a stretch of text."""
        return list(self.anchors[bisect_left(self.anchors, (start, 0)) : bisect_left(self.anchors, (end, 0))])


def _page(part: Part, document: Document, alone: Sequence[Weighed]) -> _Page:
    by_subject = Counter((w.relation, id(w.subject)) for w in alone)
    by_object = Counter((w.relation, id(w.object)) for w in alone)
    anchors = sorted({_anchor(w, by_subject, by_object) for w in alone})
    return _Page(part, document, [s.start for s, _ in part.sentences], by_subject, by_object, anchors)


def _at(mention: Mention) -> Place:
    return mention.start, mention.end


def _anchor(weighed: Weighed, by_subject: Counter[tuple[str, int]], by_object: Counter[tuple[str, int]]) -> Place:
    """The end by which a fact differs from its like ("A holds 5% of B and 10% of C"): where its numbers stand near."""
    same_subject = by_subject[weighed.relation, id(weighed.subject)]
    same_object = by_object[weighed.relation, id(weighed.object)]
    return _at(weighed.subject_at if same_object > same_subject else weighed.object_at)


def _said(weighed: Weighed, relation: Relation, status: str, sure: float, page: _Page) -> Said:
    """What the network alone says, with the numbers, dates and names that stand by its anchor.

    Its evidence reaches from the beginning of the sentence of the first mention to the end of that of the last.
    """
    ends = _at(weighed.subject_at), _at(weighed.object_at)
    held = page.between(min(ends)[0], max(ends)[1])
    start, end = held[0][0].start, held[-1][0].end
    text, words = page.document.text[start:end], lexicon(page.part.language)
    anchor, anchors = _anchor(weighed, page.by_subject, page.by_object), page.near(start, end)
    names = [*_named(page.part, held, (weighed.subject, weighed.object))]
    found = [*quantities(text, start, words, page.document.published), *names]
    mine = belonging([anchor, *ends], found, [at[0] for at in anchors])
    mine |= respective(anchor, anchors, found, text, words)
    return Said(
        relation,
        weighed.subject,
        weighed.object,
        status,
        (start, end),
        *ends,
        sure,
        METHOD,
        numbers(relation, mine),
        time(mine, "from"),
        time(mine, "to"),
    )


def _named(
    part: Part, held: Sequence[tuple[Sentence, Sequence[Name]]], ends: Sequence[Character]
) -> Iterator[Quantity]:
    """The places and products that stand in some sentences, but for the ends of the fact, as qualifiers."""
    for _, names in held:
        for name in names:
            character = part.cast.of[name]
            if character.code in NAMED and not any(character is end for end in ends):
                yield Quantity(NAMED[character.code], character.name, name.start, name.end)


def confidence(opinion: Opinion, fitted: Calibration) -> float:
    """The share of such opinions that are right, 0 to 1; a pattern's own word where it speaks alone."""
    if math.isinf(opinion.score):
        return opinion.patterns[0].confidence
    above = opinion.score - fitted.bar.get(opinion.key[1], 0.0)
    return 1 / (1 + math.exp(-(fitted.slope * above + fitted.offset)))


NAMED = {LOC: "place", PRO: "product"}
"""Qualifiers that a name of a code may fill."""
METHOD = "network"
"""What a statement's method says where no pattern found it."""
