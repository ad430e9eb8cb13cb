"""The Neo4j driver, imported without numpy and pandas, which it takes along where it finds them.

They are a third of its import time (0.1 of 0.25 s), none of our values are theirs, and a question in a process of its
own waits for them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def _absent(*names: str) -> Iterator[None]:
    """Packages that are not imported yet cannot be imported meanwhile."""
    hidden = [name for name in names if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type] # None there refuses an import
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


with _absent("numpy", "pandas"):
    import neo4j
    from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

__all__ = ["DriverError", "Neo4jError", "ServiceUnavailable", "SessionExpired", "neo4j"]
