"""Copying a store to a Neo4j server: only what differs, nothing that others wrote, checked afterwards.

The server holds the content hash of every node and relationship of ours under the property `keiretsu`.
A push walks both sides in the order of their keys and sends what has another hash, so a push that was
cut short is finished by the next one, and one that finds nothing to do writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from graph.bolt import Connection
from graph.joint import joint_view
from graph.property_columns import MARK
from graph.property_graph import quoted
from graph.push_record import RecordPush
from graph.push_summary import Ledger, PushSummary
from graph.push_view import ViewPush
from graph.server_schema import edge_types, nodes, prepare
from graph.server_writer import Progress, Writer
from graph.statement import Fact, Thing
from graph.store import Selection, Store
from ontology.schema import Ontology


class Facts(Protocol):
    """Where the view is taken from: a store, or the view of several origins."""

    def things(self) -> Iterator[Thing]:
        """Every canonical entity, sorted by IRI."""

    def facts(self, selection: Selection) -> Iterator[Fact]:
        """All facts of a selection, sorted by id."""


def silent(kind: str, number: int) -> None:
    """Progress that nobody watches."""


def push(
    store: Store,
    origin: str,
    connection: Connection,
    ontology: Ontology,
    *,
    dry: bool = False,
    progress: Progress = silent,
) -> PushSummary:
    """Make the server's share of this origin what the store holds, and its view that of all origins.

    Raises:
        ConnectionFailedError: the server cannot be reached, is lost, or does not allow it.
        StoreError: another push has begun, or what arrived is not what was sent.
    """
    if not dry:
        prepare(connection, ontology)
    writer = None if dry else Writer(connection)
    ledger = Ledger()
    source = joint_view(store, origin, connection, ontology) or store
    everything = Selection(statuses=tuple(ontology.statuses))

    record = RecordPush(connection, writer, origin, ledger)
    record.articles(store, progress)
    record.decisions(store)

    view = ViewPush(connection, writer, ontology, ledger)
    gone = view.entities(source.things(), progress)
    view.facts(source.facts(everything), progress)
    view.remove_entities(gone)
    if writer is not None:
        view.relink(source.things(), source.facts(everything))
        _verify(ledger, origin, connection, ontology)
    return ledger.summary(connection.address.uri, dry)


def _verify(ledger: Ledger, origin: str, connection: Connection, ontology: Ontology) -> None:
    """Compare count and digest of each kind that was written with what the server now has."""
    uri = connection.address.uri
    for kind, label in (("articles", "Article"), ("decisions", "Decision"), ("entities", "Entity")):
        if ledger.changed(kind):
            there = (each for _, each in nodes(connection, label) if label == "Entity" or origin in each.origins)
            ledger.verify(kind, (each.hash for each in there), uri)
    if ledger.changed("statements"):
        query = (
            f"MATCH (n:Statement)-[:IN]->(a:Article) WHERE $origin IN a.origins AND n.{MARK} IS NOT NULL "
            f"RETURN n.{MARK} AS hash"
        )
        ledger.verify("statements", (str(row["hash"]) for row in connection.stream(query, {"origin": origin})), uri)
    if ledger.changed("facts"):
        types = "|".join(quoted(edge) for edge in edge_types(ontology))
        query = f"MATCH (:Entity)-[r:{types}]->(:Entity) WHERE r.{MARK} IS NOT NULL RETURN r.{MARK} AS hash"
        ledger.verify("facts", (str(row["hash"]) for row in connection.stream(query)), uri)
