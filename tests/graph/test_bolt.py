"""The connection to a server: what goes wrong is one sentence, soon."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph.bolt import Address, Connection, address, connect, is_server
from graph.bolt_failures import failure, too_old
from graph.bolt_watch import Watch
from graph.errors import ConnectionFailedError
from graph.push import push
from tests.graph.articles import ONTOLOGY, story
from tests.graph.pushing import store
from tests.neo4j_server import free_port
from tests.real_parts import need

PROMISED = 5.0
"""Seconds within which a command must say what is wrong."""


@pytest.fixture
def impostor() -> Iterator[Callable[[bytes | None], int]]:
    """Starts what answers every connection with some bytes, or never (None); gives its port."""
    listeners: list[socket.socket] = []
    held: list[socket.socket] = []

    def start(reply: bytes | None) -> int:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listeners.append(listener)

        def answer() -> None:
            while True:
                try:
                    client, _ = listener.accept()
                except OSError:
                    return
                held.append(client)
                if reply is not None:
                    with suppress(OSError):  # the driver may hang up first
                        client.recv(1000)
                        client.sendall(reply)
                        client.shutdown(socket.SHUT_WR)

        threading.Thread(target=answer, daemon=True).start()
        return int(listener.getsockname()[1])

    yield start
    for each in (*listeners, *held):
        each.close()


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


@pytest.mark.parametrize(
    ("uri", "sentence"),
    [
        ("http://localhost:7474", "try 'bolt://localhost:7687'"),
        ("https://graph.example", "try 'bolt://graph.example:7687'"),
        ("localhost:7687", "no Bolt address"),
        ("bolt://", "no Bolt address"),
        ("bolt://host:99999", "no Bolt address"),
        ("bolt://host:port", "no Bolt address"),
        ("ftp://host", "no Bolt address"),
        ("neo4j://me:hunter2@graph.example", "NEO4J_USERNAME"),
        ("", "NEO4J_URI"),
    ],
)
def test_an_address_that_cannot_be_one_is_refused(uri: str, sentence: str) -> None:
    with pytest.raises(ConnectionFailedError, match=sentence) as caught:
        address(uri, {"NEO4J_PASSWORD": "x"})

    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("uri", ["bolt://localhost", "neo4j://[::1]:7687", "neo4j+s://x.example", "bolt+ssc://h:1/"])
def test_every_bolt_scheme_is_an_address(uri: str) -> None:
    assert address(uri, {"NEO4J_PASSWORD": "x"}) == Address(uri, "neo4j", "x", "")


def test_the_environment_names_server_user_and_database() -> None:
    environment = {
        "NEO4J_URI": "neo4j://graph.example",
        "NEO4J_USERNAME": "me",
        "NEO4J_PASSWORD": "x",
        "NEO4J_DATABASE": "news",
    }

    assert address(None, environment) == Address("neo4j://graph.example", "me", "x", "news")


def test_a_missing_password_is_said() -> None:
    with pytest.raises(ConnectionFailedError, match="set NEO4J_PASSWORD"):
        address("bolt://localhost", {})


def test_an_address_never_shows_its_password() -> None:
    assert "secret" not in repr(local(7687))


@pytest.mark.parametrize(
    ("place", "known"),
    [
        ("bolt://h", True),
        ("neo4j+s://h", True),
        ("http://h", True),
        ("graphs/a", False),
        ("/tmp/bolt", False),
    ],
)
def test_a_uri_is_told_from_a_folder(place: str, known: bool) -> None:
    assert is_server(place) is known


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_no_server_is_said_at_once(scheme: str) -> None:
    assert "is Neo4j running there" in refusal(local(free_port(), scheme))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_never_answers_is_given_up(impostor: Callable[[bytes | None], int], scheme: str) -> None:
    told = refusal(local(impostor(None), scheme))

    assert "No answer" in told or "timed out" in told


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (b"\0\0\0\0", "5.26 or newer"),
        (b"\0\0\0\3", "5.26 or newer"),
        (b"\0\0\4\4", "5.26 or newer"),
        (b"SSH-2.0-x", "5.26 or newer"),
        (b"HTTP/1.1 400", "web server"),
        (b"", "closes the connection"),
    ],
)
def test_what_is_no_neo4j_is_said(impostor: Callable[[bytes | None], int], reply: bytes, sentence: str) -> None:
    assert sentence in refusal(local(impostor(reply)))


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_name_that_no_machine_has_is_said(scheme: str) -> None:
    assert "No machine" in refusal(Address(f"{scheme}://keiretsu.invalid:7687", "neo4j", "secret-password"))


def message(*parts: bytes) -> bytes:
    """One chunked Bolt message."""
    body = b"".join(parts)
    return len(body).to_bytes(2) + body + b"\0\0"


def text(value: str) -> bytes:
    """A short PackStream string."""
    return bytes([0x80 + len(value)]) + value.encode()


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


def test_a_server_too_old_is_refused_at_its_greeting(impostor: Callable[[bytes | None], int]) -> None:
    succeeded = message(b"\xb1\x70\xa0")
    known = message(b"\xb1\x70\xa2", text("server"), text("Neo4j/5.20.0"), text("connection_id"), text("bolt-1"))
    running = message(b"\xb1\x70\xa1", text("fields"), b"\x91", text("1"))
    dialogue = b"\0\0\4\5" + known + succeeded + running + message(b"\xb1\x71\x91\x01") + succeeded

    assert "runs Neo4j 5.20.0: 5.26 or newer is needed" in refusal(local(impostor(dialogue)))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of our own making for another host, and its key."""
    folder = tmp_path_factory.mktemp("certificate")
    made, key = folder / "made.pem", folder / "key.pem"
    openssl = shutil.which("openssl")
    need(openssl, "no certificate to show: 'openssl' is not installed")
    command = [
        str(openssl),
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=graph.example",
        "-days",
        "2",
    ]
    subprocess.run([*command, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True, timeout=60)
    return made, key


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_does_not_fit_is_said(certificate: tuple[Path, Path], scheme: str) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                with suppress(OSError):
                    client, _ = listener.accept()
                    with context.wrap_socket(client, server_side=True) as secret:
                        secret.recv(100)
                if listener.fileno() < 0:
                    return

        threading.Thread(target=answer, daemon=True).start()

        told = refusal(local(listener.getsockname()[1], scheme))

    assert "certificate" in told
    assert f"{scheme.split('+')[0]}+ssc://" in told


def test_an_old_version_is_refused_by_its_number() -> None:
    with pytest.raises(ConnectionFailedError, match=r"runs Neo4j 4\.4\.30: 5\.26"):
        too_old("Neo4j/4.4.30", "bolt://h")


def test_an_error_that_nobody_knows_still_gives_a_sentence() -> None:
    assert str(failure(OSError("odd\nthing"), "bolt://h", "me", "")) == "'bolt://h' cannot be used: odd thing"


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"password": "wrong-password"}, "set NEO4J_USERNAME and NEO4J_PASSWORD"),
        ({"database": "elsewhere"}, "No database 'elsewhere'"),
        ({"database": "not a `name`"}, "No database"),
    ],
)
def test_wrong_credentials_and_databases_are_said(
    neo4j_address: Address, scheme: str, change: dict[str, str], sentence: str
) -> None:
    uri = neo4j_address.uri.replace("bolt", scheme)

    assert sentence in refusal(replace(neo4j_address, uri=uri, **change))


@pytest.mark.neo4j
@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s", "bolt+ssc"])
def test_encryption_that_does_not_fit_is_said(neo4j_address: Address, scheme: str) -> None:
    assert "certificate" in refusal(replace(neo4j_address, uri=neo4j_address.uri.replace("bolt", scheme)))


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "steps",
    [
        ("CREATE CONSTRAINT names FOR (n:Company) REQUIRE n.name IS UNIQUE", "CREATE (:Company {name: 'Xiaomi'})"),
        ("DROP CONSTRAINT keiretsu_entity IF EXISTS", "CREATE INDEX mine FOR (n:Entity) ON (n.iri)"),
        ("DROP CONSTRAINT keiretsu_entity IF EXISTS", "UNWIND [1, 2] AS x CREATE (:Entity {iri: 'urn:twice'})"),
    ],
)
def test_a_schema_in_the_way_is_said(neo4j: Connection, steps: tuple[str, ...]) -> None:
    for step in steps:
        neo4j.write((step, {}))

    with pytest.raises(ConnectionFailedError, match="conflict with ours"):
        push(store(story()), "one", neo4j, ONTOLOGY)
