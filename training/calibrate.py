"""Fits how far patterns and network are believed, on development articles, and writes loaders/weights/reader.json.

    python -m training.calibrate corpus/dev

Runs in the program's environment, over the shipped weights. A logistic model over the features of
`loaders.network.odds` is fitted with a ridge, so that a relation with few facts stays near the others. The bar is the
highest of the log-odds that all but give the best F1 when each article is judged by a model fitted on the other folds
only: F1 is flat there, and a false fact costs more than a missed one. What a pattern says has a bar
of its own, as low as F1 all but allows. What a pattern's status is worth is searched on a grid.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.evaluation.matching import Names, Prediction, agrees, match
from loaders.network.odds import FEATURES, RIVALS, Calibration, features, rivals
from loaders.network.opinions import Opinion, opinions
from loaders.network.reader import Weighed, Weighing, scene, settle, weigh
from loaders.network.weights import HOME, fingerprint, weights
from loaders.part import Part
from loaders.pipeline import compiled, parts, patterns_say, trees_of
from loaders.recording import PULL, codes
from loaders.said import Said
from ontology.read import load
from ontology.schema import Ontology

RIDGE = 1.0
"""What the squared weights cost against the log-likelihood."""
RIDGE_OF_RELATIONS = 5.0
"""The same for what a relation's own log-odds differ from those of all."""
FOLDS = 5
BARS = np.arange(-3.0, 3.01, 0.05)
DEAR = 0.005
"""How much of the best F1 is given for a higher bar, as a false fact costs more than a missed one."""
LEAST = -0.85
"""The lowest bar that a pattern may have, as log-odds (0.3): of the statements below it a fifth was right."""
NEAR = 0.0025
"""Within so much of the best F1 a pattern's status, which explains itself, is trusted as far as it may be."""
STANCES = (0.0, 0.7, 1.4, 2.1, 2.8)


@dataclass(frozen=True)
class Read:
    """An article with all that patterns and network say of it."""

    gold: GoldArticle
    parts: Sequence[tuple[Part, Weighing, Sequence[Said]]]


@dataclass(frozen=True)
class Point:
    """An opinion as the fit sees it: its features, and whether it is right; no features where patterns alone speak."""

    article: int
    relation: str
    features: tuple[float, ...] | None
    right: bool


def read(paths: Sequence[Path], ontology: Ontology) -> Iterator[Read]:
    """Every article of gold, read once."""
    patterns = compiled(ontology)
    for gold in read_gold(paths):
        document = Document(gold.text, gold.id, key=gold.id, published=gold.date)
        found = []
        for part in parts(document, gold.language, ontology):
            trees = trees_of(part)
            seen = settle(scene(gold.text, part, trees))
            said = list(patterns_say(part, patterns(part.language), document, trees))
            found.append((part, weigh(seen, ontology), said))
        yield Read(gold, found)


def points(number: int, article: Read, ontology: Ontology, learnt: Sequence[str], stance: float) -> Iterator[Point]:
    """The opinions on an article that would be right or wrong; what the gold excuses is left out.

    Of several that say one fact of the gold, the one that patterns alone say or the network finds likeliest counts.
    """
    names, used = Names(article.gold), set()
    rows: list[tuple[Opinion, tuple[float, ...] | None]] = []
    for _, weighing, said in article.parts:
        found = list(opinions(weighing, said, ontology, learnt, stance))
        rows += zip(found, features(found, ontology), strict=True)
    for opinion, row in sorted(rows, key=lambda each: -math.inf if each[0].logit is None else -each[0].logit):
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
                yield Point(number, opinion.key[1], row, True)
            continue
        known = (*article.gold.must, *article.gold.may, *article.gold.never)
        excused = any(
            match(g, prediction, names, ontology) and agrees(g, prediction, ontology) for g in article.gold.may
        ) or (not ontology.asserted(prediction.status) and any(match(g, prediction, names, ontology) for g in known))
        if not excused:
            yield Point(number, opinion.key[1], row, False)


def _fits(said: Weighed | Said, name: str, ontology: Ontology) -> bool:
    """Whether both ends could be what the relation holds of, once it has had its say on their types."""
    relation = ontology.relations[name]
    ends = (said.subject, codes(relation.domain, ontology)), (said.object, codes(relation.range, ontology))
    return all(max(c.votes.get(f, 0.0) for f in fitting) + PULL > max(c.votes.values()) for c, fitting in ends)


class Fit:
    """A logistic model of whether an opinion is right: a weight for each feature, a constant for each relation.

    Each of RIVALS has for each relation one weight more.
    """

    def __init__(self, found: Sequence[Point], relations: Sequence[str]) -> None:
        self._relations = relations
        judged = [p for p in found if p.features is not None]
        x, y = self._rows(judged), np.array([p.right for p in judged], float)
        own = len(RIVALS) * len(relations)
        ridge = np.array([RIDGE] * len(FEATURES) + [RIDGE] * own + [RIDGE_OF_RELATIONS] * len(relations) + [1e-6])
        self.weights = np.zeros(x.shape[1])
        for _ in range(30):  # Newton's method
            p = 1 / (1 + np.exp(-np.clip(x @ self.weights, -30, 30)))
            curve = x.T @ (x * (p * (1 - p))[:, None]) + np.diag(ridge)
            step = np.linalg.solve(curve, x.T @ (y - p) - ridge * self.weights)
            self.weights = self.weights + step
            if np.abs(step).max() < 1e-6:
                break

    def _rows(self, found: Sequence[Point]) -> np.ndarray:
        own = np.array([[p.relation == name for name in self._relations] for p in found], float)
        of_rivals = np.array([rivals(p.features) for p in found if p.features is not None])
        weighed = (own[:, :, None] * of_rivals[:, None, :]).reshape(len(found), -1)
        return np.concatenate([np.array([p.features for p in found]), weighed, own, np.ones((len(found), 1))], 1)

    def scores(self, found: Sequence[Point]) -> np.ndarray:
        """The log-odds of opinions, infinite where patterns alone speak."""
        judged = np.array([p.features is not None for p in found])
        scores = np.full(len(found), math.inf)
        scores[judged] = self._rows([p for p in found if p.features is not None]) @ self.weights
        return scores

    def calibration(self, bar: float, pattern_bar: float, stance: float) -> Calibration:
        """As the program takes it."""
        split, own = len(FEATURES), len(FEATURES) + len(RIVALS) * len(self._relations)
        of_rivals = self.weights[split:own].reshape(-1, len(RIVALS)).round(3).tolist()
        return Calibration(
            round(bar, 2),
            {name: round(float(w), 3) for name, w in zip(FEATURES, self.weights[:split], strict=True)},
            {
                name: round(float(w + self.weights[-1]), 3)
                for name, w in zip(self._relations, self.weights[own:-1], strict=True)
            },
            stance,
            round(pattern_bar, 2),
            dict(zip(self._relations, of_rivals, strict=True)),
            fingerprint(),
        )


def crossed(found: Sequence[Point], relations: Sequence[str]) -> np.ndarray:
    """The log-odds of each opinion by a model that was fitted on the other folds of articles."""
    fold = np.array([p.article % FOLDS for p in found])
    scores = np.zeros(len(found))
    for each in range(FOLDS):
        model = Fit([p for p, f in zip(found, fold, strict=True) if f != each], relations)
        scores[fold == each] = model.scores([p for p, f in zip(found, fold, strict=True) if f == each])
    return scores


def figures(said: np.ndarray, right: np.ndarray, asked: int) -> tuple[float, float, float]:
    """F1, precision and recall of what is said, of all opinions."""
    hits, total = int((said & right).sum()), int(said.sum())
    return 2 * hits / max(total + asked, 1), hits / max(total, 1), hits / asked


def highest(scores: np.ndarray, right: np.ndarray, asked: int) -> tuple[float, float]:
    """F1 at the highest bar that all but gives the best one, and that bar."""
    tried = [(figures(scores >= bar, right, asked)[0], float(bar)) for bar in BARS]
    best = max(reached for reached, _ in tried)
    return next(each for each in reversed(tried) if each[0] >= best - DEAR)


def lowest(scores: np.ndarray, found: Sequence[Point], bar: float, asked: int) -> float:
    """The lowest bar for what patterns say that all but keeps F1.

    A pattern explains itself, so that a reader sees at once where it is wrong.
    """
    right, told = np.array([p.right for p in found]), by_patterns(found)
    kept, *_ = figures(scores >= bar, right, asked)
    return next(
        float(low)
        for low in BARS[BARS > LEAST - 0.01]
        if figures((scores >= bar) | (told & (scores >= low)), right, asked)[0] >= kept - NEAR / 2
    )


def by_patterns(found: Sequence[Point]) -> np.ndarray:
    """Which opinions a pattern shares."""
    return np.array([p.features is None or p.features[FEATURES.index("pattern")] > 0 for p in found])


def main(*paths: str) -> None:
    """Fit on gold, write the calibration, print what was chosen."""
    ontology = load()
    articles = list(read([Path(p) for p in paths], ontology))
    known = weights().relations
    asked = sum(t.relation in known for a in articles for t in a.gold.must)
    tried = []
    for stance in STANCES:
        found = [p for i, a in enumerate(articles) for p in points(i, a, ontology, known, stance)]
        scores, right = crossed(found, known), np.array([p.right for p in found])
        tried.append((*highest(scores, right, asked), stance, scores, right, found))
    top = max(reached for reached, *_ in tried)
    _, bar, stance, scores, right, found = max((t for t in tried if t[0] >= top - NEAR), key=lambda t: t[2])
    pattern_bar = lowest(scores, found, bar, asked)
    said = (scores >= bar) | (by_patterns(found) & (scores >= pattern_bar))
    reached, precision, recall = figures(said, right, asked)
    fitted = Fit(found, known).calibration(bar, pattern_bar, stance)
    print(
        f"F1 {reached:.3f} (precision {precision:.3f}, recall {recall:.3f}) over {len(articles)} articles, each "
        f"judged by the other folds; bar {bar:.2f}, for patterns {pattern_bar:.2f}, stance {stance}"
    )
    (HOME / "reader.json").write_text(json.dumps(asdict(fitted), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
