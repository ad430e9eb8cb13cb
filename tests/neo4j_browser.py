"""`make browser`: a Neo4j server with the examples in it, ready for the Neo4j Browser.

The server is the compose file's where a docker engine runs, else (and with --jars) one from Maven Central's jars, as
in the tests.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from graph.bolt_address import Address
from graph.saved import query
from tests.neo4j_jars import LTS
from tests.neo4j_server import PASSWORD, Server

ROOT = Path(__file__).resolve().parent.parent
PORTS = (7687, 7474)
FIRST = "around"
STYLE = ROOT / "queries" / "keiretsu.grass"
SAID = """
Neo4j Browser:  http://127.0.0.1:{http}/browser/
Connect to:     bolt://127.0.0.1:{bolt}
User, password: neo4j, {password}

A first query (more in queries/, and from 'keiretsu queries'):

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


class _Style(BaseHTTPRequestHandler):
    """Gives the style sheet to the Browser, which asks for it from another origin."""

    def do_GET(self) -> None:
        """The style sheet, whatever is asked for."""
        self.send_response(200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(STYLE.read_bytes())

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


@contextmanager
def from_jars(home: Path) -> Iterator[Server]:
    """A server of our own, on free ports, whose Browser takes the style sheet when it connects."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Style) as styles:
        Thread(target=styles.serve_forever, daemon=True).start()
        command = f"browser.post_connect_cmd=style http://localhost:{styles.server_port}/{STYLE.name}\n"
        server = Server(home, LTS, quick=False, settings=command)
        server.start()
        try:
            yield server
        finally:
            server.stop()
            styles.shutdown()


def fill(place: Address, folder: Path) -> None:
    """Read the examples and push what they say."""
    environment = {**os.environ, "NEO4J_PASSWORD": place.password, "NEO4J_DATABASE": place.database}
    keiretsu = [sys.executable, str(ROOT / "cli.py"), "--graph", str(folder / "graph")]
    subprocess.run([*keiretsu, "load", str(ROOT / "examples")], env=environment, check=True, cwd=ROOT)
    subprocess.run([*keiretsu, "push", place.uri], env=environment, check=True, cwd=ROOT)


def serve() -> None:
    """Start, fill, say how to look, wait for the end."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        if "--jars" not in sys.argv and has_engine():
            with composed() as place:
                fill(place, folder)
                _say(*PORTS)
            return
        with from_jars(folder / "neo4j") as server:
            fill(server.address, folder)
            _say(server.bolt, server.http)


def _say(bolt: int, http: int) -> None:
    saved = query(FIRST)
    parameters = [f":param {name} => {json.dumps(value)}" for name, value in saved.examples.items()]
    text = "\n".join([*parameters, saved.body])
    print(SAID.format(bolt=bolt, http=http, password=PASSWORD, text=text), flush=True)
    signal.pause()


if __name__ == "__main__":
    for stop in (signal.SIGINT, signal.SIGTERM):  # a program begun in the background would not hear the first
        signal.signal(stop, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        serve()
