"""The steps that write parts of a graph to a server: queries with their rows, for one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from graph.bolt import Connection, Step
from graph.property_columns import COLUMNS, MARK
from graph.property_graph import EntityRows, Row, quoted
from graph.server_schema import KEYS
from graph.server_writer import merging, removal, sent, setting

_STALE_NAMES = """UNWIND $rows AS row MATCH (n:EntityName {entity: row[0]}) WHERE NOT n.id IN row[1]
RETURN collect(n.id) AS ids"""
_STALE_LINKS = """UNWIND $rows AS row MATCH (n:{label} {{{link}: row[0]}}) WHERE NOT n.{name} IN row[1]
SET n.{link} = ''"""
_LINKS = "UNWIND $links AS row MATCH (n:{label} {{{name}: row[0]}}) SET n.{link} = row[1]"
_FACTS = """UNWIND $rows AS row MATCH (a:Entity {{iri: row[1]}}) MATCH (b:Entity {{iri: row[2]}})
MERGE (a)-[r:{type} {{id: row[0]}}]->(b) {setting}"""
_GONE_FACTS = """UNWIND $keys AS key MATCH ()-[r:{type} {{id: key}}]->() WHERE r.{mark} IS NOT NULL DELETE r"""
_CARRIED = """UNWIND $keys AS key MATCH ()-[old:{old} {{id: key}}]->() WHERE old.{mark} IS NOT NULL
MATCH ()-[now:{now} {{id: key}}]->() WHERE now.{mark} IS NOT NULL
FOREACH (name IN [each IN keys(old) WHERE NOT each IN $own AND now[each] IS NULL] | SET now[name] = old[name])"""
_SETTLED = "UNWIND $keys AS key MATCH (n:Statement {id: key}) WHERE n.fact IS NULL SET n.fact = ''"
_ORIGINS = """UNWIND $rows AS row MATCH (n:{label} {{{name}: row[0]}})
SET n.origins = [each IN coalesce(n.origins, []) WHERE each <> $origin] + CASE WHEN $hold THEN [$origin] ELSE [] END"""
_IN = "WITH n, row MATCH (a:Article {iri: n.article}) MERGE (n)-[:IN]->(a)"


def node_steps(label: str, rows: Sequence[Row]) -> list[Step]:
    """Write nodes of a label; a statement's with its way to the article."""
    more = f" {_IN}" if label == "Statement" else ""
    return [(merging(label) + more, {"rows": sent(rows, COLUMNS[label])})] if rows else []


def origin_steps(label: str, keys: Iterable[str], origin: str, *, hold: bool) -> list[Step]:
    """Say that an origin holds nodes, or no longer does."""
    query = _ORIGINS.format(label=label, name=KEYS[label])
    rows = [[key] for key in sorted(keys)]
    return [(query, {"rows": rows, "origin": origin, "hold": hold})] if rows else []


def entity_steps(connection: Connection, new: list[EntityRows], changed: list[EntityRows]) -> list[Step]:
    """Write entities with their names, and point their members to them."""
    entities = [each.entity for each in (*new, *changed)]
    names = [name for each in (*new, *changed) for name in each.names]
    steps: list[Step] = []
    for label in sorted({row.sort for row in entities}):
        rows = sent((row for row in entities if row.sort == label), COLUMNS["Entity"])
        steps.append((merging("Entity", f":{quoted(label)}"), {"rows": rows}))
    steps += node_steps("EntityName", names)
    before = [each.entity for each in changed]
    steps += _linking("ArticleEntity", "thing", "members", entities, before)
    return steps + stale_names(connection, [[row.key, list(row.parts["names"])] for row in entities])


def stale_names(connection: Connection, kept: list[list[object]]) -> list[Step]:
    """Remove the names of entities (by key), but those kept."""
    ids = connection.read(_STALE_NAMES, {"rows": kept})[0]["ids"] if kept else []
    return removal("EntityName", ids if isinstance(ids, list) else [])


def _linking(label: str, link: str, part: str, rows: list[Row], changed: list[Row]) -> Iterator[Step]:
    """Steps that make parts of the record point to the entity or fact they belong to."""
    if changed:
        own = [[row.key, list(row.parts[part])] for row in changed]
        yield _STALE_LINKS.format(label=label, link=link, name=KEYS[label]), {"rows": own}
    yield from link_steps(label, link, [[str(key), row.key] for row in rows for key in row.parts[part]])


def link_steps(label: str, link: str, links: list[list[str]]) -> list[Step]:
    """Point nodes (by key) to what they belong to (by key)."""
    return [(_LINKS.format(label=label, link=link, name=KEYS[label]), {"links": links})] if links else []


def settling_steps(statements: Sequence[str]) -> list[Step]:
    """Say that statements (by id) which no fact has taken belong to none, so that no push looks for one."""
    return [(_SETTLED, {"keys": list(statements)})] if statements else []


def fact_steps(
    columns: Sequence[str],
    new: list[Row],
    changed: list[Row],
    gone: Iterable[tuple[str, str]],
    doubled: Iterable[tuple[str, str]] = (),
) -> list[Step]:
    """Write facts, remove those gone (type, id), and point statements to their facts.

    A fact that changes its type is among the changed ones, and among the gone ones with its old type: what others wrote
    on it goes along. One that is there more than once is among the changed ones, and removed (`doubled`) before.
    """
    steps = list(_removed(sorted(doubled)))
    removed = sorted(gone)
    for edge in sorted({row.sort for row in (*new, *changed)}):
        rows = sent((row for row in (*new, *changed) if row.sort == edge), columns)
        steps.append((_FACTS.format(type=quoted(edge), setting=setting("r", columns)), {"rows": rows}))
    types = {row.key: row.sort for row in changed}
    for old, now in sorted({(sort, types[key]) for sort, key in removed if key in types}):
        keys = [key for sort, key in removed if sort == old and types.get(key) == now]
        query = _CARRIED.format(old=quoted(old), now=quoted(now), mark=MARK)
        steps.append((query, {"keys": keys, "own": list(columns)}))
    steps += _removed(removed)
    lost = {key for _, key in removed} - types.keys()
    stale = _STALE_LINKS.format(label="Statement", link="fact", name="id")
    steps.append((stale, {"rows": [[key, []] for key in sorted(lost)]}))
    return [*steps, *_linking("Statement", "fact", "statements", [*new, *changed], changed)]


def _removed(facts: Sequence[tuple[str, str]]) -> Iterator[Step]:
    """Steps that remove relationships of ours (type, id)."""
    for edge in sorted({sort for sort, _ in facts}):
        keys = [key for sort, key in facts if sort == edge]
        yield _GONE_FACTS.format(type=quoted(edge), mark=MARK), {"keys": keys}
