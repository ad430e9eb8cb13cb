"""The record of a store, sent to a server: articles with all that they say, and decisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.bolt import Connection
from graph.difference import pairs
from graph.property_graph import RecordRows, Row, decision_row, record_rows
from graph.push_summary import CARRIED, Ledger
from graph.server_schema import Present, articles, nodes
from graph.server_steps import node_steps, origin_steps
from graph.server_writer import BATCH, Progress, Writer, removal
from graph.store import Store

LARGEST = 4_000_000
"""Code points of article text sent in one transaction."""

_PARTS = {
    "Statement": "UNWIND $articles AS iri MATCH (n:Statement {article: iri}) WHERE n.keiretsu IS NOT NULL "
    "AND EXISTS { (n)-[:IN]->(:Article {iri: iri}) } "
    "RETURN n.id AS key, n.keiretsu AS hash",
    "ArticleEntity": "UNWIND $articles AS iri MATCH (n:ArticleEntity {article: iri}) WHERE n.keiretsu IS NOT NULL "
    "RETURN n.iri AS key, n.keiretsu AS hash",
}


@dataclass(slots=True)
class _Batch:
    """Articles to be written together, and those to be given up."""

    new: list[RecordRows] = field(default_factory=list)
    changed: list[RecordRows] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether it is time to send it."""
        written = [*self.new, *self.changed]
        rows = sum(1 + len(each.entities) + len(each.statements) for each in written)
        text = sum(len(str(each.article.properties.get("text"))) for each in written)
        return rows + len(self.joined) + len(self.left) + 20 * len(self.gone) >= BATCH or text >= LARGEST


class RecordPush:
    """Sends articles and decisions of one origin; without a writer it only counts."""

    def __init__(self, connection: Connection, writer: Writer | None, origin: str, ledger: Ledger) -> None:
        self._connection = connection
        self._writer = writer
        self._origin = origin
        self._ledger = ledger

    def articles(self, store: Store, progress: Progress) -> None:
        """Make the server's articles of this origin those of the store."""
        local = ((iri, record_rows(store.record(iri))) for iri in store.article_iris())
        batch = _Batch()
        for number, pair in enumerate(pairs(local, articles(self._connection)), 1):
            self._sort(batch, pair.key, pair.wanted, pair.present)
            if batch.full:
                self._flush(batch)
                progress("articles", number)
                batch = _Batch()
        self._flush(batch)

    def _sort(self, batch: _Batch, key: str, wanted: RecordRows | None, present: Present | None) -> None:
        """Put an article where it belongs in the batch."""
        ours = present is not None and self._origin in present.origins
        if wanted is None:
            if present is not None and ours:
                (batch.gone if present.origins == (self._origin,) else batch.left).append(key)
            return
        self._ledger.want("articles", wanted.article.hash)
        for row in wanted.statements:
            self._ledger.want("statements", row.hash)
        for row in wanted.entities:
            self._ledger.want(CARRIED["articles"], row.hash)
        if present is None:
            batch.new.append(wanted)
        elif not present.holds(wanted.article.hash, (*wanted.statements, *wanted.entities)):
            batch.changed.append(wanted)
        else:
            self._ledger.note("articles", "unchanged")
            self._ledger.note("statements", "unchanged", len(wanted.statements))
            if not ours:
                batch.joined.append(key)

    def _flush(self, batch: _Batch) -> None:
        """Send a batch in one transaction."""
        parts = self._parts([*batch.gone, *(each.article.key for each in batch.changed)])
        statements = self._differing("Statement", batch, parts, "statements")
        entities = self._differing("ArticleEntity", batch, parts, None)
        self._ledger.note("articles", "added", len(batch.new))
        self._ledger.note("articles", "changed", len(batch.changed))
        self._ledger.note("articles", "removed", len(batch.gone))
        self._ledger.note("articles", "kept", len(batch.left))
        if self._writer is None:
            return
        written = [each.article for each in (*batch.new, *batch.changed)]
        held = [*batch.joined, *(row.key for row in written)]
        self._writer.write(
            *node_steps("Article", written),
            *node_steps("ArticleEntity", entities[0]),
            *node_steps("Statement", statements[0]),
            *origin_steps("Article", held, self._origin, hold=True),
            *origin_steps("Article", batch.left, self._origin, hold=False),
            *removal("Statement", statements[1]),
            *removal("ArticleEntity", entities[1]),
            *removal("Article", batch.gone),
        )

    def _parts(self, articles: list[str]) -> dict[str, dict[str, str]]:
        """Hash by key of the nodes that the server has for these articles, by label."""
        if not articles:
            return {label: {} for label in _PARTS}
        return {
            label: {str(row["key"]): str(row["hash"]) for row in self._connection.read(query, {"articles": articles})}
            for label, query in _PARTS.items()
        }

    def _differing(
        self, label: str, batch: _Batch, parts: dict[str, dict[str, str]], kind: str | None
    ) -> tuple[list[Row], list[str]]:
        """The rows of a label to send, and the keys of those to remove."""
        there = parts[label]
        wanted = [
            row
            for each in (*batch.new, *batch.changed)
            for row in (each.statements if label == "Statement" else each.entities)
        ]
        differing = [row for row in wanted if there.get(row.key) != row.hash]
        gone = sorted(there.keys() - {row.key for row in wanted})
        if kind is not None:
            changed = sum(row.key in there for row in differing)
            counts = (len(differing) - changed, changed, len(gone), len(wanted) - len(differing))
            for action, number in zip(("added", "changed", "removed", "unchanged"), counts, strict=True):
                self._ledger.note(kind, action, number)
        return differing, gone

    def decisions(self, store: Store) -> None:
        """Make the server's decisions of this origin those of the store."""
        local = ((each.id, decision_row(each)) for each in store.decisions())
        rows: list[Row] = []
        joined: list[str] = []
        left: list[str] = []
        gone: list[str] = []
        for pair in pairs(local, nodes(self._connection, "Decision")):
            ours = pair.present is not None and self._origin in pair.present.origins
            if pair.wanted is not None:
                self._ledger.want("decisions", pair.wanted.hash)
                same = pair.present is not None and pair.present.hash == pair.wanted.hash
                self._ledger.note("decisions", "unchanged" if same else "changed" if pair.present else "added")
                (rows if not same else []).append(pair.wanted)
                (joined if not ours or not same else []).append(pair.key)
            elif ours and pair.present is not None:
                alone = pair.present.origins == (self._origin,)
                self._ledger.note("decisions", "removed" if alone else "kept")
                (gone if alone else left).append(pair.key)
        if self._writer is not None and (rows or joined or left or gone):
            self._writer.write(
                *node_steps("Decision", rows),
                *origin_steps("Decision", joined, self._origin, hold=True),
                *origin_steps("Decision", left, self._origin, hold=False),
                *removal("Decision", gone),
            )
