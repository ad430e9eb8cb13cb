"""A file that is written wholly or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.formats.errors import ExportError


@contextmanager
def replacement(path: Path) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when the block ends, and goes if the block fails.

    Raises: ExportError if the file cannot be made, filled or moved.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with temporary.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise ExportError(f"Cannot write {str(path)!r}: {error.strerror or error}.") from error
    finally:
        temporary.unlink(missing_ok=True)
