"""Backups of the embedded store."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.backup import backup, restore
from graph.errors import StoreError
from graph.formats.errors import ExportError
from graph.rebuilding import derived
from tests.graph.processes import WRITER, folder, kill, opened, path, run, told, wait_for

__all__ = ["folder", "path"]


def test_a_backup_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    told(path)

    with pytest.raises(ExportError, match="Cannot write"):
        backup(path, tmp_path / "none" / "backup")


def test_a_backup_restores_the_very_store(path: Path, tmp_path: Path) -> None:
    told(path)
    backup(path, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "again")

    with opened(path) as one, opened(tmp_path / "again") as other:
        assert set(one.reader.quads) == set(other.reader.quads)
        assert one.origin == other.origin


def test_a_backup_can_be_made_while_another_writes(path: Path, tmp_path: Path) -> None:
    process = run(WRITER, path, 100_000)
    wait_for(process, 5)
    backup(path, tmp_path / "backup")
    kill(process)
    restore(tmp_path / "backup", tmp_path / "again")

    with opened(tmp_path / "again") as store:
        assert len(list(store.articles())) >= 5
        assert set(store.reader.match(None, None, None)) == set(derived(store.reader))


def test_a_backup_is_not_restored_over_a_store(path: Path, tmp_path: Path) -> None:
    told(path)
    backup(path, tmp_path / "backup")

    with pytest.raises(StoreError, match="already"):
        restore(tmp_path / "backup", path)


def test_what_is_no_backup_is_not_restored(path: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("Dear")

    with pytest.raises(StoreError, match="cannot be restored"):
        restore(tmp_path / "letter", path)
    with pytest.raises(StoreError, match="No store"):
        opened(path)
