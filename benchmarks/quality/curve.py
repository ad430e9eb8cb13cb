"""How much better a learner gets with more of the corpus, measured on its development part."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from benchmarks.quality.articles import scores
from benchmarks.quality.baseline import Said, annotated
from benchmarks.quality.readers import Learning, learnings
from benchmarks.quality.setting import Setting, Value
from loaders.document import Document
from loaders.evaluation.gold import read_gold

STEPS = (8, 4, 2, 1)
"""The corpus is cut to one part in so many; which articles, their ids decide."""


def curve(setting: Setting) -> Mapping[str, Callable[[], Value]]:
    """A measurement for each learner."""
    return {name: partial(_grown, setting, learner) for name, learner in learnings(setting).items()}


def _grown(setting: Setting, learner: Learning) -> Value:
    rows = annotated(setting.corpus / "train")
    train = sorted(rows, key=lambda name: zlib.crc32(name.encode()))
    dev = list(read_gold([setting.corpus / "dev"]))
    counts: dict[str, list[int]] = {}
    for step in STEPS:
        seen = train[: len(train) // step]

        def read(documents: Sequence[Document], seen: Sequence[str] = seen) -> Said:
            return learner((row for name in seen for row in rows[name]), documents)

        each = [(r.total.right, r.total.wrong, r.total.missed) for r in scores(dev, read, setting.ontology).values()]
        counts[str(len(seen))] = [sum(column) for column in zip(*each, strict=True)]
    return Value(counts)
