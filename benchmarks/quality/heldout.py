"""The held-out articles: read once for the page and its log, and only when asked (`--heldout`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial

from benchmarks.quality.articles import value
from benchmarks.quality.baseline import Said
from benchmarks.quality.readers import Reading, readings
from benchmarks.quality.setting import Setting, Value
from graph.statement import Statement
from loaders.document import Document
from loaders.evaluation.release import HELD_OUT, LOG, fingerprint, release

_TRAPS = re.compile(r"(\d+) of (\d+) traps")
COLUMNS = 8
"""Cells of a row of the log."""


def heldout(setting: Setting) -> Mapping[str, Callable[[], Value]]:
    """A measurement for each reader; that of the first is written to the log."""
    found = readings(setting)
    first = next(iter(found))
    return {name: partial(_scored, setting, read, name == first) for name, read in found.items()}


def _scored(setting: Setting, read: Reading, logged: bool) -> Value:
    held: dict[str, Sequence[Statement]] = {}

    def once(documents: Sequence[Document]) -> Said:
        held.update(zip((d.source for d in documents), read(documents), strict=True))
        return [held[d.source] for d in documents]

    def statements(document: Document) -> Sequence[Statement]:
        return held[document.source]

    found = value([setting.corpus / HELD_OUT], once, setting)
    if logged:
        release(setting.corpus, statements, setting.ontology, datetime.now(UTC).date().isoformat(), fingerprint())
    return found


def last(setting: Setting) -> Mapping[str, float]:
    """The newest figures of the log: `F1 en`, `precision all`, `traps`; empty where nothing is logged."""
    found: dict[str, float] = {}
    for line in (setting.corpus / LOG).read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) != COLUMNS or not cells[0][:1].isdigit():
            continue
        part, precision, f1, counts = cells[3], cells[4], cells[6], cells[7]
        if f1:
            found[f"F1 {part}"], found[f"precision {part}"] = float(f1), float(precision)
        elif traps := _TRAPS.search(counts):
            found["traps"] = int(traps[1]) / int(traps[2]) if int(traps[2]) else 0.0
    return found
