"""Free ports of the loopback address."""

from __future__ import annotations

import random
import socket

PORTS = range(12_000, 32_768)
"""Linux gives connections ports from 32,768 on (net.ipv4.ip_local_port_range), other systems from 49,152."""


def free_port() -> int:
    """A TCP port that nothing listens on, below those that a system gives to connections.

    A port that the system gives (`bind` to 0) may be a client's before the server that is to listen there has started.
    Raises: RuntimeError if a hundred ports are taken.
    """
    for port in random.SystemRandom().sample(PORTS, 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError(f"no free port from {PORTS.start} to {PORTS.stop - 1}")
