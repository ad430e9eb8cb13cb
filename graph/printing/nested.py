"""Nested values in one cell."""

from __future__ import annotations

import json

from graph.printing import Cell


def flat(value: object) -> Cell:
    """The value itself where a cell can hold it, else as JSON.

    >>> flat("a"), flat(["a", 1])
    ('a', '["a", 1]')
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return json.dumps(value, ensure_ascii=False)
