"""What a server keeps of an origin's last push, so that one with nothing to send is known without reading the store.

Beside the stamp of what was pushed stand counts and digests: of each kind and what is carried with it, and of the
articles and decisions of every origin. There is nothing to do when the stamp is the store's, the server still holds
just that, and all of it is linked.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.bolt import Connection
from graph.property_columns import MARK, fact_columns
from graph.property_graph import ROWS, quoted
from graph.push_summary import CARRIED, CHECKED, KINDS, Check, Ledger
from graph.server_schema import FORMAT, VIEWED, edge_types, nodes, unlinked
from graph.server_writer import Writer
from graph.statement import digest
from ontology.schema import Ontology

_LAST = "MATCH (k:Keiretsu {id: $origin}) RETURN k.stamp AS stamp, k.checks AS checks"
_KEEP = "MERGE (k:Keiretsu {id: $origin}) SET k.stamp = $stamp, k.checks = $checks"
OF_EVERYONE = {"articles": "Article", "decisions": "Decision"}
"""The kinds of which all origins' are compared at once, each with its label."""
_LABELS = {**OF_EVERYONE, "entities": "Entity"}
_PARTS = {
    "statements": f"MATCH (n:Statement)-[:IN]->(a:Article) WHERE $origin IN a.origins AND n.{MARK} IS NOT NULL "
    f"RETURN n.{MARK} AS hash",
    CARRIED["articles"]: f"MATCH (a:Article) WHERE $origin IN a.origins MATCH (n:ArticleEntity {{article: a.iri}}) "
    f"WHERE n.{MARK} IS NOT NULL RETURN n.{MARK} AS hash",
    CARRIED["entities"]: f"MATCH (e:Entity) WHERE e.{MARK} IS NOT NULL MATCH (n:EntityName {{entity: e.iri}}) "
    f"WHERE n.{MARK} IS NOT NULL RETURN n.{MARK} AS hash",
}
"""What belongs to something: statements and articles' entities to articles of the origin, names to entities."""


def stamp(state: str, ontology: Ontology) -> str:
    """A store's state together with all else on which the rows depend that are sent: their form and the ontology."""
    statuses = [[name, each.asserted, each.edge] for name, each in ontology.statuses.items()]
    return digest(state, FORMAT, ROWS, statuses, edge_types(ontology), fact_columns(ontology))


def unchanged(wanted: str, origin: str, connection: Connection, ontology: Ontology) -> Ledger | None:
    """The ledger of a push that finds everything in place; None if the store must be read to know."""
    rows = connection.read(_LAST, {"origin": origin})
    if not rows or rows[0]["stamp"] != wanted:
        return None
    kept = rows[0]["checks"]
    if not isinstance(kept, list) or len(kept) != len(CHECKED) + 1 or str(_everyone(connection)) != kept[-1]:
        return None
    if any(next(unlinked(connection, label), None) is not None for label in VIEWED):
        return None
    ledger = Ledger()
    for kind, check in zip(CHECKED, kept, strict=False):
        if kind not in OF_EVERYONE and str(held(kind, origin, connection, ontology)) != check:
            return None
        if kind in KINDS:
            ledger.note(kind, "unchanged", int(check.partition(" ")[0]))
    return ledger


def keep(ledger: Ledger, wanted: str, origin: str, writer: Writer) -> None:
    """Let the server keep what a push that is over has found or verified there."""
    checks = [str(each) for each in (*map(ledger.wanted.__getitem__, CHECKED), _everyone(writer.connection))]
    writer.write((_KEEP, {"origin": origin, "stamp": wanted, "checks": checks}))


def held(kind: str, origin: str, connection: Connection, ontology: Ontology) -> Check:
    """Count and digest of what the server holds of a kind: of this origin, of entities and facts of all."""
    check = Check()
    for content in _hashes(kind, origin, connection, ontology):
        check.add(content)
    return check


def _hashes(kind: str, origin: str, connection: Connection, ontology: Ontology) -> Iterator[str]:
    if kind in _LABELS:
        label = _LABELS[kind]
        found = (each for _, each in nodes(connection, label))
        yield from (each.hash for each in found if kind not in OF_EVERYONE or origin in each.origins)
    elif kind in _PARTS:
        yield from (str(row["hash"]) for row in connection.stream(_PARTS[kind], {"origin": origin}))
    else:
        types = "|".join(quoted(edge) for edge in edge_types(ontology))
        query = f"MATCH (:Entity)-[r:{types}]->(:Entity) WHERE r.{MARK} IS NOT NULL RETURN r.{MARK} AS hash"
        yield from (str(row["hash"]) for row in connection.stream(query))


def _everyone(connection: Connection) -> Check:
    """Count and digest of all articles and decisions, each with its origins: the view is that of all of them."""
    check = Check()
    for label in OF_EVERYONE.values():
        for key, each in nodes(connection, label):
            check.add(digest(label, key, each.hash, sorted(each.origins)))
    return check
