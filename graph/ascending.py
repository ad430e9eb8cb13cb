"""Keys in order, from a source that gives them in none: few are sorted in memory, many in a file that is gone after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import chain, islice

from graph.errors import StoreError

HELD = 50_000
"""Keys sorted in memory; with more of them SQLite sorts, in 2 MB of memory and a temporary file."""


def ascending(keys: Iterable[str], held: int = HELD) -> Iterator[str]:
    """Every key once, by code points; all are taken before the first is given.

    >>> list(ascending(["b", "a", "b", "c"])) == list(ascending(["b", "a", "b", "c"], held=1)) == ["a", "b", "c"]
    True

    Raises:
        StoreError: there is no room for the temporary file.
    """
    source = iter(keys)
    first = list(islice(source, held))
    if len(first) < held:
        yield from sorted(set(first))
        return
    # Loaded by those who have so many only.
    import sqlite3

    try:
        with closing(sqlite3.connect("", check_same_thread=False)) as sorter:
            sorter.execute("CREATE TABLE found (key TEXT NOT NULL)")
            sorter.executemany("INSERT INTO found VALUES (?)", ((key,) for key in chain(first, source)))
            first.clear()
            for (key,) in sorter.execute("SELECT key FROM found GROUP BY key ORDER BY key"):
                yield key
    except sqlite3.Error as error:
        raise StoreError(f"Sorting needs a temporary file, which failed: {error}; make room, or set TMPDIR.") from error
