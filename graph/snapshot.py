"""A reader's own, unchanging copy of a store that another process may be writing.

RocksDB calls it undefined to open a store read-only beside a writer: the writer's housekeeping removes
files under the reader. But its table files never change once written, so hard links to them, with copies
of the small files that say which tables count, are a store of the reader's own. The writer's
housekeeping shows in the manifest's size and in the files' names; if those changed meanwhile, we try again.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from graph.errors import StoreError

TRIES = 50
_LINKED = ".sst"
_COPIED = ("CURRENT", "MANIFEST-", "OPTIONS-", "IDENTITY")


class Snapshot:
    """A folder that holds the last committed state of a data folder until it is closed.

    Where the store's folder takes no files and nobody writes, that is the data folder itself, and no
    writer may begin meanwhile.
    """

    def __init__(self, data: Path) -> None:
        self._own = True
        self._lock: int | None = None
        self.path = data
        try:
            self._copy(data, _beside(data))
        except OSError:
            # A folder or a disk that takes no more files.
            self._lock = _no_writer(data.parent / "lock")
            if self._lock is not None:
                self._own, self.path = False, data
            else:
                self._copy(data, Path(tempfile.mkdtemp(prefix="keiretsu-")))

    def _copy(self, data: Path, target: Path) -> None:
        # The lock tells a reader at work from one that was killed.
        self._lock = os.open(target, os.O_RDONLY)
        self.path = target
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        with ExitStack() as undo:
            undo.callback(self.close)
            _copy_steadily(data, target)
            undo.pop_all()

    def close(self) -> None:
        """Remove the snapshot; safe to call twice."""
        if self._lock is not None:
            if self._own:
                shutil.rmtree(self.path, ignore_errors=True)
            os.close(self._lock)
            self._lock = None


def sweep(folder: Path) -> None:
    """Remove the snapshots of readers that are no more."""
    readers = folder / "readers"
    for path in readers.iterdir() if readers.is_dir() else ():
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
            finally:
                os.close(handle)


def _beside(data: Path) -> Path:
    """A new folder on the store's file system."""
    readers = data.parent / "readers"
    readers.mkdir(exist_ok=True)
    return Path(tempfile.mkdtemp(dir=readers))


def _no_writer(path: Path) -> int | None:
    """A handle that keeps writers away while it is open, None if there is one already or none can be had."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _copy_steadily(data: Path, target: Path) -> None:
    for _ in range(TRIES):
        for old in target.iterdir():
            old.unlink()
        with suppress(FileNotFoundError):
            before = _state(data)
            _copy(data, target)
            if _state(data) == before:
                return
    raise StoreError(f"The store {str(data.parent)!r} changes too fast to be read; try again.")


def _state(data: Path) -> dict[str, int]:
    """The files that make up the store; sizes only of the manifest, since the log grows with each commit."""
    with os.scandir(data) as entries:
        return {
            entry.name: entry.stat().st_size if entry.name.startswith("MANIFEST-") else 0
            for entry in entries
            if entry.name.endswith((_LINKED, ".log")) or entry.name.startswith(_COPIED)
        }


def _copy(data: Path, target: Path) -> None:
    with os.scandir(data) as entries:
        for entry in entries:
            if entry.name.endswith(_LINKED):
                _link(entry.path, target / entry.name)
            elif entry.name.endswith(".log") or entry.name.startswith(_COPIED):
                shutil.copyfile(entry.path, target / entry.name)


def _link(source: str, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copyfile(source, target)
