"""How far an opinion is believed: a logistic model over what speaks for a fact and against it.

For it speak the network and a pattern; against it rivals, which say the same of another subject or of another object,
and the distance of the words by which it was found. The model was fitted on the development articles
(training/calibrate.py).
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from operator import mul
from typing import NamedTuple

from loaders.errors import ModelError
from loaders.network.opinions import UNSEEN, Opinion, opinions
from loaders.network.reader import Weighing
from loaders.network.weights import HOME
from loaders.recording import PULL, wanted
from loaders.said import Said
from ontology.schema import Ontology

FEATURES = (
    "network",
    "unreported",
    "pattern",
    "network_beside_pattern",
    "best_other_subject",
    "best_other_object",
    "other_subjects",
    "other_objects",
    "pattern_of_other_subject",
    "pattern_of_other_object",
    "sentences_apart",
    "one_sentence",
    "status",
)
"""What speaks for or against a fact.

`network`: its log-odds; `unreported`: 1 where it gave none; `pattern`: 1 where a pattern says so;
`network_beside_pattern`: the network's log-odds again, where a pattern says so. Of others, which differ from it in one
end only: the best log-odds, how many are LIKELY, and 1 where a pattern says one of them but not this. How many
sentences lie between the mentions by which it was found (DISTANT at most), and 1 where they stand in one, as those of a
pattern do. `status`: the log-probability that the network gives to what is said, 0 where it gave none.
"""
RIVALS = ("best_other_subject", "best_other_object")
"""The features that weigh more in some relations than in others: a company has one seat and many suppliers."""
_PLACES = tuple(map(FEATURES.index, RIVALS))
WEAKEST = -3.0
"""Log-odds below which it is all the same to a relation's own weight of rivals: an unlikely one is none."""
NO_RIVAL = UNSEEN - 1
"""The best log-odds of others where there is none."""
LIKELY = -1.0
"""Log-odds from which another one is counted as a rival."""
DISTANT = 3
"""Sentences apart from which it is all the same."""


@dataclass(frozen=True)
class Calibration:
    """What was fitted: `weights` by feature, `relations` by relation that the network learnt, both in log-odds.

    `bar` is the log-odds from which a fact is said, `pattern_bar` the same where a pattern says so; `stance` what a
    pattern's status is worth, in log-probability, against the network's; `rivals` what a relation adds to the weights
    of RIVALS, which count as WEAKEST at least there; `fingerprint` that of the network's weights.
    """

    bar: float
    weights: Mapping[str, float]
    relations: Mapping[str, float]
    stance: float
    pattern_bar: float
    rivals: Mapping[str, Sequence[float]] = field(default_factory=dict)
    fingerprint: str = ""


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


def believed(weighing: Weighing, said: Sequence[Said], ontology: Ontology, fitted: Calibration) -> list[Opinion]:
    """Every fact that patterns or network speak of in a part of an article, with its score."""
    return scored(opinions(weighing, said, ontology, fitted.relations, fitted.stance), ontology, fitted)


def scored(found: Iterable[Opinion], ontology: Ontology, fitted: Calibration) -> list[Opinion]:
    """The opinions on a part of an article, all of them, with their scores."""
    every = list(found)
    weights = [fitted.weights.get(name, 0.0) for name in FEATURES]
    return [
        opinion if row is None else replace(opinion, score=_score(opinion.key[1], row, weights, fitted))
        for opinion, row in zip(every, features(every, ontology), strict=True)
    ]


def _score(name: str, row: Sequence[float], weights: Sequence[float], fitted: Calibration) -> float:
    own = sum(map(mul, fitted.rivals[name], rivals(row)), 0.0) if fitted.rivals else 0.0
    return fitted.relations[name] + sum(map(mul, weights, row), own)


def rivals(row: Sequence[float]) -> list[float]:
    """The RIVALS of a row of features, as a relation weighs them."""
    return [max(row[place], WEAKEST) for place in _PLACES]


def features(found: Sequence[Opinion], ontology: Ontology) -> list[tuple[float, ...] | None]:
    """The FEATURES of each opinion on a part of an article, None where the network has no say."""
    of_ends: dict[tuple[str, int, bool], list[Opinion]] = defaultdict(list)
    for opinion in found:
        for end in _ends(opinion, ontology):
            of_ends[end].append(opinion)
    return [_row(opinion, of_ends, ontology) for opinion in found]


def _ends(opinion: Opinion, ontology: Ontology) -> Iterator[tuple[str, int, bool]]:
    """Under which keys its rivals find an opinion: relation, one end, and whether that is the object."""
    subject, name, object_ = opinion.key
    for end, is_object in ((object_, True), (subject, False)):
        yield name, end, is_object
        if ontology.relations[name].symmetric:
            yield name, end, not is_object


def _row(
    opinion: Opinion, of_ends: Mapping[tuple[str, int, bool], Sequence[Opinion]], ontology: Ontology
) -> tuple[float, ...] | None:
    if opinion.logit is None:
        return None
    weighed, name, by_pattern = opinion.weighed, opinion.key[1], bool(opinion.patterns)
    said = weighed or opinion.patterns[0]
    sides = [
        _Side.of([o for o in of_ends[name, id(end), is_object] if o is not opinion], by_pattern)
        for end, is_object in ((said.object, True), (said.subject, False))
    ]
    if ontology.relations[name].symmetric:  # neither end is the subject
        sides.sort(reverse=True)
    apart = 0 if by_pattern or weighed is None else min(weighed.apart, DISTANT)
    return (
        opinion.logit,
        float(weighed is None),
        float(by_pattern),
        opinion.logit if by_pattern else 0.0,
        *(side.best for side in sides),
        *(side.likely for side in sides),
        *(side.by_pattern for side in sides),
        float(apart),
        float(apart == 0),
        max(weighed.statuses.get(opinion.status, UNSEEN), UNSEEN) if weighed is not None else 0.0,
    )


class _Side(NamedTuple):
    """The rivals at one end."""

    best: float
    likely: float
    by_pattern: float

    @classmethod
    def of(cls, others: Sequence[Opinion], beside_pattern: bool) -> _Side:
        logits = [o.logit for o in others if o.logit is not None]
        told = not beside_pattern and any(o.patterns for o in others)
        return cls(max(logits, default=NO_RIVAL), float(sum(x > LIKELY for x in logits)), float(told))


def reaching(found: Iterable[Opinion], ontology: Ontology, fitted: Calibration) -> list[Opinion]:
    """The opinions whose score reaches their bar, strongest first; each lets its ends' types fit it."""
    held = [o for o in found if o.score >= (fitted.pattern_bar if o.patterns else fitted.bar)]
    held.sort(key=lambda o: -o.score)
    for opinion in held:
        said, relation = opinion.weighed or opinion.patterns[0], ontology.relations[opinion.key[1]]
        for character, names in ((said.subject, relation.domain), (said.object, relation.range)):
            code = wanted(character, names, ontology)
            if code is not None:
                character.vote({code: PULL})
    return held


def confidence(opinion: Opinion) -> float:
    """The share of such opinions that are right, 0 to 1; a pattern's own word where it speaks alone."""
    return opinion.patterns[0].confidence if math.isinf(opinion.score) else 1 / (1 + math.exp(-opinion.score))
