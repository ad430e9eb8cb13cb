"""The embedded store among other processes and other users."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.rebuilding import derived
from graph.snapshot import Snapshot
from tests.graph.articles import story
from tests.graph.processes import WRITER, folder, kill, killed_writer, opened, path, run, told, wait_for

__all__ = ["folder", "path"]


def test_a_second_writer_is_refused_by_name(path: Path) -> None:
    process = run(WRITER, path, 1)
    wait_for(process, 1)
    try:
        with pytest.raises(StoreError, match=f"'{path}' is being written by process {process.pid}"):
            opened(path, write=True)
    finally:
        kill(process)


def test_a_second_writer_in_the_same_process_is_refused(path: Path) -> None:
    with opened(path, write=True), pytest.raises(StoreError, match="another part of this process"):
        opened(path, write=True)


def test_a_store_can_be_written_again_when_its_writer_was_killed(path: Path) -> None:
    killed_writer(path)

    with opened(path, write=True) as store:
        assert len(list(store.articles())) == 5


def test_readers_beside_a_writer_see_whole_commits_and_never_fewer_than_before(path: Path) -> None:
    process = run(WRITER, path, 150)
    seen: list[int] = []
    try:
        wait_for(process, 1)
        while not seen or seen[-1] < 150:
            with opened(path) as store:
                articles = [each.iri for each in store.articles()]
                assert set(store.reader.match(None, None, None)) == set(derived(store.reader))
            seen.append(len(articles))
    finally:
        kill(process)

    assert seen == sorted(seen)
    assert len(set(seen)) > 1
    assert list((path / "readers").iterdir()) == []


def test_a_reader_keeps_its_state_while_another_writes(path: Path) -> None:
    told(path)
    with opened(path) as reader:
        with opened(path, write=True) as writer:
            writer.retract(story().article.iri)
            writer.rebuild()

        assert len(list(reader.articles())) == 1


def test_the_snapshot_of_a_killed_reader_is_swept_up(path: Path) -> None:
    told(path)
    process = run(
        "import sys; from pathlib import Path; from graph.snapshot import Snapshot\n"
        "s = Snapshot(Path(sys.argv[1])); print(1, flush=True); sys.stdin.readline()",
        path / "data-1",
    )
    wait_for(process, 1)
    living = Snapshot(path / "data-1")
    kill(process)
    assert len(list((path / "readers").iterdir())) == 2
    opened(path, write=True).close()

    assert list((path / "readers").iterdir()) == [living.path]
    living.close()


def test_a_kill_during_a_load_loses_no_article_that_was_reported(path: Path) -> None:
    process = run(WRITER, path, 100_000)
    wait_for(process, 30)
    kill(process)

    with opened(path, write=True) as store:
        assert len(list(store.articles())) >= 30
        assert set(store.reader.match(None, None, None)) == set(derived(store.reader))
        store.check()


# What a user without rights sees; root has them all and so becomes nobody.
POWERLESS = """
import os, sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from tests.graph.articles import ONTOLOGY
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
with EmbeddedStore(Path(sys.argv[1]), ONTOLOGY) as store:
    print(len(list(store.articles())), flush=True)
try:
    EmbeddedStore(Path(sys.argv[1]), ONTOLOGY, write=True)
except StoreError as error:
    print(error, flush=True)
"""


def powerless(path: Path) -> list[str]:
    return run(POWERLESS, path).communicate()[0].splitlines()


def test_a_folder_that_cannot_be_written_can_be_read(folder: Path) -> None:
    path = folder / "store"
    told(path)
    path.chmod(0o555)
    for each in path.rglob("*"):
        each.chmod(0o555 if each.is_dir() else 0o444)

    count, refusal = powerless(path)

    assert count == "1"
    assert refusal == f"The store '{path}' cannot be written: Permission denied."
    path.chmod(0o755)


def test_a_folder_that_cannot_be_written_can_be_read_while_its_owner_writes(folder: Path) -> None:
    path = folder / "store"
    with opened(path, write=True) as writer:
        list(writer.write([story()]))
        (path / "readers").mkdir(exist_ok=True)

        assert powerless(path)[0] == "1"
