"""Other processes that write a store, and ways to stop them."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from tests.graph.articles import ONTOLOGY, story

ROOT = Path(__file__).resolve().parents[2]

# Writes article after article, says each one's number, and keeps on until it is killed.
WRITER = """
import sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from tests.graph.articles import ONTOLOGY, article, record, statement
store = EmbeddedStore(Path(sys.argv[1]), ONTOLOGY, write=True)
number = 0
while number < int(sys.argv[2]):
    number += 1
    source = article(f"https://a.example/{number}")
    said = [statement(source, f"Company {number}", "owns", f"Company {number + each}") for each in range(1, 4)]
    list(store.write([record(source, *said)]))
    print(number, flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that every user may enter, unlike pytest's."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


def run(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def wait_for(process: subprocess.Popen[str], number: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= number:
            return
    raise AssertionError("the writer ended early")


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.communicate()


def opened(path: Path, *, write: bool = False) -> EmbeddedStore:
    return EmbeddedStore(path, ONTOLOGY, write=write)


def told(path: Path) -> None:
    with opened(path, write=True) as store:
        assert list(store.write([story()]))


def killed_writer(path: Path, commits: int = 5) -> Path:
    """A store whose writer was killed, so that its last commits are in the log only."""
    process = run(WRITER, path, commits)
    wait_for(process, commits)
    kill(process)
    return path / "data-1"
