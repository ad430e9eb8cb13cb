"""A store as one file, and back: its very files, as they are after the last commit."""

from __future__ import annotations

import io
import re
import shutil
import tarfile
from pathlib import Path

from graph.errors import StoreError
from graph.folder import Folder
from graph.formats.replacement import replacement
from graph.snapshot import Snapshot

_HEADER = "store.json"
_MEMBER = re.compile(r"store\.json|data-\d+\.seal|data-\d+/[A-Za-z0-9_.-]+")


def backup(path: Path, target: Path) -> None:
    """Write the store at `path` into one file, also while another process writes the store.

    Raises StoreError if there is no store, ExportError if the file cannot be written.
    """
    folder = Folder(path)
    header = folder.header()
    sealed = path / f"{header.data}.seal"
    # The seal first: a later commit in the data is sound, an earlier one would be a loss.
    seal = sealed.read_bytes()
    snapshot = Snapshot(folder.data(header))
    try:
        with replacement(target) as file, tarfile.open(fileobj=file, mode="w") as archive:
            for each in sorted(snapshot.path.iterdir()):
                if each.name not in ("LOCK", "LOG") and not each.name.startswith("LOG."):
                    archive.add(each, f"{header.data}/{each.name}")
            _add(archive, sealed.name, seal)
            _add(archive, _HEADER, (path / _HEADER).read_bytes())
    finally:
        snapshot.close()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))


def restore(file: Path, path: Path) -> None:
    """Make a store at `path`, where there must be none, from a file of `backup`.

    Raises StoreError if there is one, or the file is no backup; then nothing is left behind.
    """
    folder = Folder(path)
    folder.lock()
    try:
        if folder.exists():
            raise StoreError(f"There is a store at {str(path)!r} already; restore into an empty or a new folder.")
        try:
            with tarfile.open(file) as archive:
                _unpack(archive, path)
        except (OSError, tarfile.TarError) as error:
            raise StoreError(f"{str(file)!r} cannot be restored: {error}.") from error
        if not folder.exists():
            raise StoreError(f"{str(file)!r} is not a backup of a store.")
    finally:
        folder.unlock()


def _unpack(archive: tarfile.TarFile, path: Path) -> None:
    """The store's header comes last, so that a store is there only when it is whole."""
    members = sorted(archive, key=lambda member: member.name == _HEADER)
    for member in members:
        content = archive.extractfile(member) if member.isfile() else None
        if content is None or not _MEMBER.fullmatch(member.name):
            raise tarfile.TarError(f"it holds {member.name!r}, which is no part of a store")
        target = path / member.name
        target.parent.mkdir(exist_ok=True)
        with content, target.open("wb") as output:
            shutil.copyfileobj(content, output)
