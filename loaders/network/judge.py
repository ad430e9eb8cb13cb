"""What the network says of the pairs and names of a window: the heads of training/network.py in numpy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from loaders.network.packing import Window
from loaders.network.weights import Array, Weights

CHUNK = 256
"""Pairs of mentions judged in one run of the encoder."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One relation that the network weighs for a pair of mentions (numbers in the window).

    `logit` is the log-odds that it holds; `statuses` the log-probabilities of the statuses, in the weights' order.
    """

    subject: int
    relation: str
    object: int
    logit: float
    statuses: tuple[float, ...]


def judge(window: Window, pairs: Sequence[tuple[int, int]], weights: Weights, least: float) -> list[Judgement]:
    """Judgements with a logit of at least `least` on pairs of mentions (numbers in the window)."""
    found: list[Judgement] = []
    for at in range(0, len(pairs), CHUNK):
        chosen = pairs[at : at + CHUNK]
        found.extend(_judged(window, chosen, _states(window, chosen, weights), weights, least))
    return found


def kinds(window: Window, weights: Weights) -> Array:
    """Log-probabilities of each mention's code, in the weights' order: [mentions, codes]."""
    if not window.places:
        return np.zeros((0, len(weights.codes)), np.float32)
    text = _states(window, [], weights)
    spans = np.stack([text[a:b].mean(0) for a, b in window.places])
    return _log_softmax(spans @ weights.head["kind.weight"].T + weights.head["kind.bias"])


def _states(window: Window, pairs: Sequence[tuple[int, int]], weights: Weights) -> Array:
    places = [[window.places[s][0], window.places[o][0]] for s, o in pairs]
    feed = {
        "words": weights.embedded(window.pieces, window.named())[None],
        "marks": np.tile(weights.head["marks"], (len(places), 1))[None],
        "places": np.array(places, np.int64).reshape(1, -1),
    }
    return np.asarray(weights.encoder.run(None, feed)[0][0], dtype=np.float32)


def _judged(
    window: Window, pairs: Sequence[tuple[int, int]], states: Array, weights: Weights, least: float
) -> list[Judgement]:
    head, length = weights.head, len(window.pieces)
    places = np.array([[window.places[s][0], window.places[o][0]] for s, o in pairs])
    marked = states[length : length + 2 * len(pairs)].reshape(len(pairs), -1)
    seen = np.concatenate([marked, states[places].reshape(len(pairs), -1)], 1)
    hidden = _gelu(seen @ head["pair.weight"].T + head["pair.bias"])
    logits = hidden @ head["relation.weight"].T + head["relation.bias"]
    rows, columns = np.nonzero(logits >= least)
    stance = seen @ head["stance.weight"].T + head["stance.bias"]
    said = _gelu(stance[rows] + head["of_relation.weight"][columns])
    statuses = _log_softmax(said @ head["status.weight"].T + head["status.bias"])
    return [
        Judgement(pairs[r][0], weights.relations[c], pairs[r][1], float(logits[r, c]), tuple(map(float, statuses[i])))
        for i, (r, c) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True))
    ]


def _gelu(x: Array) -> Array:
    """The exact form, by the error function of Abramowitz and Stegun 7.1.26 (error below 1.5e-7)."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    return np.asarray(0.5 * x * (1 + erf), dtype=np.float32)


def _log_softmax(x: Array) -> Array:
    top = x - x.max(1, keepdims=True)
    return np.asarray(top - np.log(np.exp(top).sum(1, keepdims=True)), dtype=np.float32)
