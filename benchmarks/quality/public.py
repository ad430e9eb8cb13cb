"""Readers and learners on the public sets: given pairs in folds or whole, and passages end to end."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from benchmarks.quality.fitting import FITTERS, Row, fitted
from benchmarks.quality.readers import readings
from benchmarks.quality.scorers import pairs, passages
from benchmarks.quality.setting import Setting, Value
from loaders.evaluation.judges import JUDGES
from loaders.evaluation.pairs import COLUMNS, judged, read_pairs

CORE = "core/core.train.jsonl"
FIRE = "fire/fire.dev.jsonl"
PASSAGES = "knowledgenet/passages.fold3.jsonl"
FOLDS = 5

Parts = Mapping[str, Callable[[], Value]]


def core(setting: Setting) -> Parts:
    """CORE's training rows: learners in five folds with no text on both sides, patterns on all."""
    folds = {name: partial(_folded, setting, module) for name, module in FITTERS.items()}
    return {"patterns": partial(_given, setting, "patterns", CORE), **folds}


def fire(setting: Setting) -> Parts:
    """FIRE's development rows: learners trained on CORE, and every judge."""
    learners = {name: partial(_carried, setting, module) for name, module in FITTERS.items()}
    return {**{name: partial(_given, setting, name, FIRE) for name in JUDGES}, **learners}


def knowledgenet(setting: Setting) -> Parts:
    """KnowledgeNet's third fold, end to end, by every reader."""
    return {name: partial(_passages, setting, name) for name in readings(setting)}


def _given(setting: Setting, name: str, file: str) -> Value:
    path = setting.public(file)
    judge = JUDGES[name](setting.ontology)
    answers = (dict(zip(COLUMNS, row, strict=True)) for row in judged(read_pairs(path), judge))
    return Value(pairs(path, answers))


def _folded(setting: Setting, module: str) -> Value:
    path = setting.public(CORE)
    rows = _rows(path)
    answers: list[dict[str, str | None]] = []
    for fold in range(FOLDS):
        inside = [row for row in rows if _fold(row) == fold]
        answers += fitted(module, (row for row in rows if _fold(row) != fold), inside)
    return Value(pairs(path, answers))


def _fold(row: Row) -> int:
    return zlib.crc32(str(row["text"]).encode()) % FOLDS


def _carried(setting: Setting, module: str) -> Value:
    path = setting.public(FIRE)
    return Value(pairs(path, fitted(module, _rows(setting.public(CORE)), _rows(path))))


def _passages(setting: Setting, name: str) -> Value:
    return Value(passages(setting.public(PASSAGES), name))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
