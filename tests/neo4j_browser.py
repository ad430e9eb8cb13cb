"""`make browser`: a Neo4j server with the examples in it, ready for the Neo4j Browser.

The server is the compose file's where a docker engine runs, else one from Maven Central's jars, as in the tests.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.bolt import Address
from graph.saved import query
from tests.neo4j_server import LTS, PASSWORD, Server

ROOT = Path(__file__).resolve().parent.parent
PORTS = (7687, 7474)
FIRST = "path-between-two"
SAID = """
Neo4j Browser:  http://127.0.0.1:{http}/browser/
Connect to:     bolt://127.0.0.1:{bolt}
User, password: neo4j, {password}

A first query (more in queries/, and from 'keiretsu queries'):

:param company => {company!r}
:param other => {other!r}
{text}
Press Ctrl+C to stop the server.
"""


def has_engine() -> bool:
    """Whether docker, its compose command and an engine are there."""
    docker = shutil.which("docker")
    asked = (["compose", "version"], ["info"])
    return docker is not None and all(
        subprocess.run([docker, *each], capture_output=True, timeout=30).returncode == 0 for each in asked
    )


@contextmanager
def composed() -> Iterator[Address]:
    """The compose file's server."""
    environment = {**os.environ, "NEO4J_PASSWORD": PASSWORD}
    compose = ["docker", "compose", "--project-directory", str(ROOT), "--project-name", "keiretsu-browser"]
    subprocess.run([*compose, "up", "--detach", "--wait"], env=environment, check=True)
    try:
        yield Address(f"bolt://127.0.0.1:{PORTS[0]}", "neo4j", PASSWORD, "neo4j")
    finally:
        subprocess.run([*compose, "down", "--volumes"], env=environment, check=True)


@contextmanager
def from_jars(home: Path) -> Iterator[Server]:
    """A server of our own, on free ports."""
    server = Server(home, LTS, quick=False)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def fill(place: Address, folder: Path) -> None:
    """Read the examples and push what they say."""
    environment = {**os.environ, "NEO4J_PASSWORD": place.password, "NEO4J_DATABASE": place.database}
    keiretsu = [sys.executable, str(ROOT / "cli.py"), "--graph", str(folder / "graph")]
    subprocess.run([*keiretsu, "load", str(ROOT / "examples")], env=environment, check=True, cwd=ROOT)
    subprocess.run([*keiretsu, "push", place.uri], env=environment, check=True, cwd=ROOT)


def serve() -> None:
    """Start, fill, say how to look, wait for the end."""
    saved = query(FIRST)
    company, other = (str(saved.examples[name]) for name in ("company", "other"))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if has_engine():
            with composed() as place:
                fill(place, folder)
                _say(PORTS[0], PORTS[1], company, other, saved.text)
            return
        with from_jars(folder / "neo4j") as server:
            fill(server.address, folder)
            _say(server.bolt, server.http, company, other, saved.text)


def _say(bolt: int, http: int, company: str, other: str, text: str) -> None:
    query_text = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    said = SAID.format(bolt=bolt, http=http, password=PASSWORD, company=company, other=other, text=query_text)
    print(said, flush=True)
    signal.pause()


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        serve()
