"""The connection to a server: what goes wrong is one sentence, soon."""

from __future__ import annotations

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph.bolt import Connection
from graph.bolt_address import Address
from graph.bolt_failures import failure, too_old
from graph.errors import ConnectionFailedError
from graph.push import push
from tests.graph.articles import ONTOLOGY, story
from tests.graph.connecting import PROMISED, local, message, refusal, text
from tests.graph.pushing import store
from tests.ports import free_port
from tests.real_parts import need


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

    begun = time.monotonic()
    with pytest.raises(ConnectionFailedError, match=r"conflict with ours .*: drop there what is in the way") as caught:
        push(store(story()), "one", neo4j, ONTOLOGY)

    assert time.monotonic() - begun < PROMISED
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3
