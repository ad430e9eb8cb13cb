"""The readers that are measured beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from benchmarks.quality.baseline import Said, annotated, learnt
from benchmarks.quality.fitting import LEARNERS, Row
from benchmarks.quality.setting import Setting
from graph.statement import Statement
from loaders.document import Document
from loaders.errors import LanguageError
from loaders.readers import DEFAULT, Options, Reader, reader

Reading = Callable[[Sequence[Document]], Said]
"""What each of many articles says, in their order."""
Learning = Callable[[Iterable[Row], Sequence[Document]], Said]
"""What a learner that was told some pairs reads in articles."""


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
    """Every learner, to be told as much of the corpus as one likes."""

    def learning(module: str, rows: Iterable[Row], documents: Sequence[Document]) -> Said:
        return learnt(module, rows, documents, setting.ontology)

    return {name: partial(learning, module) for name, module in LEARNERS.items()}


def _trained(learner: Learning, setting: Setting, documents: Sequence[Document]) -> Said:
    rows = annotated(setting.corpus / "train").values()
    return learner((row for each in rows for row in each), documents)
