"""How far each aim is: what was asked for, what is reached."""

from __future__ import annotations

import re
from collections.abc import Mapping

from benchmarks.quality import heldout
from benchmarks.quality.fitting import BASELINE, FITTERS
from benchmarks.quality.setting import Setting
from benchmarks.quality.tables import Parts, chosen, table, tally

AIMS = (
    ("held-out F1, English", "F1 en", 0.85, False),
    ("held-out F1, French", "F1 fr", 0.85, False),
    ("held-out precision", "precision all", 0.90, False),
    ("held-out traps sprung", "traps", 0.01, True),
    ("sample passages, F1", "samples", 0.85, False),
    ("CORE in five folds, micro F1 with direction", "core", 0.78, False),
    ("KnowledgeNet fold 3, F1", "knowledgenet", 0.62, False),
)
"""What is aimed at, the name of its figure, the figure wanted, and whether it is the most allowed."""


def aims(setting: Setting, measured: Mapping[str, Parts], page: str) -> str:
    """The aims beside the default reader's figures; those not measured now are what the page says already."""
    reached = dict(heldout.last(setting))
    if samples := measured.get("samples"):
        reached["samples"] = chosen(next(iter(samples.values())), "fact").f1
    if core := measured.get("core"):
        trained = [p for name, p in core.items() if name in FITTERS and name != BASELINE]
        best = trained or list(core.values())
        reached["core"] = max(tally(p.value.counts.values()).f1 for p in best)
    if passages := measured.get("knowledgenet"):
        reached["knowledgenet"] = tally(next(iter(passages.values())).value.counts.values()).f1
    rows = [
        _row(title, wanted, most, reached[name]) if name in reached else _said(page, title, wanted, most)
        for title, name, wanted, most in AIMS
    ]
    return table(("aim", "wanted", "reached", "short by"), rows)


def _said(page: str, title: str, wanted: float, most: bool) -> list[str]:
    """The row as the page has it, whose figures are rounded; one that says so where it has none."""
    found = re.search(rf"^\| {re.escape(title)} \|.*\|$", page, re.MULTILINE)
    return [cell.strip() for cell in found[0].strip("|").split("|")] if found else _row(title, wanted, most, None)


def _row(title: str, wanted: float, most: bool, reached: float | None) -> list[str]:
    digits = 3 if most else 2
    cells = [title, f"at most {wanted:.{digits}f}" if most else f"{wanted:.{digits}f}"]
    if reached is None:
        return [*cells, "not measured", "-"]
    short = reached - wanted if most else wanted - reached
    return [*cells, f"{reached:.{digits}f}", f"{short:.{digits}f}" if short > 0 else "reached"]
