"""One HTTP exchange with a service: bounded in time and size whatever the other side does."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection, IncompleteRead
from threading import Event, Timer

from loaders.llm.errors import FailedError, UnreachableError
from loaders.llm.service import Service

LARGEST = 4_000_000
"""Bytes of an answer; a longer one is no answer about one article."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, content type in lower case, seconds to wait if it says so, body."""

    status: int
    kind: str
    wait: float | None
    body: bytes


def post(service: Service, body: bytes) -> Reply:
    """Send a JSON body and take the whole reply; redirects are not followed.

    Raises:
        UnreachableError: no connection can be made.
        FailedError: the reply was not there in `service.seconds`, broke off, or is larger than LARGEST.
    """
    connection = _connected(service)
    late = Event()
    watch = Timer(service.seconds, _hang_up, (connection.sock, late))
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", service.path, body, _headers(service))
        response = connection.getresponse()
        content = response.read(LARGEST + 1)
        if response.length and len(content) <= LARGEST:
            raise IncompleteRead(content, response.length)
        wait = _seconds(response.getheader("Retry-After"))
        reply = Reply(response.status, response.getheader("Content-Type", "").casefold(), wait, content)
    except (OSError, HTTPException) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise _slow(service) from error
        raise FailedError(f"{service.name} broke off ({type(error).__name__})", again=True) from error
    finally:
        watch.cancel()
        connection.close()
    if late.is_set():
        raise _slow(service)
    if len(content) > LARGEST:
        raise FailedError(f"{service.name} answers with more than {LARGEST // 1_000_000} MB")
    return reply


def _connected(service: Service) -> HTTPConnection:
    kind = HTTPSConnection if service.secure else HTTPConnection
    connection = kind(service.host, service.port, timeout=service.seconds)
    try:
        connection.connect()
    except TimeoutError as error:
        raise FailedError(f"{service.name} does not take the connection within {service.seconds:g} s") from error
    except ssl.SSLCertVerificationError as error:
        raise UnreachableError(f"{service.name} has no certificate that can be trusted") from error
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise UnreachableError(f"{service.name} cannot be reached ({reason}): is KEIRETSU_LLM_URL right?") from error
    return connection


def _hang_up(end: socket.socket, late: Event) -> None:
    """End whatever waits at a socket; a TLS socket is cut below its own layer, which another thread is in."""
    late.set()
    with suppress(OSError):
        socket.socket.shutdown(end, socket.SHUT_RDWR)


def _headers(service: Service) -> dict[str, str]:
    own = {"Content-Type": "application/json", "Accept": "application/json", "Connection": "close"}
    return {**own, "Authorization": f"Bearer {service.key}"} if service.key else own


def _slow(service: Service) -> FailedError:
    return FailedError(f"{service.name} gave no whole answer in {service.seconds:g} s (KEIRETSU_LLM_TIMEOUT)")


def _seconds(written: str | None) -> float | None:
    """A Retry-After header in seconds; its form as a date is not used by such services."""
    return float(written) if written and written.isdecimal() and len(written) < 7 else None
