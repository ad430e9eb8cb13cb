"""One writer to a server at a time, which removes nothing that it did not write."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graph.bolt import Connection, Rows, Step
from graph.errors import StoreError
from graph.property_columns import COLUMNS, LINKS, MARK
from graph.property_graph import Row, quoted
from graph.server_schema import KEYS

BATCH = 2_000
"""Rows sent in one transaction."""

# What is set first locks the node; a number read before that may be another writer's a moment later.
_LOCKED = "MATCH (k:Keiretsu {id: 'graph'}) SET k.lock = true WITH k, k.writer AS writer"
_BEGIN = f"{_LOCKED} SET k.writer = coalesce(writer, 0) + 1 RETURN k.writer AS writer"
_STILL = f"{_LOCKED} WHERE writer = $writer RETURN writer"
_REMOVE = """UNWIND $keys AS key
MATCH (n:{label} {{{name}: key}}) WHERE n.{mark} IS NOT NULL
OPTIONAL MATCH (n)-[r:IN]->(a:Article) WHERE a.iri = n.article
DELETE r
WITH DISTINCT n
WITH n, EXISTS {{ (n)--() }} OR any(name IN keys(n) WHERE NOT name IN $own) OR size(labels(n)) > $labels AS held
FOREACH (gone IN CASE WHEN held THEN [] ELSE [n] END | DELETE gone)
FOREACH (kept IN CASE WHEN held THEN [n] ELSE [] END | SET kept.withdrawn = true REMOVE kept.{mark})
RETURN sum(CASE WHEN held THEN 1 ELSE 0 END) AS kept"""


class Writer:
    """Writes in batches; stops when another writer has begun, so that two never mix."""

    def __init__(self, connection: Connection) -> None:
        """Become the writer of this server; one before stops at its next batch."""
        self.connection = connection
        self._number = connection.write((_BEGIN, {}))[0][0]["writer"]

    def write(self, *steps: Step) -> list[Rows]:
        """The rows of each step, all in one transaction.

        Raises:
            StoreError: another writer has begun.
        """
        return self.connection.write((_STILL, {"writer": self._number}), *steps, check=self._alone)[1:]

    def _alone(self, rows: Rows) -> None:
        if not rows:
            raise StoreError(
                f"Another push to {self.connection.address.uri!r} has begun, so this one stops: repeat it to finish."
            )

    def remove(self, label: str, keys: Iterable[str], labels: int = 1) -> int:
        """Remove nodes of ours; how many stay since others' properties, labels or relationships hang on them.

        `labels` is how many labels a node of ours has. One that stays is marked withdrawn.
        """
        return sum(_number(self.write(step)[0][0]["kept"]) for step in removal(label, keys, labels))


def removal(label: str, keys: Iterable[str], labels: int = 1) -> list[Step]:
    """The steps that remove nodes of ours by key, in batches; see `Writer.remove`."""
    ordered, properties = sorted(keys), [*COLUMNS[label], *LINKS]
    query = _REMOVE.format(label=label, name=KEYS[label], mark=MARK)
    batches = (ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH))
    return [(query, {"keys": batch, "own": properties, "labels": labels}) for batch in batches]


def setting(variable: str, columns: Sequence[str]) -> str:
    """The clause that takes a row's values over; an absent one removes the property, no other is touched."""
    values = ", ".join(f"{variable}.{quoted(name)} = row[{place}]" for place, name in enumerate(columns, 3))
    return f"SET {values}"


def sent(rows: Iterable[Row], columns: Sequence[str]) -> list[list[object]]:
    """Rows as a query takes them: key, both ends, values of the columns (lists pack faster than maps).

    They are sorted by key, so that locks are taken in one order.
    """
    return [
        [row.key, row.start, row.end, *map(row.properties.get, columns)]
        for row in sorted(rows, key=lambda row: row.key)
    ]


def merging(label: str, labels: str = "") -> str:
    """The query that writes nodes of a label, and gives them further labels (`:A`)."""
    also = f" SET n{labels}" if labels else ""
    return (
        f"UNWIND $rows AS row MERGE (n:{label} {{{KEYS[label]}: row[0]}}) {setting('n', COLUMNS[label])} "
        f"REMOVE n.withdrawn{also}"
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


Progress = Callable[[str, int], None]
"""Told the kind of what is written and how many of it are done."""
