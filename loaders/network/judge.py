"""What the network says of the pairs worth it and the names of a window: the heads of training/network.py in numpy."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from loaders.network.arrays import Array, Numbers, gelu, log_softmax
from loaders.network.gate import promising
from loaders.network.kinship import chains, path
from loaders.network.packing import Window
from loaders.network.weights import Encoded, Weights

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """Pairs of mentions in numbers: first pieces [pairs, 2], sentences apart, ways in the tree as heads number them."""

    places: Numbers
    far: Numbers
    paths: Numbers

    def of(self, rows: Numbers) -> _Asked:
        """Some of them."""
        return _Asked(self.places[rows], self.far[rows], self.paths[rows])


def judge(
    window: Window,
    encoded: Encoded,
    pairs: Sequence[tuple[int, int]],
    weights: Weights,
    least: float,
    *,
    sparing: bool = True,
    symmetric: Collection[str] = (),
) -> list[Judgement]:
    """Judgements with a logit of at least `least` on pairs of mentions (numbers in the window).

    With `sparing` only pairs with promise (loaders/network/gate.py) are asked about, and the other way those of which
    a `symmetric` relation is judged so.
    """
    if not pairs:
        return []
    asked = _asked(window, pairs)
    rows = np.arange(len(pairs))
    if sparing:
        rows = rows[promising(encoded.last[0], asked.places, asked.far, asked.paths, weights.head)]
    found = _chunks(pairs, encoded, asked, rows, weights, least)
    if sparing and symmetric:
        things = [tuple(window.mentions[i].thing for i in pair) for pair in pairs]
        back = {
            (window.mentions[j.object].thing, window.mentions[j.subject].thing)
            for j in found
            if j.relation in symmetric
        }
        back -= {things[row] for row in rows}
        others = np.array([row for row, each in enumerate(things) if each in back], np.int64)
        found += _chunks(pairs, encoded, asked, others, weights, least)
    return found


def _chunks(
    pairs: Sequence[tuple[int, int]], encoded: Encoded, asked: _Asked, rows: Numbers, weights: Weights, least: float
) -> list[Judgement]:
    found: list[Judgement] = []
    for at in range(0, len(rows), CHUNK):
        chunk = rows[at : at + CHUNK]
        found.extend(_judged([pairs[row] for row in chunk], encoded, asked.of(chunk), weights, least))
    return found


def _asked(window: Window, pairs: Sequence[tuple[int, int]]) -> _Asked:
    above = chains(window.heads)
    places = [(window.places[s][0], window.places[o][0]) for s, o in pairs]
    apart = np.array([window.sentences[s] - window.sentences[o] for s, o in pairs])
    ways = [path(window.nodes[s], window.nodes[o], above) for s, o in places]
    return _Asked(np.array(places), np.clip(apart, 1 - FAR, FAR) + FAR - 1, np.array(ways))


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
    kinds = log_softmax(spans @ weights.head["kind.weight"].T + weights.head["kind.bias"])
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
    shares = np.exp(log_softmax(np.concatenate([scores, nobody], 1)))
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
    pairs: Sequence[tuple[int, int]], encoded: Encoded, asked: _Asked, weights: Weights, least: float
) -> list[Judgement]:
    head = weights.head
    marked = weights.marked(encoded, asked.places).reshape(len(pairs), -1)
    seen = np.concatenate([marked, encoded.last[0][asked.places].reshape(len(pairs), -1)], 1)
    told = head["far.weight"][asked.far] + head["path.weight"][asked.paths]
    hidden = gelu(seen @ head["pair.weight"].T + head["pair.bias"] + told)
    logits = hidden @ head["relation.weight"].T + head["relation.bias"]
    rows, columns = np.nonzero(logits >= least)
    held, where = np.unique(rows, return_inverse=True)
    stance = seen[held] @ head["stance.weight"].T + head["stance.bias"]
    said = gelu(stance[where] + head["of_relation.weight"][columns])
    statuses = log_softmax(said @ head["status.weight"].T + head["status.bias"])
    return [
        Judgement(pairs[r][0], weights.relations[c], pairs[r][1], float(logits[r, c]), tuple(map(float, statuses[i])))
        for i, (r, c) in enumerate(zip(rows.tolist(), columns.tolist(), strict=True))
    ]
