"""The readers that are measured beside each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from benchmarks.quality.baseline import Said, learnt
from benchmarks.quality.fitting import LEARNERS
from benchmarks.quality.setting import Setting
from graph.statement import Statement
from loaders.document import Document
from loaders.errors import LanguageError
from loaders.evaluation.gold import GoldArticle, read_gold
from loaders.readers import DEFAULT, Options, Reader, reader

Reading = Callable[[Sequence[Document]], Said]
"""What each of many articles says, in their order."""
Learning = Callable[[Sequence[GoldArticle], Sequence[Document]], Said]
"""What a learner that saw some annotated articles reads in others."""


def readings(setting: Setting) -> Mapping[str, Reading]:
    """Every reader that is measured, the default one first."""

    def reading(name: str, documents: Sequence[Document]) -> Said:
        read = reader(name, setting.ontology, Options(keep_text=False))
        return [_statements(read, document) for document in documents]

    readers = {name: partial(reading, name) for name in (DEFAULT, "patterns")}
    return {**readers, **{name: partial(_trained, learner, setting) for name, learner in learnings(setting).items()}}


def _statements(read: Reader, document: Document) -> Sequence[Statement]:
    """What a reader finds; nothing in a language that it does not read."""
    try:
        return read(document).statements
    except LanguageError:
        return ()


def learnings(setting: Setting) -> Mapping[str, Learning]:
    """Every learner, to be shown as much of the corpus as one likes."""

    def learning(module: str, train: Sequence[GoldArticle], documents: Sequence[Document]) -> Said:
        return learnt(module, train, documents, setting.ontology)

    return {name: partial(learning, module) for name, module in LEARNERS.items()}


def _trained(learner: Learning, setting: Setting, documents: Sequence[Document]) -> Said:
    return learner(list(read_gold([setting.corpus / "train"])), documents)
