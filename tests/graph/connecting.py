"""What tests of connections share: addresses on this machine, and the sentence with which connecting fails."""

from __future__ import annotations

import time

import pytest

from graph.bolt import connect
from graph.bolt_address import Address
from graph.errors import ConnectionFailedError

PROMISED = 5.0
"""Seconds within which a command must say what is wrong."""


def refusal(place: Address) -> str:
    """The sentence with which connecting fails; it must come in time, and be one line without the password."""
    begun = time.monotonic()
    with pytest.raises(ConnectionFailedError) as caught, connect(place):
        pass
    assert time.monotonic() - begun < PROMISED
    assert "\n" not in str(caught.value)
    assert place.password not in str(caught.value)
    assert caught.value.exit_code == 3
    return str(caught.value)


def local(port: int, scheme: str = "bolt") -> Address:
    return Address(f"{scheme}://127.0.0.1:{port}", "neo4j", "secret-password", "neo4j")


def message(*parts: bytes) -> bytes:
    """One chunked Bolt message."""
    body = b"".join(parts)
    return len(body).to_bytes(2) + body + b"\0\0"


def text(value: str) -> bytes:
    """A short PackStream string."""
    return bytes([0x80 + len(value)]) + value.encode()
