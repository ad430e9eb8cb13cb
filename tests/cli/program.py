"""The program as tests run it: in this process, or as one of its own."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import cli

ROOT = Path(cli.__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call left: exit status, standard output, standard error."""

    status: int
    output: str
    errors: str

    @property
    def document(self) -> dict[str, object]:
        """The output as one JSON object."""
        found = json.loads(self.output)
        assert isinstance(found, dict)
        return found

    @property
    def rows(self) -> list[list[str]]:
        """The output as tab-separated rows, the header left out."""
        return [line.split("\t") for line in self.output.splitlines()[1:]]


class Program:
    """The program on one graph."""

    def __init__(self, graph: Path | str, capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> None:
        self.graph = graph
        self._capsys = capsys
        self._patch = patch

    def __call__(self, *arguments: str | Path) -> Outcome:
        """Run a command in this process."""
        self._patch.setenv("KEIRETSU_GRAPH", str(self.graph))
        self._patch.setattr(sys, "argv", ["keiretsu", *map(str, arguments)])
        self._patch.setattr(sys, "excepthook", sys.excepthook)
        self._capsys.readouterr()
        try:
            status = cli.main()
        except SystemExit as ended:
            status = ended.code if isinstance(ended.code, int) else 1
        return Outcome(status, *self._capsys.readouterr())


def spawn(
    arguments: Sequence[str | Path],
    graph: Path | str,
    *,
    environment: Mapping[str, str] | None = None,
    input: str | None = None,
) -> Outcome:
    """Run a command in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KEIRETSU_"))}
    done = subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        env={**kept, "KEIRETSU_GRAPH": str(graph), **(environment or {})},
        input=input,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


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


def one_sentence(found: Outcome, status: int, part: str) -> None:
    """Assert that the failure is said once, in one line that holds `part`."""
    assert found.status == status, found
    assert "Traceback" not in found.errors
    last = found.errors.splitlines()[-1]
    assert last.startswith("keiretsu: ")
    assert part in found.errors


def first_statement(program: Program, *question: str) -> str:
    """The short id of the evidence of a question's first answer."""
    return program(*question).rows[0][-1]
