"""Copying a store to a Neo4j server: only what differs, nothing that others wrote, checked afterwards.

The server holds the content hash of every node and relationship of ours under the property `keiretsu`.
A push walks both sides in the order of their keys and sends what has another hash, so a push that was
cut short is finished by the next one, and one that finds nothing to do writes nothing: where the store's state
has a name (`stamp`), it need not even read the store, see `graph.pushed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from graph import pushed
from graph.bolt import Connection
from graph.joint import joint_view
from graph.push_record import RecordPush
from graph.push_summary import Ledger, PushSummary
from graph.push_view import ViewPush
from graph.server_schema import prepare
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
    state: str | None = None,
    dry: bool = False,
    progress: Progress = silent,
) -> PushSummary:
    """Make the server's share of this origin what the store holds, and its view that of all origins.

    `state` tells what the store holds from all that any store ever held, as `EmbeddedStore.stamp`; None if unknown.

    Raises:
        ConnectionFailedError: the server cannot be reached, is lost, or does not allow it.
        StoreError: another push has begun, or what arrived is not what was sent.
    """
    if not dry:
        prepare(connection, ontology)
    stamp = None if state is None else pushed.stamp(state, ontology)
    if stamp is not None and (done := pushed.unchanged(stamp, origin, connection, ontology)) is not None:
        return done.summary(connection.address.uri, dry)
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
        for kind in ledger.doubtful:
            ledger.verify(kind, pushed.held(kind, origin, connection, ontology), connection.address.uri)
        if stamp is not None:
            pushed.keep(ledger, stamp, origin, writer)
    return ledger.summary(connection.address.uri, dry)
