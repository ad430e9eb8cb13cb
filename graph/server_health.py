"""What `doctor` finds about a Neo4j server."""

from __future__ import annotations

from collections.abc import Mapping

from graph.bolt import connect
from graph.bolt_address import address
from graph.health import Check
from ontology.errors import KeiretsuError


def check(uri: str | None, environment: Mapping[str, str]) -> Check:
    """Whether the server that `uri`, else NEO4J_URI, names answers and accepts the credentials."""
    try:
        with connect(address(uri, environment)) as connection:
            rows = connection.read("MATCH (n:Entity) WHERE n.keiretsu IS NOT NULL RETURN count(n) AS number")
            return Check("server", True, f"{connection.address.uri!r} holds {rows[0]['number']} entities of ours")
    except KeiretsuError as error:
        return Check("server", False, str(error))
