"""What must be done so that one sorted side becomes like another: a merge of two walks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.errors import StoreError

Wanted = TypeVar("Wanted")
Present = TypeVar("Present")


@dataclass(frozen=True, slots=True)
class Pair(Generic[Wanted, Present]):
    """What is wanted and what is there under one key; None where one is missing."""

    key: str
    wanted: Wanted | None
    present: Present | None


def pairs(
    wanted: Iterable[tuple[str, Wanted]], present: Iterable[tuple[str, Present]]
) -> Iterator[Pair[Wanted, Present]]:
    """Both sides joined by key, in the order of the keys; each side must be sorted, and holds a key once.

    >>> [(each.key, each.wanted, each.present) for each in pairs([("a", 1), ("b", 2)], [("b", 3), ("c", 4)])]
    [('a', 1, None), ('b', 2, 3), ('c', None, 4)]

    Raises:
        StoreError: a side that is not sorted.
    """
    left, right = _sorted(wanted), _sorted(present)
    ours, theirs = next(left, None), next(right, None)
    while ours is not None or theirs is not None:
        if theirs is None or (ours is not None and ours[0] < theirs[0]):
            assert ours is not None
            yield Pair(ours[0], ours[1], None)
            ours = next(left, None)
        elif ours is None or theirs[0] < ours[0]:
            yield Pair(theirs[0], None, theirs[1])
            theirs = next(right, None)
        else:
            yield Pair(ours[0], ours[1], theirs[1])
            ours, theirs = next(left, None), next(right, None)


def _sorted(side: Iterable[tuple[str, Wanted]]) -> Iterator[tuple[str, Wanted]]:
    before: str | None = None
    for each in side:
        if before is not None and each[0] <= before:
            raise StoreError(f"Two walks cannot be compared: {each[0]!r} comes after {before!r}.")
        before = each[0]
        yield each
