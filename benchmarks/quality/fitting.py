"""What is learnt from rows of pairs, in the training environment: a program of training/ for each learner."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.setting import ROOT, QualityError

PYTHON = ROOT / ".venv-train" / "bin" / "python"
BASELINE = "word n-gram SVM"
FITTERS: Mapping[str, str] = {BASELINE: "training.ngrams", "network": "training.given"}
"""Learners of given pairs: `python -m MODULE TRAIN.jsonl TEST.jsonl` prints a row for each of TEST."""
LEARNERS: Mapping[str, str] = {BASELINE: "training.ngrams"}
"""Those quick enough to learn every pair of the corpus, and read articles by it."""

Row = Mapping[str, object]


def fitted(module: str, train: Iterable[Row], test: Sequence[Row]) -> list[dict[str, str | None]]:
    """What a learner that saw the rows of `train` says of those of `test`: id, relation, direction.

    Raises:
        QualityError: there is no training environment, or the learner fails.
    """
    if not PYTHON.exists():
        raise QualityError("The training environment is not there: make train, or make quality, sets it up")
    with tempfile.TemporaryDirectory(prefix="keiretsu-quality-") as folder:
        files = [Path(folder) / name for name in ("train.jsonl", "test.jsonl")]
        asked = ({k: v for k, v in row.items() if k not in ("ours", "label")} for row in test)
        for file, rows in zip(files, (train, asked), strict=True):
            file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        command = [str(PYTHON), "-m", module, *map(str, files)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise QualityError(f"python -m {module} failed: {done.stderr.strip()[-300:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
