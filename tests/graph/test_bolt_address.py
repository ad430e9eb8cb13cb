"""Where a server is: what cannot be an address is refused, credentials come from the environment."""

from __future__ import annotations

import pytest

from graph.bolt_address import Address, address
from graph.errors import ConnectionFailedError
from graph.location import is_server
from tests.graph.connecting import local


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
