"""A server named by `neo4j://`: the driver asks it for its routing table, reads and writes go where they belong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from graph.bolt import Connection, connect
from graph.bolt_address import Address
from graph.cypher import ask
from graph.server import ServerStore
from tests.graph.articles import ONTOLOGY, story
from tests.graph.pushing import sent, state, store

pytestmark = pytest.mark.neo4j


@pytest.fixture
def routed(neo4j: Connection, neo4j_address: Address) -> Iterator[Connection]:
    """The test server, which is its own whole routing table, its database empty."""
    with connect(replace(neo4j_address, uri=neo4j_address.uri.replace("bolt", "neo4j"))) as connection:
        yield connection


def test_a_push_and_questions_through_routing_are_those_of_a_direct_connection(
    routed: Connection, neo4j: Connection
) -> None:
    sent(store(story()), routed)

    assert sent(store(story()), neo4j).changes == 0
    assert state(routed) == state(neo4j)
    assert list(ServerStore(routed, ONTOLOGY).things()) == list(store(story()).things())
    assert ask(routed, "MATCH (n:Entity {name: 'Xiaomi'}) RETURN n.type").rows == (("Company",),)
