"""Fits when patterns and network are believed, on development articles, and writes loaders/weights/reader.json.

    python -m training.calibrate corpus/dev

Runs in the program's environment, over the shipped weights. A bar (log-odds) is chosen for each relation by F-beta over
what would be said, drawn towards the bar that is best for all of them together, as if BELIEF facts more had spoken
for that; what a pattern that says the same adds, and what its status is worth, is searched on a grid; then a
logistic fit turns scores into the share that is right.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.evaluation.matching import Names, Prediction, agrees, match
from loaders.lexicon import lexicon
from loaders.network import saying
from loaders.network.reader import Weighed, Weighing, scene, settle, weigh
from loaders.network.weights import HOME, fingerprint, weights
from loaders.pipeline import Part, parts, patterns_say
from loaders.recording import PULL, codes
from loaders.relations import Patterns
from loaders.said import Said
from ontology.read import load
from ontology.schema import Ontology

BELIEF = 40
"""Facts that the common bar counts as in the choice of a relation's own."""
BETA = 0.7
"""The weight of recall against precision: a false fact costs a user more than a missed one."""
BARS = np.arange(-3.0, 4.01, 0.1)
BACKED = (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)
NEAR = 0.0025
"""Within so much of the best F-beta a pattern's status, which explains itself, is trusted as far as it may be."""
STANCES = (0.0, 0.7, 1.4, 2.1, 2.8)


@dataclass(frozen=True)
class Read:
    """An article with all that patterns and network say of it."""

    gold: GoldArticle
    parts: Sequence[tuple[Part, Weighing, Sequence[Said]]]


@dataclass(frozen=True)
class Point:
    """An opinion as the fit sees it: what it would be if it were said."""

    relation: str
    score: float
    right: bool


def read(paths: Sequence[Path], ontology: Ontology) -> Iterator[Read]:
    """Every article of gold, read once."""
    patterns = {language: Patterns(ontology, lexicon(language)) for language in ("en", "fr")}
    for gold in read_gold(paths):
        document = Document(gold.text, gold.id, key=gold.id, published=gold.date)
        found = []
        for part in parts(document, gold.language, ontology):
            seen = settle(scene(gold.text, part))
            found.append((part, weigh(seen, ontology), list(patterns_say(part, patterns[part.language], document))))
        yield Read(gold, found)


def points(article: Read, ontology: Ontology, fitted: saying.Calibration) -> Iterator[Point]:
    """The opinions on an article that would be right or wrong; what the gold excuses is left out."""
    names, used = Names(article.gold), set()
    found = [o for _, weighing, said in article.parts for o in saying.opinions(weighing, said, ontology, fitted)]
    for opinion in sorted(found, key=lambda o: -o.score):
        said = opinion.weighed or opinion.patterns[0]
        if not _fits(said, opinion.key[1], ontology):
            continue
        prediction = Prediction(said.subject.name, opinion.key[1], said.object.name, opinion.status)
        hit = [
            i
            for i, g in enumerate(article.gold.must)
            if match(g, prediction, names, ontology) and agrees(g, prediction, ontology)
        ]
        if hit:
            if not used.issuperset(hit):
                used.update(hit)
                yield Point(opinion.key[1], opinion.score, True)
            continue
        known = (*article.gold.must, *article.gold.may, *article.gold.never)
        excused = any(
            match(g, prediction, names, ontology) and agrees(g, prediction, ontology) for g in article.gold.may
        ) or (not ontology.asserted(prediction.status) and any(match(g, prediction, names, ontology) for g in known))
        if not excused:
            yield Point(opinion.key[1], opinion.score, False)


def _fits(said: Weighed | Said, name: str, ontology: Ontology) -> bool:
    """Whether both ends could be what the relation holds of, once it has had its say on their types."""
    relation = ontology.relations[name]
    ends = (said.subject, codes(relation.domain, ontology)), (said.object, codes(relation.range, ontology))
    return all(max(c.votes.get(f, 0.0) for f in fitting) + PULL > max(c.votes.values()) for c, fitting in ends)


def bars(found: Sequence[Point], asked: Mapping[str, int]) -> dict[str, float]:
    """The bar of each relation, and under the empty name the one that is best for all."""
    everything = _scores(found, sum(asked.values()))
    common = float(BARS[int(everything.argmax())])
    chosen = {"": common}
    for name in asked:
        own = [p for p in found if p.relation == name]
        gain = _scores(own, asked[name]) * asked[name] + everything / everything.max() * BELIEF
        chosen[name] = float(BARS[int(gain.argmax())])
    return chosen


def _scores(found: Sequence[Point], asked: int) -> np.ndarray:
    score, right = np.array([p.score for p in found] or [-99.0]), np.array([p.right for p in found] or [False])
    said = score[None, :] >= BARS[:, None]
    return (1 + BETA**2) * (said & right).sum(1) / np.maximum(said.sum(1) + BETA**2 * asked, 1)


def value(found: Sequence[Point], chosen: Mapping[str, float], asked: int) -> float:
    """F-beta with these bars."""
    said = [p for p in found if p.score >= chosen[p.relation]]
    return (1 + BETA**2) * sum(p.right for p in said) / (len(said) + BETA**2 * asked)


def logistic(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Slope and offset of a logistic fit with a small ridge, by Newton's method in damped steps."""
    fit = np.array([0.5, 0.0])
    rows = np.stack([x, np.ones_like(x)], 1)
    for _ in range(100):
        p = 1 / (1 + np.exp(-np.clip(rows @ fit, -30, 30)))
        curve = rows.T @ (rows * (p * (1 - p))[:, None]) + np.eye(2)
        fit = fit + 0.5 * np.linalg.solve(curve, rows.T @ (y - p) - fit)
    return float(fit[0]), float(fit[1])


def main(*paths: str) -> None:
    """Fit on gold, write the calibration, print what was chosen."""
    ontology = load()
    articles = list(read([Path(p) for p in paths], ontology))
    known = weights().relations
    asked = {name: sum(t.relation == name for a in articles for t in a.gold.must) for name in known}
    tried: list[tuple[float, dict[str, float], float, float]] = []
    for backed in BACKED:
        for stance in STANCES:
            fitted = saying.Calibration(dict.fromkeys(known, 0.0), backed, 1.0, 0.0, stance)
            found = [p for a in articles for p in points(a, ontology, fitted)]
            chosen = bars(found, asked)
            tried.append((value(found, chosen, sum(asked.values())), chosen, backed, stance))
    top = max(reached for reached, *_ in tried)
    reached, chosen, backed, stance = max((t for t in tried if t[0] >= top - NEAR), key=lambda t: (t[3], t[0]))
    fitted = saying.Calibration(dict.fromkeys(known, 0.0), backed, 1.0, 0.0, stance)
    found = [p for a in articles for p in points(a, ontology, fitted) if math.isfinite(p.score)]
    above = np.array([p.score - chosen[p.relation] for p in found])
    near = above > -1
    slope, offset = logistic(above[near], np.array([p.right for p in found], float)[near])
    print(f"F-beta {reached:.3f} over {len(articles)} articles; bar {chosen['']:.1f}, backed {backed}, stance {stance}")
    table = {
        "bar": {name: round(chosen[name], 1) for name in known},
        "backed": backed,
        "slope": round(slope, 2),
        "offset": round(offset, 2),
        "stance": stance,
        "weights": fingerprint(),
    }
    (HOME / "reader.json").write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
