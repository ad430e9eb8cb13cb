"""What the network says of the pairs and names of a window: the heads of training/network.py in numpy."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from loaders.network.kinship import chains, path
from loaders.network.packing import Window
from loaders.network.weights import Array, Encoded, Weights

CHUNK = 256
"""Pairs of mentions judged in one run of the encoder's half for markers."""
FAR = 6
"""Sentences apart that make a difference.

Between a name and a description, FAR classes: the name stands after it, with it, 1 to 3 before it, further. Between a
subject and an object, twice as many: the subject stands FAR - 1 or more before, ... FAR or more after.
"""
SURE = 0.5
"""How likely a description must mean one character to be taken for it."""
WARY = 1.5
"""What is added to the log-odds that it means nobody: who is taken for another brings several wrong facts at once."""


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


def judge(
    window: Window, encoded: Encoded, pairs: Sequence[tuple[int, int]], weights: Weights, least: float
) -> list[Judgement]:
    """Judgements with a logit of at least `least` on pairs of mentions (numbers in the window)."""
    found: list[Judgement] = []
    above = chains(window.heads)
    for at in range(0, len(pairs), CHUNK):
        found.extend(_judged(window, encoded, pairs[at : at + CHUNK], above, weights, least))
    return found


@dataclass(frozen=True, slots=True)
class Sight:
    """What the network says of a window's mentions before it is asked about pairs.

    `kinds` are log-probabilities of each mention's code, in the weights' order: [mentions, codes]; `whom` gives the
    character that a description means, by the number of the mention, where one is likelier than all else.
    """

    kinds: Array
    whom: Mapping[int, int]


def sight(window: Window, encoded: Encoded, weights: Weights) -> Sight:
    """The types of mentions, and whom descriptions mean."""
    if not window.places:
        return Sight(np.zeros((0, len(weights.codes)), np.float32), {})
    spans = np.stack([encoded.last[0, a:b].mean(0) for a, b in window.places])
    kinds = _log_softmax(spans @ weights.head["kind.weight"].T + weights.head["kind.bias"])
    return Sight(kinds, _whom(window, spans, weights.head))


def _whom(window: Window, spans: Array, head: Mapping[str, Array]) -> Mapping[int, int]:
    described = [i for i, m in enumerate(window.mentions) if m.described]
    named = [i for i, m in enumerate(window.mentions) if not m.described]
    if not described or not named:
        return {}
    asks, answers = spans[described] @ head["asks.weight"].T, spans[named] @ head["answers.weight"].T
    sentences = np.array(window.sentences)
    apart = np.clip(sentences[described][:, None] - sentences[named][None], -1, FAR - 2) + 1
    scores = asks @ answers.T / math.sqrt(asks.shape[1]) + head["apart.weight"][apart, 0]
    nobody = spans[described] @ head["nobody.weight"].T + head["nobody.bias"] + WARY
    shares = np.exp(_log_softmax(np.concatenate([scores, nobody], 1)))
    found: dict[int, int] = {}
    for row, number in enumerate(described):
        total: dict[int, float] = {}
        for share, name in zip(shares[row].tolist(), named, strict=False):
            total[window.mentions[name].thing] = total.get(window.mentions[name].thing, 0.0) + share
        best = max(total, key=lambda thing: total[thing])
        if total[best] > SURE:
            found[number] = best
    return found


def _judged(
    window: Window,
    encoded: Encoded,
    pairs: Sequence[tuple[int, int]],
    above: Sequence[Sequence[int]],
    weights: Weights,
    least: float,
) -> list[Judgement]:
    head = weights.head
    places = [(window.places[s][0], window.places[o][0]) for s, o in pairs]
    marked = weights.marked(encoded, places).reshape(len(pairs), -1)
    seen = np.concatenate([marked, encoded.last[0][np.array(places)].reshape(len(pairs), -1)], 1)
    apart = np.array([window.sentences[s] - window.sentences[o] for s, o in pairs])
    far = head["far.weight"][np.clip(apart, 1 - FAR, FAR) + FAR - 1]
    ways = [path(window.nodes[s], window.nodes[o], above) for s, o in places]
    told = far + head["path.weight"][ways]
    hidden = _gelu(seen @ head["pair.weight"].T + head["pair.bias"] + told)
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
