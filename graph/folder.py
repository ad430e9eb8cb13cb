"""A store's folder: which data is current, who may write, and whether anything was lost.

store.json       format version, origin id, the name of the current data folder
data-N           the RDF store (RocksDB); a rebuild writes the next one and then points to it
data-N.seal      number of the last commit, how many quads it left and its token, written after each commit
lock             held by the one process that writes
readers          a snapshot for each process that reads, see `graph.snapshot`
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import StoreError
from graph.quads import damaged

FORMAT = 1
"""Version of the folder and of the RDF form within it."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a commit left behind: its number, the quads in the store, and a token that no other commit has.

    Two stores restored from one backup count their commits alike; their tokens differ. None where it was not written.
    """

    commit: int
    quads: int
    token: str | None = None

    @classmethod
    def new(cls, commit: int, quads: int) -> Seal:
        """The seal of a commit that is made now."""
        return cls(commit, quads, secrets.token_hex(8))


@dataclass(frozen=True, slots=True)
class Header:
    """What `store.json` says: origin id, current data folder, digest of the ontology behind the view."""

    origin: str
    data: str
    ontology: str


class Folder:
    """The files of one store beside its quads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    def exists(self) -> bool:
        """Whether there is a store here."""
        return (self.path / "store.json").is_file()

    def header(self) -> Header:
        """What the store says of itself. Raises StoreError if there is none, or one of another version."""
        try:
            said = json.loads((self.path / "store.json").read_text("utf-8"))
        except FileNotFoundError as error:
            raise StoreError(f"No store at {str(self.path)!r}; load an article into it first.") from error
        except NotADirectoryError as error:
            raise StoreError(f"{str(self.path)!r} is a file, not a store's folder.") from error
        except (OSError, ValueError) as error:
            raise self.damaged(f"store.json cannot be read ({error})") from error
        try:
            header = Header(said["origin"], said["data"], said["ontology"])
            version = int(said["format"])
        except (KeyError, TypeError, ValueError) as error:
            raise self.damaged("store.json is not one of ours") from error
        if version != FORMAT:
            raise StoreError(
                f"The store {str(self.path)!r} has format {version}, this program reads {FORMAT}; "
                "export it with the program that wrote it and load the export."
            )
        return header

    def damaged(self, what: str) -> StoreError:
        """The error of a store that has lost something."""
        return damaged(str(self.path), what)

    def complete(self, commit: int, sealed: Seal) -> None:
        """Compare the last commit with the one sealed. Raises StoreError if some are gone."""
        if commit < sealed.commit:
            lost = sealed.commit - commit
            raise self.damaged(f"its last {lost} change{'s are' if lost > 1 else ' is'} gone")

    def counted(self, header: Header, commit: int, quads: int) -> None:
        """Compare how many quads a commit left with its seal. Raises StoreError if some are gone."""
        sealed = self.sealed(header)
        if commit == sealed.commit and quads != sealed.quads:
            raise self.damaged(f"it holds {quads} quads where it should hold {sealed.quads}")

    def data(self, header: Header) -> Path:
        """The current data folder. Raises StoreError if it is gone."""
        path = self.path / header.data
        if not (path / "CURRENT").is_file():
            raise self.damaged(f"{header.data} is missing or incomplete")
        return path

    def create(self, ontology: str) -> Header:
        """Begin a store here, with a data folder that is still to be made."""
        strangers = [name for name in os.listdir(self.path) if name not in ("lock", "readers") and name[:5] != "data-"]
        if strangers:
            raise StoreError(f"{str(self.path)!r} is no store but holds other files; name an empty or a new folder.")
        return Header(secrets.token_hex(8), "data-1", ontology)

    def point(self, header: Header) -> None:
        """Make this header the store's, at once and as a whole."""
        said = {"format": FORMAT, "origin": header.origin, "data": header.data, "ontology": header.ontology}
        self._write(self.path / "store.json", json.dumps(said, indent=1) + "\n")

    def following(self, header: Header) -> Header:
        """The header with the data folder that comes next; what was left there is removed."""
        after = replace(header, data=f"data-{int(header.data.removeprefix('data-')) + 1}")
        shutil.rmtree(self.path / after.data, ignore_errors=True)
        return after

    def seal(self, header: Header, seal: Seal) -> None:
        """Note what a commit left, so that losing it later is noticed."""
        self._write(self.path / f"{header.data}.seal", json.dumps([seal.commit, seal.quads, seal.token]))

    def sealed(self, header: Header) -> Seal:
        """What the last commit left."""
        try:
            return Seal(*json.loads((self.path / f"{header.data}.seal").read_text("utf-8")))
        except (OSError, ValueError, TypeError) as error:
            raise self.damaged(f"its seal cannot be read ({error})") from error

    def _write(self, path: Path, text: str) -> None:
        beside = path.with_name(f"{path.name}.new")
        beside.write_text(text, "utf-8")
        os.replace(beside, path)

    def lock(self) -> None:
        """Become the one who writes. Raises StoreError if another process is, or the folder cannot be written."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise StoreError(f"The store {str(self.path)!r} cannot be written: {error.strerror}.") from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            writer = os.read(handle, 20).decode("ascii", "replace")
            os.close(handle)
            who = "another part of this process" if writer == str(os.getpid()) else f"process {writer or 'unknown'}"
            raise StoreError(
                f"The store {str(self.path)!r} is being written by {who}; try again when that is done."
            ) from error
        self._lock = handle
        os.truncate(handle, 0)
        os.write(handle, str(os.getpid()).encode())

    def must_be_locked(self) -> None:
        """Raises StoreError unless we are the one who writes."""
        if self._lock is None:
            raise StoreError(f"The store {str(self.path)!r} is open to read only.")

    def unlock(self) -> None:
        """Let others write."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def sweep(self, header: Header) -> None:
        """Remove data folders that an interrupted or finished rebuild left."""
        for name in os.listdir(self.path):
            if name.startswith("data-") and name.removesuffix(".seal") != header.data:
                path = self.path / name
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    with suppress(OSError):
                        path.unlink()
