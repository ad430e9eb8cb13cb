"""What a person at a terminal sees."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import ROOT


def seen(arguments: list[str], graph: Path, width: int = 80, **more: str) -> str:
    """What a command draws on a terminal so many characters wide."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "KEIRETSU_GRAPH": str(graph), "COLUMNS": str(width), "TERM": "xterm", **more}
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), *arguments], stdout=theirs, stderr=theirs, stdin=theirs, env=environment
    )
    os.close(theirs)
    pieces = []
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(ours)
    process.wait(timeout=60)
    return b"".join(pieces).decode()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_table_keeps_every_word_at_any_width(made: Path, width: int) -> None:
    drawn = seen(["who", "exports", "Xiaomi"], made, width, NO_COLOR="1")

    assert all(word in drawn for word in ("planned,", "inferred", "Hyperion", "SU7", "2026-03-01"))
    assert "…" not in drawn
    assert max(map(len, drawn.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines())) <= width


def test_a_machine_format_stays_one_on_a_terminal(made: Path) -> None:
    assert seen(["who", "exports", "Xiaomi", "--json"], made).lstrip().startswith("{")


def test_progress_shows_on_a_terminal_unless_quiet(made: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    loud, quiet = (seen(["load", str(tmp_path / "empty.txt"), *more], tmp_path / "graph") for more in ([], ["--quiet"]))

    assert "1 articles" in loud
    assert "1 articles" not in quiet
