"""Which pairs of mentions are worth a question: a small head over the states of the text alone (training/gate.py).

Most pairs of an article hold nothing, and most of these show it before a marker has looked at the text.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from loaders.network.arrays import Array, Numbers, gelu

_LINEAR = ("subject", "hidden", "asks", "answers")
PARTS = frozenset(
    ["gate.least", *(f"gate.{name}.{part}" for name in _LINEAR for part in ("weight", "bias"))]
    + [f"gate.{name}.weight" for name in ("object", "far", "path")]
)
"""What `head` holds of it."""


def promising(
    states: Array, places: Numbers, far: Numbers, paths: Numbers, head: Mapping[str, Array]
) -> NDArray[np.bool_]:
    """Whether each pair is worth a question.

    Args:
        states: the last states of the text, [pieces, size].
        places: the first pieces of subject and object, [pairs, 2].
        far: how many sentences apart, as `head["far.weight"]` numbers it, [pairs].
        paths: the way in the tree, [pairs] (loaders/network/kinship.py).
        head: the heads' arrays by name.
    """
    at, where = np.unique(places, return_inverse=True)
    subject, other = where.reshape(places.shape).T
    each = {name: states[at] @ head[f"gate.{name}.weight"].T for name in ("subject", "object", "asks", "answers")}
    told = head["gate.far.weight"][far] + head["gate.path.weight"][paths] + head["gate.subject.bias"]
    hidden = gelu(each["subject"][subject] + each["object"][other] + told)
    asks, answers = (each[name] + head[f"gate.{name}.bias"] for name in ("asks", "answers"))
    scores = hidden @ head["gate.hidden.weight"][0] + head["gate.hidden.bias"]
    scores += (asks[subject] * answers[other]).sum(1) * asks.shape[1] ** -0.5
    return np.asarray(scores >= head["gate.least"])
