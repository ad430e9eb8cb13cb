"""The embedded store with broken files and on a full disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.errors import StoreError
from tests.graph.processes import folder, killed_writer, opened, path, run, told

__all__ = ["folder", "path"]


def test_an_interrupted_rebuild_leaves_the_store_as_it_was(path: Path) -> None:
    told(path)
    with opened(path, write=True) as store:

        def fail(new: object) -> None:
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            store.replace(fail)
        assert len(list(store.articles())) == 1

    assert sorted(each.name for each in path.glob("data-*")) == ["data-1", "data-1.seal"]


@pytest.mark.parametrize("name", ["CURRENT", "MANIFEST-*", "*.sst"])
@pytest.mark.parametrize("write", [True, False])
def test_a_missing_file_is_told_as_damage(path: Path, name: str, write: bool) -> None:
    told(path)
    for each in list((path / "data-1").glob(name)):
        each.unlink()

    with pytest.raises(StoreError, match=f"'{path}' is damaged"), opened(path, write=write) as store:
        list(store.articles())


@pytest.mark.parametrize("write", [True, False])
def test_a_log_cut_short_is_told_though_the_rest_opens(path: Path, write: bool) -> None:
    data = killed_writer(path)
    log = max(data.glob("*.log"), key=lambda each: each.stat().st_size)
    os.truncate(log, log.stat().st_size // 2)

    with pytest.raises(StoreError, match=r"damaged: its last \d change"):
        opened(path, write=write)


def test_a_log_that_is_gone_is_told(path: Path) -> None:
    data = killed_writer(path)
    for log in data.glob("*.log"):
        log.unlink()

    with pytest.raises(StoreError, match="damaged"):
        opened(path)


def test_quads_missing_behind_the_store_s_back_are_counted(path: Path) -> None:
    told(path)
    with opened(path, write=True) as store:
        store.reader.quads.remove(next(store.reader.match(None, None, None)))

        with pytest.raises(StoreError, match=r"damaged: it holds \d+ quads where it should hold \d+"):
            store.check()


def test_a_lost_seal_is_told(path: Path) -> None:
    told(path)
    (path / "data-1.seal").unlink()

    with pytest.raises(StoreError, match="its seal cannot be read"):
        opened(path)


def test_a_header_that_is_no_json_is_told(path: Path) -> None:
    told(path)
    (path / "store.json").write_text("{")

    with pytest.raises(StoreError, match=r"store\.json cannot be read"):
        opened(path)


FILLS_THE_DISK = """
import resource, sys
from pathlib import Path
from graph.embedded import EmbeddedStore
from graph.errors import StoreError
from tests.graph.articles import ONTOLOGY, article, record
from dataclasses import replace
store = EmbeddedStore(Path(sys.argv[1]), ONTOLOGY, write=True)
list(store.write([record(article("first"))]))
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
try:
    for number in range(100):
        list(store.write([record(replace(article(str(number)), text=f"{number} " * 10_000))]))
except StoreError as error:
    print(1, flush=True)
    print(error, flush=True)
"""


def test_a_file_that_may_grow_no_more_is_told_and_loses_nothing(path: Path) -> None:
    process = run(FILLS_THE_DISK, path)
    output = process.communicate()[0].splitlines()

    assert output[1].startswith(f"The store '{path}'")
    with opened(path, write=True) as store:
        assert "first" in {each.key for each in store.articles()}
        store.check()
