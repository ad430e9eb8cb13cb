"""The whole view of a server anew, from the record and the decisions that it holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from graph import pull
from graph.bolt import Connection
from graph.decisions import Decision, joined
from graph.push_summary import Ledger
from graph.push_view import ViewPush
from graph.server_writer import Writer
from graph.view import identities, view
from ontology.schema import Ontology


def rebuilt(connection: Connection, writer: Writer, ontology: Ontology) -> None:
    """Derive the view of everything on the server and write what of it differs."""
    records = [record for record, _ in pull.records(connection)]
    by_origin: dict[str, list[Decision]] = defaultdict(list)
    for decision, origins in pull.decisions(connection):
        for origin in origins:
            by_origin[origin].append(decision)
    decisions = joined(by_origin.values())
    who = identities((entity for record in records for entity in record.entities), decisions)
    said = ((replace(record.article, text=None), each) for record in records for each in record.statements)
    whole = view(said, who, decisions, ontology)
    push = ViewPush(connection, writer, ontology, Ledger())
    gone = push.entities(whole.things.values(), lambda kind, number: None)
    push.facts(whole.facts.values(), lambda kind, number: None)
    push.remove_entities(gone)
    push.relink(whole.things.values(), whole.facts.values())
