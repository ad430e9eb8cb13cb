"""Items read by another thread come in order, in bounded number, with their errors, and no thread stays."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from graph.ahead import ahead


def alone() -> bool:
    return not any(thread.name == "keiretsu-ahead" for thread in threading.enumerate())


def test_all_items_come_in_their_order() -> None:
    assert list(ahead(range(1000), 7)) == list(range(1000))
    assert list(ahead([], 7)) == []
    assert alone()


def test_no_more_are_read_than_may_be_held() -> None:
    read = []

    def items() -> Iterator[int]:
        for number in range(100):
            read.append(number)
            yield number

    wanted = ahead(items(), 5)
    assert read == []
    assert next(wanted) == 0
    time.sleep(0.3)
    assert len(read) <= 1 + 5 + 1  # taken, held, and one in the hand
    assert list(wanted) == list(range(1, 100))


def test_an_error_is_raised_after_what_was_read_before_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("damaged")

    wanted = ahead(items(), 5)

    assert next(wanted) == 1
    with pytest.raises(ValueError, match="damaged"):
        next(wanted)
    assert alone()


def test_a_thread_whose_items_nobody_wants_ends_and_closes_what_it_read_from() -> None:
    closed = []

    def items() -> Iterator[int]:
        try:
            yield from range(100)
        finally:
            closed.append(threading.current_thread().name)

    wanted = ahead(items(), 2)
    assert next(wanted) == 0
    wanted.close()  # type: ignore[attr-defined]

    assert alone()
    assert closed == ["keiretsu-ahead"]
