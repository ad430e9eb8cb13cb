"""What the network says of every pair of characters in a window.

The head is that of training/network.py, in numpy: characters pooled by log-sum-exp, a context for each
pair from what both attend to, grouped bilinear scores against a learnt threshold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from loaders.network.weights import Array, Weights
from loaders.network.windows import Window

BLOCK = 64


@dataclass(frozen=True, slots=True)
class Judgement:
    """One relation that the network weighs for a pair: score above the threshold, status, where it looked.

    `margin` is in logits, above 0 where the relation holds; `sentence` is the article's sentence that
    weighs most in the pair's context.
    """

    subject: int
    relation: str
    object: int
    margin: float
    status: str
    sentence: int


def judge(window: Window, weights: Weights, allowed: Sequence[tuple[int, int, tuple[int, ...]]], least: float) -> Iterator[Judgement]:
    """Judgements on pairs of a window: (subject, object, relations' numbers) by place in `window.things`."""
    if not allowed:
        return
    states, attention = _encoded(window, weights)
    pairs = np.array([(s, o) for s, o, _ in allowed])
    things = np.stack([_pooled(states[list(at)]) for at in window.mentions])
    looks = np.stack([attention[:, list(at)].mean(1) for at in window.mentions])
    both = (looks[pairs[:, 0]] * looks[pairs[:, 1]]).mean(1)
    both /= both.sum(1, keepdims=True) + 1e-10
    scores, statuses = _scores(things, both @ states, pairs, weights)
    numbers = np.array(window.sentences)
    for row, (s, o, relations) in enumerate(allowed):
        for r in relations:
            margin = float(scores[row, r + 1] - scores[row, 0])
            if margin >= least:
                status = weights.statuses[int(np.argmax(statuses[row] + weights.head["bias"][r]))]
                yield Judgement(
                    window.things[s], weights.relations[r], window.things[o], margin, status, _sentence(window, s, o, both[row], numbers),
                )


def _encoded(window: Window, weights: Weights) -> tuple[Array, Array]:
    length = len(window.pieces)
    feed = {"embedded": weights.embedded(window.pieces)[None], "mask": np.zeros((1, 1, 1, length), np.float32)}
    states, attention = weights.encoder.run(None, feed)
    return states[0], attention[0]


def _pooled(states: Array) -> Array:
    top = states.max(0)
    return np.asarray(np.log(np.exp(states - top).sum(0)) + top, dtype=np.float32)


def _scores(things: Array, context: Array, pairs: np.ndarray, weights: Weights) -> tuple[Array, Array]:
    head, size = weights.head, things.shape[1]
    s = np.tanh(np.concatenate([things[pairs[:, 0]], context], 1) @ head["subject.weight"].T + head["subject.bias"])
    o = np.tanh(np.concatenate([things[pairs[:, 1]], context], 1) @ head["object.weight"].T + head["object.bias"])
    groups = (s.reshape(-1, size // BLOCK, BLOCK, 1) * o.reshape(-1, size // BLOCK, 1, BLOCK)).reshape(len(pairs), -1)
    return groups @ head["relation.weight"].T + head["relation.bias"], groups @ head["status.weight"].T + head["status.bias"]


def _sentence(window: Window, subject: int, object: int, looks: Array, numbers: np.ndarray) -> int:
    """The sentence with most of the pair's attention; one that holds mentions of both counts more."""
    first = int(numbers[0])
    mass = np.bincount(numbers - first, weights=looks)
    for place, at in enumerate((subject, object)):
        held = {int(numbers[i]) - first for i in window.mentions[at]}
        mass += np.array([0.3 + 0.1 * place if i in held else 0.0 for i in range(len(mass))])
    return int(np.argmax(mass)) + first
