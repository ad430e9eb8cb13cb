"""The embedded store: a folder on this machine, no server."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import Store

from graph import snapshot
from graph.asking import Asking
from graph.commits import commit, counted
from graph.decisions import Decision
from graph.errors import StoreError, UnknownNameError
from graph.fingerprint import fingerprint
from graph.folder import Folder, Header, Seal
from graph.quads import unharmed
from graph.reading import Reader
from graph.record import Change, change, checked
from graph.statement import Record, digest
from ontology.schema import Ontology

if TYPE_CHECKING:
    from graph.delta import Edit

_FLUSH_AFTER = 1_000_000
"""Characters of updates after which the log is flushed: a longer log makes opening slow (1 s at 30 MB)."""


class EmbeddedStore(Asking):
    """Record, decisions and view in a folder; one process writes, any number read the last commit."""

    def __init__(self, path: Path, ontology: Ontology, *, write: bool = False) -> None:
        """Open the store at a folder, which writing makes if it is not there.

        Raises StoreError if there is none to read, it is damaged, of another version, or written by another.
        """
        self.path, self.ontology = path, ontology
        self._folder = Folder(path)
        self._snapshot: snapshot.Snapshot | None = None
        self._open: Reader | None = None
        self._decisions: tuple[Decision, ...] | None = None
        self._unflushed = 0
        with ExitStack() as undo, unharmed(str(self.path)):
            undo.callback(self.close)
            self._header = self._open_to_write() if write else self._open_to_read()
            undo.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def reader(self) -> Reader:
        """What reads the quads. Raises StoreError when the store is closed."""
        if self._open is None:
            raise StoreError(f"The store {str(self.path)!r} is closed.")
        return self._open

    @property
    def origin(self) -> str:
        """The store's own id, the same for as long as it lives."""
        return self._header.origin

    @property
    def stale(self) -> bool:
        """Whether the view was derived with another ontology; opening the store to write mends that."""
        return self._header.ontology != fingerprint(self.ontology)

    @property
    def stamp(self) -> str | None:
        """What tells all that is held now from whatever any store held; None if a killed writer left no seal of it."""
        token = self._seal.token if commit(self.reader) == self._seal.commit else None
        return digest(self.origin, token, self._header.ontology) if token else None

    def _open_to_read(self) -> Header:
        for _ in range(snapshot.TRIES):
            header = self._folder.header()
            sealed = self._folder.sealed(header)
            try:
                self._snapshot = snapshot.Snapshot(self._folder.data(header))
                self._open = Reader(Store.read_only(str(self._snapshot.path)), self.ontology, str(self.path))
            except (OSError, RuntimeError, StoreError):
                # A rebuild may have put other data in place of what we were about to read.
                if self._folder.header() == header:
                    raise
                self._release()
                continue
            self._folder.complete(commit(self.reader), sealed)
            self._seal = sealed
            return header
        raise StoreError(f"The store {str(self.path)!r} changes too fast to be read; try again.")

    def _open_to_write(self) -> Header:
        self._folder.lock()
        if not self._folder.exists():
            return self._create()
        self._header = header = self._folder.header()
        self._folder.sweep(header)
        snapshot.sweep(self.path)
        sealed = self._folder.sealed(header)
        self._open = Reader(Store(str(self._folder.data(header))), self.ontology, str(self.path))
        last = commit(self.reader)
        self._folder.complete(last, sealed)
        # A writer killed between its commit and its seal left the seal one behind.
        self._seal = sealed if last == sealed.commit else Seal(last, len(self.reader.quads))
        if self.stale:
            self.rebuild()
        return self._header

    def _create(self) -> Header:
        header = self._folder.create(fingerprint(self.ontology))
        self._seal = Seal.new(0, 0)
        self._open = Reader(Store(str(self.path / header.data)), self.ontology, str(self.path))
        self._folder.seal(header, self._seal)
        self._folder.point(header)
        return header

    def check(self) -> None:
        """Count every quad. Raises StoreError if some are gone. Takes about half a second a million."""
        with unharmed(str(self.path)):
            self._folder.counted(self._header, commit(self.reader), len(self.reader.quads))

    # Writing

    def write(self, records: Iterable[Record]) -> Iterator[tuple[str, Change]]:
        """See `Store.write`."""
        for record in records:
            iri = checked(record).article.iri
            with unharmed(str(self.path)):
                before = self.reader.record(iri)
                if before != record:
                    self._apply(before=before, after=record)
            yield iri, change(before, record)

    def retract(self, article: str) -> Change:
        """See `Store.retract`."""
        record = self.record(article)
        with unharmed(str(self.path)):
            self._apply(before=record)
        return change(record, None)

    def decide(self, decision: Decision) -> None:
        """See `Store.decide`."""
        with unharmed(str(self.path)):
            earlier = tuple(each for each in self._ruled() if each.id == decision.id)
            if earlier != (decision,):
                self._apply(undone=earlier, made=(decision,))

    def undo(self, decision: str) -> None:
        """See `Store.undo`."""
        found = tuple(each for each in self._ruled() if each.id == decision)
        if not found:
            raise UnknownNameError(f"No decision {decision!r} in this store.")
        with unharmed(str(self.path)):
            self._apply(undone=found)

    def _ruled(self) -> tuple[Decision, ...]:
        if self._decisions is None:
            self._decisions = tuple(self.decisions())
        return self._decisions

    def _apply(
        self,
        *,
        before: Record | None = None,
        after: Record | None = None,
        undone: tuple[Decision, ...] = (),
        made: tuple[Decision, ...] = (),
    ) -> None:
        """Bring record, decisions and view to the state after a change, in one commit."""
        # Importing what writes takes 20 ms, which a question should not wait for.
        from graph.changing import edited

        self._folder.must_be_locked()
        edit, decisions = edited(self.reader, self._ruled(), before=before, after=after, undone=undone, made=made)
        if edit.changes:
            self._write(edit)
        self._decisions = decisions

    def _write(self, edit: Edit) -> None:
        after = Seal.new(self._seal.commit + 1, self._seal.quads + edit.growth + (self._seal.commit == 0))
        edit.remove([counted(self._seal.commit)] if self._seal.commit else [])
        edit.add([counted(after.commit)])
        update = edit.update()
        self.reader.quads.update(update)
        self.reader.changed()
        self._seal = after
        self._folder.seal(self._header, after)
        self._unflushed += len(update)
        if self._unflushed > _FLUSH_AFTER:
            self.reader.quads.flush()
            self._unflushed = 0

    def fill(self, records: Iterable[Record]) -> None:
        """Write records of different articles at once, ten times as fast as `write`. Raises StoreError unless empty."""
        if next(self.reader.articles(), None) is not None or self._ruled():
            raise StoreError(f"The store {str(self.path)!r} is not empty; write the articles one by one.")
        from graph.rebuilding import filled

        self.replace(filled(records, self.ontology))

    def rebuild(self) -> None:
        """See `Store.rebuild`; the store stays as it was until the new view is whole."""
        from graph.rebuilding import rebuilt

        with unharmed(str(self.path)):
            self.replace(rebuilt(self.reader))

    def replace(self, fill: Callable[[Store], None]) -> None:
        """Put data in place of all there is, made by `fill` in a new folder that then becomes the store's."""
        with unharmed(str(self.path)):
            self._folder.must_be_locked()
            after = replace(self._folder.following(self._header), ontology=fingerprint(self.ontology))
            new = Store(str(self.path / after.data))
            with ExitStack() as undo:
                undo.callback(self._folder.sweep, self._header)
                fill(new)
                undo.pop_all()
            new.add(counted(self._seal.commit + 1))
            new.flush()
            self._seal = Seal.new(self._seal.commit + 1, len(new))
            self._folder.seal(after, self._seal)
            self._folder.point(after)
            self._header, self._decisions = after, None
            self._open = Reader(new, self.ontology, str(self.path))
            self._folder.sweep(after)

    def close(self) -> None:
        """See `Store.close`; what was written is flushed, so that the next opening is quick."""
        try:
            if self._open is not None and self._unflushed:
                with unharmed(str(self.path)):
                    self._open.quads.flush()
        finally:
            self._release()
            self._folder.unlock()

    def _release(self) -> None:
        self._open = None
        if self._snapshot is not None:
            self._snapshot.close()
            self._snapshot = None
