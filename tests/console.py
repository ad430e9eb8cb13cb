"""The `console` blocks of README.md and docs/: run on a store of the examples, and written anew by `make docs`.

A line that begins with `$ ` is a command, run by bash, which lines that begin with `> ` continue; what follows is all
it printed, on a terminal 100 columns wide. A line `…` in a block stands for any lines, left out for shortness.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"\$ .*\n(?:> .*\n)*")
TABLE = re.compile(r"(?<=<!-- relations -->\n).*?(?=<!-- end of relations -->)", re.DOTALL)
LEFT_OUT = "…"
COLUMNS = "100"


@dataclass(frozen=True, slots=True)
class Call:
    """A command of a document, the line it stands in, and what the document says it prints."""

    line: int
    command: str
    printed: str


def calls(text: str) -> Iterator[Call]:
    """Every command of a document's console blocks, in order."""
    for block in FENCE.finditer(text):
        line = text.count("\n", 0, block.start()) + 2
        for part in re.split(r"^(?=\$ )", block[1], flags=re.MULTILINE):
            if found := COMMAND.match(part):
                yield Call(line, re.sub(r"^[$>] ", "", found[0], flags=re.MULTILINE), part[found.end() :])
            line += part.count("\n")


def says(printed: str, expected: str) -> bool:
    """Whether the output is the one expected; a line `…` stands for any lines, none included.

    >>> says("a\\nb\\nc\\n", "a\\n…\\nc\\n"), says("a\\nb\\n", "a\\n")
    (True, False)
    """
    parts = (re.escape(part) for part in re.split(rf"^{LEFT_OUT}\n", expected, flags=re.MULTILINE))
    return re.fullmatch("(?:.*\n)*".join(parts), printed) is not None


class Desk:
    """A folder with the examples, a store of them, and the program on the path."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("examples", "corpus", "queries"):
            (folder / name).symlink_to(ROOT / name)
        (folder / "bin").mkdir()
        program = folder / "bin" / "keiretsu"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "cli.py"}" "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    def load(self) -> None:
        """Read the examples into the store. Raises CalledProcessError if that fails."""
        subprocess.run(
            ["keiretsu", "load", "examples"],
            cwd=self.folder,
            env=self._environment(),
            check=True,
            capture_output=True,
            timeout=300,
        )

    def run(self, command: str) -> str:
        """What a command prints: standard output, which is a terminal, then standard error."""
        main, end = pty.openpty()
        try:
            done = subprocess.run(
                ["bash", "-c", command],
                cwd=self.folder,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=end,
                stderr=subprocess.PIPE,
                timeout=300,
                check=False,
            )
        finally:
            os.close(end)
            printed = _drained(main)
        told = (printed + done.stderr.decode("utf-8")).replace("\r", "")
        return "".join(f"{line.rstrip()}\n" for line in told.splitlines())

    def _environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("NEO4J_", "KEIRETSU_"))}
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        graph = str(self.folder / "graph")
        return {**kept, "PATH": path, "KEIRETSU_GRAPH": graph, "TERM": "dumb", "COLUMNS": COLUMNS, "LINES": "60"}


def _drained(main: int) -> str:
    """All that was written to the other end, which is closed."""
    parts = []
    try:
        while part := os.read(main, 65536):
            parts.append(part)
    except OSError:  # Linux tells the end of a terminal so
        pass
    finally:
        os.close(main)
    return b"".join(parts).decode("utf-8")


def renewed(text: str, desk: Desk) -> str:
    """The document with what its commands print now; a block with `…` that still holds is left as it is."""

    def block(found: re.Match[str]) -> str:
        made = (f"{_written(call.command)}{_kept(call, desk.run(call.command))}" for call in calls(found[0]))
        return f"```console\n{''.join(made)}```"

    with_output = FENCE.sub(block, text)
    if TABLE.search(with_output) is None:
        return with_output
    table = desk.run("keiretsu relations --markdown")
    return TABLE.sub(lambda _: f"\n{table}\n", with_output)


def _written(command: str) -> str:
    first, *more = command.splitlines()
    return "".join((f"$ {first}\n", *(f"> {line}\n" for line in more)))


def _kept(call: Call, printed: str) -> str:
    return call.printed if says(printed, call.printed) else printed


def main(paths: list[Path]) -> None:
    """Write the documents anew."""
    with tempfile.TemporaryDirectory() as scratch:
        loaded = Desk(Path(scratch) / "first")
        loaded.load()
        for number, path in enumerate(paths):
            desk = Desk(Path(scratch) / str(number))
            shutil.copytree(loaded.folder / "graph", desk.folder / "graph")
            before = path.read_text("utf-8")
            after = renewed(before, desk)
            if after != before:
                path.write_text(after, encoding="utf-8")
                print(f"{path}: written anew")


if __name__ == "__main__":
    main([Path(each) for each in sys.argv[1:]])
