"""How a reader behaves: the same on every run, in linear time, by paragraph, with the models it needs only."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.cli.program import ROOT

SAME = """
import sys
from pathlib import Path
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.readers import Options, reader
from ontology.read import load
read = reader(sys.argv[1], load(), Options())
articles = list(read_gold([Path("corpus/dev")]))
for each in (*articles[::24], *(a for a in articles if a.id == "en-d-035")):
    print(read(Document(each.text, each.id, language=each.language)))
"""


def run(script: str, *arguments: str, **environment: str) -> str:
    """What a script prints in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    return done.stdout


@pytest.mark.slow
def test_every_run_gives_the_same_records() -> None:
    first, second = (run(SAME, "patterns", PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert "statements=(Statement" in first
    assert first == second
