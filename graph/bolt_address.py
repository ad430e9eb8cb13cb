"""Where a Neo4j server is, and who asks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.errors import ConnectionFailedError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
WEB_PORTS = ("7473", "7474")


@dataclass(frozen=True, slots=True)
class Address:
    """A server, who asks, and the database there ("" for the user's own)."""

    uri: str
    username: str
    password: str = field(repr=False)
    database: str = ""


def address(uri: str | None, environment: Mapping[str, str]) -> Address:
    """The server that `uri`, else NEO4J_URI, names, with credentials from the environment.

    Raises:
        ConnectionFailedError: no URI, one that is not Bolt's, or no password.
    """
    named = uri or environment.get("NEO4J_URI", "")
    if not named:
        raise ConnectionFailedError("No server named: give a URI such as 'bolt://localhost:7687', or set NEO4J_URI.")
    _check(named)
    password = environment.get("NEO4J_PASSWORD")
    if password is None:
        raise ConnectionFailedError(f"No password for {named!r}: set NEO4J_PASSWORD, and NEO4J_USERNAME if needed.")
    return Address(named, environment.get("NEO4J_USERNAME", "neo4j"), password, environment.get("NEO4J_DATABASE", ""))


def _check(uri: str) -> None:
    scheme, separator, rest = uri.partition("://")
    host = rest.partition("/")[0].partition("?")[0]
    name, _, port = host.rpartition("@")[2].rpartition(":")
    if "@" in host:
        bare = host.rpartition("@")[2]
        raise ConnectionFailedError(
            f"Credentials do not belong in the URI of {bare!r}: set NEO4J_USERNAME and NEO4J_PASSWORD."
        )
    if scheme.lower() in ("http", "https"):
        bolt = (name or host) + (":7687" if port in WEB_PORTS or not name else f":{port}")
        raise ConnectionFailedError(f"{uri!r} is a web address, not a Bolt one: try 'bolt://{bolt}'.")
    numbered = not name or host.endswith("]") or (port.isdecimal() and int(port) < 65536)
    if not separator or scheme.lower() not in SCHEMES or not host or not numbered:
        raise ConnectionFailedError(
            f"{uri!r} is no Bolt address; one looks like 'bolt://localhost:7687' or 'neo4j+s://HOST'."
        )
