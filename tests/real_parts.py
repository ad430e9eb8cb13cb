"""What a test that needs a real program does where it cannot be had: skip, or fail under CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def need(condition: object, reason: str) -> None:
    """Go on if `condition` holds; else skip with `reason`, or fail where CI is set.

    Raises: pytest's own skip or failure.
    """
    if condition:
        return
    if os.environ.get("CI"):
        pytest.fail(f"needed under CI: {reason}")
    pytest.skip(reason)


def parts_folder(name: str) -> Path:
    """A folder, made if absent, that keeps what a real part needs between runs.

    It lies in the folder that KEIRETSU_TEST_PARTS names, else in the user's cache.
    """
    named = os.environ.get("KEIRETSU_TEST_PARTS")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = (Path(named) if named else cache / "keiretsu-tests") / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
