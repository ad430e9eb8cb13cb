"""Keys in order, by memory or by file."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from graph.ascending import ascending

FULL = """import resource
from graph.ascending import ascending
from graph.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
try:
    list(ascending((f"{number:0100}" for number in range(100_000)), held=10))
except StoreError as error:
    print(error)
"""


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))), st.integers(0, 5))
def test_the_same_order_from_memory_and_from_a_file(keys: list[str], held: int) -> None:
    assert list(ascending(keys, held=held)) == sorted(set(keys))


def test_a_full_disk_is_told() -> None:
    done = subprocess.run([sys.executable, "-c", FULL], capture_output=True, text=True, check=True)
    assert "make room, or set TMPDIR" in done.stdout
