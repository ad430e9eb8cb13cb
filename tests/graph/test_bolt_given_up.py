"""A server that was given up keeps no connection and gets no late write."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.bolt_watch import Watch
from graph.errors import ConnectionFailedError
from tests.graph.connecting import local
from tests.ports import free_port


def test_what_is_opened_after_a_server_was_given_up_is_closed_too() -> None:
    given_up, reopened = threading.Event(), threading.Event()
    sockets = ["first"]

    def close() -> None:
        sockets.clear()
        given_up.set()

    def repeated() -> None:
        given_up.wait()
        time.sleep(0.5)
        sockets.append("second")
        reopened.set()

    watch = Watch(f"bolt://127.0.0.1:{free_port()}", close)
    with pytest.raises(ConnectionFailedError, match="has stopped answering"):
        watch.over(repeated)
    watch.end()

    assert reopened.wait(5)
    soon = time.monotonic() + 5
    while sockets and time.monotonic() < soon:
        time.sleep(0.01)
    assert sockets == []


def test_a_write_that_the_driver_repeats_after_giving_up_writes_nothing() -> None:
    given_up, ended, written = threading.Event(), threading.Event(), []

    class Repeating(AbstractContextManager["Repeating"]):
        """A driver, its pool, its session and their transaction, which get through once the server was given up."""

        execute_query_bookmark_manager = None

        def session(self, **options: object) -> Repeating:
            return self

        def __exit__(self, *error: object) -> None:
            ended.set()

        def execute_write(self, work: Callable[[Repeating], object]) -> object:
            given_up.wait()
            return work(self)

        def run(self, query: str, values: object) -> list[object]:
            written.append(query)
            return []

        def close(self) -> None:
            given_up.set()

        @property
        def _pool(self) -> Repeating:
            return self

    driver: Any = Repeating()
    connection = Connection(driver, local(free_port()))
    with pytest.raises(ConnectionFailedError, match="has stopped answering"):
        connection.write(("CREATE (:Desk)", {}))
    connection.close()

    assert ended.wait(5)
    assert written == []


def test_a_server_that_answers_too_late_is_not_left_connected(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = threading.Event()

    class Late:
        def close(self) -> None:
            closed.set()

    def opened(address: Address, patience: float) -> Late:
        time.sleep(patience + 0.3)
        return Late()

    monkeypatch.setattr("graph.bolt._open", opened)
    with pytest.raises(ConnectionFailedError, match="No answer"), connect(local(1), patience=0.2):
        pass

    assert closed.wait(5)
