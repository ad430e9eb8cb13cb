"""Disks that are full, other writers, readers that go away, interruptions: nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.embedded import EmbeddedStore
from ontology.read import load
from tests.cli.program import ROOT, Outcome, Program, one_sentence, spawn
from tests.real_parts import need


def test_a_second_writer_is_refused_and_a_reader_answers(own: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Text.")
    with EmbeddedStore(Path(own.graph), load(), write=True):
        one_sentence(spawn(["load", tmp_path / "a.txt"], own.graph), 3, f"is being written by process {os.getpid()}")
        assert spawn(["who", "supplies", "BMW"], own.graph).status == 0


def test_a_full_disk_under_the_output_is_one_sentence(made: Path) -> None:
    need(Path("/dev/full").exists(), "this system has no /dev/full")
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), "relations"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=120,
            check=False,
        )

    one_sentence(Outcome(done.returncode, "", done.stderr), 3, "No space left")


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A disk of four megabytes, where one can be made."""
    need(os.geteuid() == 0, "only root can mount a small disk")
    folder = Path(tempfile.mkdtemp())
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        folder.rmdir()
        pytest.skip("this system lets nobody mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk_under_the_store_loses_nothing(small_disk: Path, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, small_disk / "graph")
    with open(small_disk / "ballast", "wb") as ballast:
        try:
            while True:
                ballast.write(b"x" * 65536)
                ballast.flush()
        except OSError:
            pass
    found = spawn(["merge", "CATL", "BMW"], small_disk / "graph")

    one_sentence(found, 3, str(small_disk / "graph"))
    (small_disk / "ballast").unlink()
    assert spawn(["who", "supplies", "BMW"], small_disk / "graph").rows[0][0] == "CATL"


def test_a_reader_that_goes_away_ends_the_output_quietly(made: Path) -> None:
    program = f"'{sys.executable}' '{ROOT / 'cli.py'}' relations --json"
    piped = ["bash", "-c", f"set -o pipefail; {program} | head -1"]
    done = subprocess.run(piped, capture_output=True, text=True, timeout=120, check=False)

    assert (done.returncode, done.stderr, done.stdout) == (0, "", "[\n")


def _interruptible() -> None:
    """A shell's background job ignores interrupts, and its children with it, as a person's program does not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_load_keeps_what_was_read(made: Path, tmp_path: Path) -> None:
    shutil.copytree(made, tmp_path / "graph")
    os.mkfifo(tmp_path / "slow.txt")
    (tmp_path / "a.txt").write_bytes(b"")
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "cli.py"), "load", str(tmp_path / "a.txt"), str(tmp_path / "slow.txt")],
        env={**os.environ, "KEIRETSU_GRAPH": str(tmp_path / "graph"), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_interruptible,
    )
    assert process.stdout is not None
    while not process.stdout.readline().startswith("skipped"):
        assert process.poll() is None
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    one_sentence(Outcome(process.returncode, "", errors), 130, "interrupted; what was read before is kept: 1 skipped")
    assert spawn(["who", "supplies", "BMW"], tmp_path / "graph").status == 0
