"""Servers that stop, freeze or only read: one sentence, soon, and status 3."""

from __future__ import annotations

import gc
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.cypher import ask
from graph.embedded import EmbeddedStore
from graph.errors import ConnectionFailedError
from graph.push import push
from ontology.read import load
from tests.cli.program import spawn
from tests.graph.articles import ONTOLOGY, story
from tests.graph.connecting import PROMISED, refusal, text
from tests.graph.pushing import store
from tests.neo4j_jars import LINES
from tests.neo4j_server import Server
from tests.ports import free_port

pytestmark = [pytest.mark.neo4j, pytest.mark.slow]

READ = "UNWIND range(1, 3000) AS x RETURN x"


@pytest.fixture(scope="module", params=LINES)
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of each line that a test may stop and start again."""
    server = Server(tmp_path_factory.mktemp("own"), LINES[request.param])
    server.start()
    yield server
    server.kill()


def read(connection: Connection) -> None:
    connection.read(READ)


def write(connection: Connection) -> None:
    connection.write(("CREATE (:Desk)", {}))


def stream(connection: Connection) -> None:
    assert list(connection.stream(READ))


def own_query(connection: Connection) -> None:
    assert ask(connection, READ).rows


def soon(address: Address, harm: Callable[[], None], act: Callable[[Connection], None]) -> str:
    """The sentence that comes when a server is harmed under an open connection; in time."""
    with connect(address) as connection:
        act(connection)
        harm()
        begun = time.monotonic()
        with pytest.raises(ConnectionFailedError, match="bolt://127") as caught:
            act(connection)
        assert time.monotonic() - begun < PROMISED
    assert time.monotonic() - begun < PROMISED
    assert caught.value.exit_code == 3
    return str(caught.value)


def still_open(server: Server) -> list[socket.socket]:
    """Sockets of this process to the server, once no thread works for a connection any more."""
    for thread in threading.enumerate():
        if thread.name.startswith("ThreadPoolExecutor"):
            thread.join(10)
    sockets = [each for each in gc.get_objects() if isinstance(each, socket.socket) and each.fileno() >= 0]
    return [each for each in sockets if each.family == socket.AF_INET and peer(each) == server.bolt]


def peer(opened: socket.socket) -> int:
    """The port at the other end; 0 if there is none."""
    try:
        return int(opened.getpeername()[1])
    except OSError:
        return 0


@pytest.mark.parametrize("act", [read, write, stream, own_query])
def test_a_server_that_freezes_is_given_up_and_found_again(own: Server, act: Callable[[Connection], None]) -> None:
    try:
        assert "A repeat goes on" in soon(own.address, own.freeze, act)
    finally:
        own.freeze(False)

    assert still_open(own) == []
    with connect(own.address) as connection:
        act(connection)


def test_a_stream_that_its_server_leaves_midway_ends_with_a_sentence(own: Server) -> None:
    with connect(own.address) as connection:
        rows = connection.stream("UNWIND range(1, 1000000) AS x RETURN x")
        next(rows)
        own.freeze()
        begun = time.monotonic()
        try:
            with pytest.raises(ConnectionFailedError, match="has stopped answering"):
                list(rows)
        finally:
            own.freeze(False)

    assert time.monotonic() - begun < PROMISED


def test_a_query_that_takes_long_is_waited_for(own: Server) -> None:
    with connect(own.address) as connection:
        rows = connection.read("UNWIND range(1, 6000000) AS x WITH sum(sin(x) * sin(x)) AS s RETURN s > 0 AS done")

    assert rows == [{"done": True}]


@pytest.mark.parametrize("act", [write, stream])
def test_a_server_that_is_killed_is_said_soon(own: Server, act: Callable[[Connection], None]) -> None:
    soon(own.address, own.kill, act)
    own.start()


NOWHERE = {"neo4j-5.26": f"127.0.0.1:{free_port()}", "neo4j-2026.05": "keiretsu.invalid:7687"}
"""What a server tells its clients to connect to: a port that is not open, a name that nobody knows."""


@pytest.fixture(scope="module", params=LINES)
def shut(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that only reads, and names an address where nothing answers, as behind a port mapping."""
    home, line = tmp_path_factory.mktemp("shut"), request.param
    server = Server(home, LINES[line], read_only=True, advertised=NOWHERE[line])
    server.start()
    yield server
    server.kill()


def test_a_database_that_only_reads_is_said(shut: Server) -> None:
    with connect(shut.address) as connection:
        begun = time.monotonic()
        with pytest.raises(ConnectionFailedError, match="only reads"):
            push(store(story()), "one", connection, ONTOLOGY)

        assert time.monotonic() - begun < PROMISED


def test_a_single_server_behind_a_mapping_is_reached_by_its_routed_address_too(shut: Server) -> None:
    routed = replace(shut.address, uri=shut.address.uri.replace("bolt", "neo4j"))

    with connect(routed) as connection:
        assert connection.read("RETURN 1 AS one") == [{"one": 1}]


@pytest.fixture
def relay() -> Iterator[Callable[[int, int, bytes, bytes], None]]:
    """Starts what listens at a port and hands on to another, some bytes of what clients say replaced by as many."""
    opened: list[socket.socket] = []

    def hand_on(source: socket.socket, target: socket.socket, said: bytes, heard: bytes) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data.replace(said, heard))
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def answer(listener: socket.socket, port: int, said: bytes, heard: bytes) -> None:
        with suppress(OSError):
            while True:
                client, _ = listener.accept()
                server = socket.create_connection(("127.0.0.1", port))
                opened.extend((client, server))
                for way in ((client, server, said, heard), (server, client, b"\0", b"\0")):
                    threading.Thread(target=hand_on, args=way, daemon=True).start()

    def start(at: int, port: int, said: bytes, heard: bytes) -> None:
        listener = socket.create_server(("127.0.0.1", at))
        opened.append(listener)
        threading.Thread(target=answer, args=(listener, port, said, heard), daemon=True).start()

    yield start
    for each in opened:
        each.close()


def test_a_server_that_names_an_address_out_of_reach_is_said(
    shut: Server, relay: Callable[[int, int, bytes, bytes], None]
) -> None:
    """A single server names the address it was called by, members of a cluster what they advertise; so does one that
    does not hear how it was called.
    """
    at = free_port()
    relay(at, shut.bolt, text("address"), text("nothing"))

    told = refusal(replace(shut.address, uri=f"neo4j://127.0.0.1:{at}"))

    assert "behind a port mapping or a proxy use 'bolt://', or set server.bolt.advertised_address" in told
    with connect(replace(shut.address, uri=f"bolt://127.0.0.1:{at}")) as connection:
        assert connection.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_server_that_names_an_address_that_is_silent_is_said(
    shut: Server, relay: Callable[[int, int, bytes, bytes], None]
) -> None:
    at = free_port()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        called, named = (text(f"127.0.0.1:{port}") for port in (at, silent.getsockname()[1]))
        relay(at, shut.bolt, called, named)

        assert "use 'bolt://'" in refusal(replace(shut.address, uri=f"neo4j://127.0.0.1:{at}"))


@pytest.mark.parametrize(
    ("scheme", "more", "sentence"),
    [
        ("bolt", {}, "only reads"),
        ("bolt", {"NEO4J_PASSWORD": "wrong-password"}, "refuses the user 'neo4j'"),
        ("bolt", {"NEO4J_DATABASE": "elsewhere"}, "No database 'elsewhere'"),
        ("neo4j", {}, "only reads"),
        ("bolt+s", {}, "certificate or encryption"),
    ],
)
def test_the_program_says_it_in_one_line_with_status_3(
    shut: Server, tmp_path: Path, scheme: str, more: dict[str, str], sentence: str
) -> None:
    place = shut.address
    environment = {"NEO4J_USERNAME": place.username, "NEO4J_PASSWORD": place.password, **more}
    with EmbeddedStore(tmp_path / "graph", load(), write=True) as filled:
        assert list(filled.write([story()]))

    begun = time.monotonic()
    pushed = spawn(("push", place.uri.replace("bolt", scheme)), tmp_path / "graph", environment=environment)

    assert time.monotonic() - begun < PROMISED
    assert pushed.status == 3
    assert sentence in pushed.errors
    assert pushed.errors.count("\n") == 1
