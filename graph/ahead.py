"""Reading ahead: what is read in one thread while another waits for a server."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
_LOOKS = 0.1
"""Seconds after which the reading thread looks again whether anybody still wants what it reads."""


@dataclass(frozen=True, slots=True)
class _Read(Generic[Item]):
    item: Item


@dataclass(frozen=True, slots=True)
class _Over:
    """Nothing more comes, by an error or in peace."""

    error: BaseException | None = None


def ahead(items: Iterable[Item], most: int) -> Iterator[Item]:
    """The items in their order, read by a thread of its own, at most so many of them before they are wanted.

    The thread begins when the first item is wanted and is gone when the iterator is exhausted or closed. An error of
    the reading is raised where the item that it stands for would come.
    """
    given: queue.Queue[_Read[Item] | _Over] = queue.Queue(most)
    unwanted = threading.Event()

    def give(each: _Read[Item] | _Over) -> bool:
        while not unwanted.is_set():
            try:
                given.put(each, timeout=_LOOKS)
            except queue.Full:
                continue
            return True
        return False

    def read() -> None:
        over = _Over()
        try:
            with closing(items) if isinstance(items, Generator) else nullcontext():
                for item in items:
                    if not give(_Read(item)):
                        return
        except BaseException as error:  # noqa: BLE001 -- it is raised in the thread that waits for it
            over = _Over(error)
        give(over)

    thread = threading.Thread(target=read, name="keiretsu-ahead", daemon=True)
    thread.start()
    try:
        while isinstance(each := given.get(), _Read):
            yield each.item
        if each.error is not None:
            raise each.error
    finally:
        unwanted.set()
        thread.join()
