"""The readers that are measured beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from benchmarks.quality.baseline import learnt
from benchmarks.quality.fitting import FITTERS
from benchmarks.quality.setting import Setting
from graph.statement import Record
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.pipeline import reader

Reading = Callable[[Sequence[Document]], list[Record]]
"""What many articles say, in their order."""
Learning = Callable[[Sequence[GoldArticle], Sequence[Document]], list[Record]]
"""What a learner that saw some annotated articles reads in others."""


def readings(setting: Setting) -> Mapping[str, Reading]:
    """Every reader that is measured, the default one first."""

    def patterns(documents: Sequence[Document]) -> list[Record]:
        read = reader(setting.ontology)
        return [read(document) for document in documents]

    learners = {name: partial(_trained, learner, setting) for name, learner in learnings(setting).items()}
    return {"patterns": patterns, **learners}


def learnings(setting: Setting) -> Mapping[str, Learning]:
    """Every learner, to be shown as much of the corpus as one likes."""

    def learning(module: str, train: Sequence[GoldArticle], documents: Sequence[Document]) -> list[Record]:
        return learnt(module, train, documents, setting.ontology)

    return {name: partial(learning, module) for name, module in FITTERS.items()}


def _trained(learner: Learning, setting: Setting, documents: Sequence[Document]) -> list[Record]:
    return learner(list(read_gold([setting.corpus / "train"])), documents)
