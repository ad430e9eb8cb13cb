"""What kind of thing a name is: votes by a linear model learnt from the corpus (training/kinds.py)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from loaders.features import features
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.tokens import Sentence

WEIGHTS = Path(__file__).resolve().parent / "weights" / "kinds.json"


@cache
def _weights() -> tuple[Mapping[str, float], Mapping[str, Mapping[str, float]]]:
    table = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return table["bias"], table["weights"]


def votes(sentence: Sentence, name: Name, lexicon: Lexicon) -> dict[str, float]:
    """Log-probability of each code (ORG, PER, PRO, LOC) for one mention."""
    bias, weights = _weights()
    scores = dict(bias)
    # In the order they are found: the sum of floats depends on it, and a set's order on the run.
    for feature in dict.fromkeys(features(sentence, name, lexicon)):
        for code, weight in weights.get(feature, {}).items():
            scores[code] += weight
    total = math.log(sum(math.exp(s) for s in scores.values()))
    return {code: score - total for code, score in scores.items()}
