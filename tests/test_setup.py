"""Set-up as a newcomer meets it: the demo, the Makefile's targets, a Python too old, what CI runs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.console import ROOT, Desk

OLD_PYTHON = """#!{python}
import sys
sys.version_info, sys.version = (3, 10, 2, "final", 0), "3.10.2 (main)"
exec(sys.argv[2])
"""


@pytest.fixture
def demo(tmp_path: Path) -> Desk:
    """A desk whose examples are a copy, so that the demo's folder lies beside it."""
    desk = Desk(tmp_path / "desk")
    (desk.folder / "examples").unlink()
    shutil.copytree(ROOT / "examples", desk.folder / "examples")
    return desk


@pytest.mark.slow
def test_the_demo_reads_asks_draws_and_the_second_time_changes_nothing(demo: Desk) -> None:
    first = demo.run("examples/demo.sh && keiretsu --graph .demo/graph export first.trig")
    again = demo.run("examples/demo.sh && keiretsu --graph .demo/graph export second.trig")

    assert "keiretsu: 7 new." in first
    assert "keiretsu: 7 unchanged." in again
    assert re.search(r"Hyperion Leasing +planned, inferred", first)
    assert re.search(r"1\.2 +Hyperion Leasing subsidiary of", first)
    assert (demo.folder / ".demo/keiretsu.gexf").stat().st_size > 10_000
    assert (demo.folder / "first.trig").read_bytes() == (demo.folder / "second.trig").read_bytes()


@pytest.mark.parametrize(
    ("names", "results"),
    [
        pytest.param(["who", "load", "read"], 5, marks=pytest.mark.slow),
        pytest.param(["serve"], 1, marks=[pytest.mark.neo4j, pytest.mark.long]),
        pytest.param(["push", "memory"], 5, marks=[pytest.mark.neo4j, pytest.mark.long]),
    ],
    ids=["embedded", "serve", "push and memory"],
)
def test_every_benchmark_runs_and_says_its_ratio(tmp_path: Path, names: list[str], results: int) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "benchmarks", "--quick", *names]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600, check=True)

    assert len(re.findall(r"ratio \d+\.\d\d, target at most [\d.]+: (?:kept|MISSED)", done.stdout)) == results
    assert list(tmp_path.iterdir()) == []


def test_a_python_too_old_is_one_sentence_that_says_what_to_do(tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text(OLD_PYTHON.format(python=sys.executable), encoding="utf-8")
    old.chmod(0o755)
    command = ["make", "--no-print-directory", "demo", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)

    assert done.returncode == 2
    assert "Keiretsu needs Python 3.11 or newer; this is 3.10.2. Try: make demo PYTHON=python3.11" in done.stderr
    assert not (tmp_path / "venv").exists()


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/install.md", ".ci/run"])
def test_every_make_command_that_is_told_of_is_there(file: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    told = set(re.findall(r"(?:^|`)make ([a-z-]+)", (ROOT / file).read_text("utf-8"), re.MULTILINE))

    assert told
    assert told - targets == set()


def test_ci_runs_what_a_person_runs_and_lets_no_real_part_be_skipped() -> None:
    lines = (ROOT / ".ci/run").read_text("utf-8").splitlines()

    assert lines[-2:] == ["make lint", "make test"]
    assert "export CI=true" in lines
    assert "set -euo pipefail" in lines


def test_what_must_pass_before_a_commit_is_linted_as_under_ci() -> None:
    assert re.search(r"^check: lint$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_quick_part_leaves_out_what_is_slow_or_needs_other_programs() -> None:
    quick = re.search(r"^QUICK := (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

    assert quick is not None
    assert set(quick[1].replace("not ", "").split(" and ")) == {"slow", "long", "neo4j", "gephi", "browser"}
