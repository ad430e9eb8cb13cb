"""Reading a server's record back: articles with all that they say, and decisions, with their origins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from graph import property_values
from graph.bolt import Connection
from graph.decisions import Decision, joined, rulings
from graph.record import Change
from graph.statement import Record
from graph.store import Store

PAGE = 200
"""Articles read at once; their texts come along."""

_ARTICLES = (
    "MATCH (a:Article) WHERE a.iri > $after AND a.keiretsu IS NOT NULL "
    "RETURN a.iri AS iri, a.origins AS origins, properties(a) AS node ORDER BY a.iri LIMIT $limit"
)
_PARTS = (
    "UNWIND $articles AS iri MATCH (n:{} {{article: iri}}) WHERE n.keiretsu IS NOT NULL "
    "RETURN iri, properties(n) AS node"
)
_DECISIONS = (
    "MATCH (d:Decision) WHERE d.keiretsu IS NOT NULL RETURN d.origins AS origins, properties(d) AS node ORDER BY d.id"
)

Origins = tuple[str, ...]
Wanted = Callable[[str, Origins], bool]
"""Whether an article, by its IRI and the origins that hold it, is asked for."""


def records(connection: Connection, wanted: Wanted = lambda iri, origins: True) -> Iterator[tuple[Record, Origins]]:
    """The record of every article wanted with the origins that hold it, sorted by the article's IRI.

    Raises:
        StoreError: something of one of them is missing.
    """
    after = ""
    while True:
        page = connection.read(_ARTICLES, {"after": after, "limit": PAGE})
        chosen = [row for row in page if wanted(str(row["iri"]), _origins(row))]
        iris = [str(row["iri"]) for row in chosen]
        entities, statements = (parts(connection, label, iris) for label in ("ArticleEntity", "Statement"))
        for iri, row in zip(iris, chosen, strict=True):
            record = property_values.record(node(row), entities[iri], statements[iri])
            yield record, _origins(row)
        if len(page) < PAGE:
            return
        after = str(page[-1]["iri"])


def decisions(connection: Connection) -> Iterator[tuple[Decision, Origins]]:
    """Every decision with the origins that hold it, sorted by id."""
    for row in connection.read(_DECISIONS):
        yield property_values.decision(node(row)), _origins(row)


def parts(connection: Connection, label: str, iris: list[str]) -> dict[str, list[property_values.Stored]]:
    """The nodes of a label that belong to articles, by the article's IRI."""
    found: dict[str, list[property_values.Stored]] = defaultdict(list)
    for row in connection.read(_PARTS.format(label), {"articles": iris}):
        found[str(row["iri"])].append(node(row))
    return found


def node(row: Mapping[str, object], name: str = "node") -> property_values.Stored:
    """The properties that a row holds under a name."""
    found = row[name]
    return found if isinstance(found, dict) else {}


def _origins(row: dict[str, object]) -> Origins:
    origins = row["origins"]
    return tuple(map(str, origins)) if isinstance(origins, list) else ()


def into(store: Store, connection: Connection, origin: str | None = None) -> Iterator[tuple[str, Change]]:
    """Put what a server holds into a store: every article, then every decision; yields each article's change.

    With an `origin` only what that one pushed; without, where origins rule differently, the ruling that holds
    on the server holds in the store. The decisions come when the result has been walked through.
    """
    found = records(connection, lambda _, origins: origin is None or origin in origins)
    yield from store.write(record for record, _ in found)
    for decision in ruled(connection, origin):
        store.decide(decision)


def ruled(connection: Connection, origin: str | None = None) -> list[Decision]:
    """The decisions of an origin, or all of them but those that would unsay what holds on the server."""
    by_origin: dict[str, list[Decision]] = defaultdict(list)
    found: dict[str, Decision] = {}
    for decision, origins in decisions(connection):
        for each in origins:
            by_origin[each].append(decision)
        if origin is None or origin in origins:
            found[decision.id] = decision
    if origin is not None:
        return list(found.values())
    holding = {each.targets: each for each in joined(by_origin.values())}
    return [each for each in found.values() if _yields(each, holding[each.targets])]


def _yields(decision: Decision, holding: Decision) -> bool:
    """Whether a decision leaves another one on the same targets in force."""
    return rulings([decision, holding])[decision.targets] == holding
