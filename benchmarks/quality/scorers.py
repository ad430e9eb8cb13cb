"""The scorers of the public sets (tests/score), run as programs; their tables as counts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.setting import ROOT, SCORERS, QualityError

_LINE = re.compile(r"^  (\S+)\s*(->|<-|=)?\s+tp\s+(\d+) fp\s+(\d+) fn\s+(\d+)", re.MULTILINE)
_SAY = "import pathlib, sys; sys.stdout.write(pathlib.Path(sys.argv[1]).read_text(encoding='utf-8'))"


def pairs(file: Path, answers: Iterable[Mapping[str, object]]) -> dict[str, list[int]]:
    """Counts by relation and direction of answers to the pairs of a file (score_pairs.py)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as said:
        said.writelines(f"{json.dumps(answer)}\n" for answer in answers)
        said.flush()
        return _counts("score_pairs.py", [str(file), sys.executable, "-c", _SAY, said.name])


def passages(file: Path, reader: str) -> dict[str, list[int]]:
    """Counts by property of a reader on passages (score_knet.py)."""
    return _counts("score_knet.py", [str(file), sys.executable, "-m", "benchmarks.quality.printed", reader])


def _counts(scorer: str, arguments: Sequence[str]) -> dict[str, list[int]]:
    command = [sys.executable, str(SCORERS / scorer), *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    found = {f"{name} {way}".strip(): [int(n) for n in counts] for name, way, *counts in _LINE.findall(done.stdout)}
    if done.returncode or not found or re.search(r"^exit ", done.stdout, re.MULTILINE):
        raise QualityError(f"{scorer} failed: {' '.join((done.stderr or done.stdout).split())[-300:]}")
    return found
