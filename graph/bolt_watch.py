"""Waiting for a server's answer: while it is silent, it is asked whether it still listens.

A server that stops without closing its connections, or a network that is cut, would keep the driver waiting for
minutes. A slow one is left its time, as long as it greets another connection.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TypeVar

from graph.errors import ConnectionFailedError

SILENCE = 1.5
"""Seconds without an answer after which a server is asked whether it listens."""
GREETING = 2.5
"""Seconds that it may take to say so; with the silence before, a command says what is wrong within 5."""
ENDING = 0.3
"""Seconds for what waited to notice that its socket is closed."""
_HELLO = bytes.fromhex("6060b017" + "00000405" + "00000404" + "0" * 16)
"""Bolt's magic number and the versions offered (Bolt specification, handshake)."""
_PORT = 7687

Result = TypeVar("Result")


class Watch:
    """Runs what asks one server, in a thread of its own, and gives up when the server no longer listens."""

    def __init__(self, uri: str, close: Callable[[], None]) -> None:
        """`close` closes the sockets to the server, which ends what waits for it; it may be called again."""
        self._uri = uri
        self._close = close
        self._thread = ThreadPoolExecutor(max_workers=1)
        self.lost = False

    def over(self, work: Callable[[], Result]) -> Result:
        """The result of `work`, or what it raises.

        Raises:
            ConnectionFailedError: the server fell silent and does not greet.
        """
        future = self._thread.submit(work)
        while not wait([future], timeout=SILENCE).done:
            if not greets(self._uri):
                self.lost = True
                self._close()
                wait([future], timeout=ENDING)
                raise ConnectionFailedError(
                    f"{self._uri!r} has stopped answering: is the server up? A repeat goes on where it stopped."
                )
        return future.result()

    def end(self) -> None:
        """Close the sockets, and leave the thread to itself; it closes last what it opened meanwhile."""
        self._close()
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)


def greets(uri: str) -> bool:
    """Whether what listens at a Bolt address begins to talk in time."""
    scheme, _, rest = uri.partition("://")
    host, port = _parted(rest.partition("/")[0].partition("?")[0])
    try:
        with socket.create_connection((host, port), GREETING) as plain:
            if "+s" not in scheme:
                return _greeted(plain)
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            with context.wrap_socket(plain) as secret:
                return _greeted(secret)
    except OSError:
        return False


def _greeted(connection: socket.socket) -> bool:
    connection.sendall(_HELLO)
    return len(connection.recv(4)) > 0


def _parted(place: str) -> tuple[str, int]:
    """Host and port.

    >>> _parted("[::1]:99"), _parted("graph.example")
    (('::1', 99), ('graph.example', 7687))
    """
    host, colon, port = place.rpartition(":")
    if not colon or place.endswith("]"):
        host, port = place, str(_PORT)
    return host.strip("[]"), int(port)
