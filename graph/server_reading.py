"""What a server holds, asked by Cypher through its indexes and read back as values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from graph import property_values
from graph.bolt import Connection
from graph.property_values import Stored
from graph.pull import node, parts
from graph.selection import Selection, wanted_statuses
from graph.server_schema import SUGGESTIONS, edge_types
from graph.statement import Article, Entity, Evidence, Fact, Record, Statement, Thing
from ontology.schema import Ontology

BATCH = 500
"""Facts whose evidence is fetched at once."""

_ENDS = "a.iri AS a, a.name AS a_name, a.type AS a_type, b.iri AS b, b.name AS b_name, b.type AS b_type"
_FACT = f"RETURN properties(f) AS edge, {_ENDS}"
_OURS = "f.keiretsu IS NOT NULL"
_ARTICLE = "a {.key, .text_hash, .title, .publisher, .published, .url, .language} AS node"
_MEMBERS = "COLLECT { MATCH (m:ArticleEntity {thing: n.iri}) RETURN m.iri } AS members"

Rows = Iterable[Mapping[str, object]]


class ServerReader:
    """Articles, things and facts of one server."""

    def __init__(self, connection: Connection, ontology: Ontology) -> None:
        self.connection = connection
        self.ontology = ontology
        self._types = "|".join(f"`{edge}`" for edge in edge_types(ontology))

    def articles(self) -> Iterator[Article]:
        """Every article without its text, in no order."""
        query = f"MATCH (a:Article) WHERE a.keiretsu IS NOT NULL RETURN {_ARTICLE}"
        for row in self.connection.stream(query):
            yield property_values.article(node(row))

    def record(self, article: str) -> Record | None:
        """An article's record, None if there is none."""
        query = "MATCH (a:Article {iri: $iri}) WHERE a.keiretsu IS NOT NULL RETURN properties(a) AS node"
        rows = self.connection.read(query, {"iri": article})
        if not rows:
            return None
        entities, statements = (parts(self.connection, label, [article]) for label in ("ArticleEntity", "Statement"))
        return property_values.record(node(rows[0]), entities[article], statements[article])

    def statement_ids(self, prefix: str, most: int) -> list[str]:
        """Ids of statements that begin so, sorted."""
        query = (
            "MATCH (s:Statement) WHERE s.id STARTS WITH $prefix AND s.keiretsu IS NOT NULL "
            "RETURN s.id AS id ORDER BY s.id LIMIT $most"
        )
        return [str(row["id"]) for row in self.connection.read(query, {"prefix": prefix, "most": most})]

    def statements(self, condition: str, values: Iterable[str]) -> Iterator[tuple[Article, Statement]]:
        """Statements with their articles (without texts), where `s.condition` is one of the values."""
        query = (
            f"UNWIND $values AS value MATCH (s:Statement {{{condition}: value}}) WHERE s.keiretsu IS NOT NULL "
            "MATCH (a:Article {iri: s.article}) "
            "MATCH (one:ArticleEntity {iri: s.subject}), (other:ArticleEntity {iri: s.object}) "
            f"RETURN properties(s) AS s, {_ARTICLE}, properties(one) AS one, properties(other) AS other"
        )
        for row in self.connection.read(query, {"values": sorted(values)}):
            ends = [property_values.entity(node(row, name)) for name in ("one", "other")]
            by_iri = {each.iri: each for each in ends}
            yield property_values.article(node(row)), property_values.statement(node(row, "s"), by_iri)

    def by_names(self, keys: Iterable[str], word: str = "key") -> list[Thing]:
        """Things that have one of these folded names (`word` is key or short), sorted by IRI."""
        query = (
            f"UNWIND $keys AS key MATCH (m:EntityName {{{word}: key}}) WITH DISTINCT m.entity AS iri "
            f"MATCH (n:Entity {{iri: iri}}) WHERE n.keiretsu IS NOT NULL RETURN properties(n) AS node, {_MEMBERS}"
        )
        return self._things(self.connection.read(query, {"keys": sorted(keys)}))

    def things(self, iris: Iterable[str]) -> list[Thing]:
        """Things with these IRIs, those that there are, sorted by IRI."""
        query = (
            "UNWIND $iris AS iri MATCH (n:Entity {iri: iri}) WHERE n.keiretsu IS NOT NULL "
            f"RETURN properties(n) AS node, {_MEMBERS}"
        )
        return self._things(self.connection.read(query, {"iris": sorted(set(iris))}))

    def all_things(self) -> Iterator[Thing]:
        """Every thing, sorted by IRI."""
        query = (
            "MATCH (n:Entity) WHERE n.iri > '' AND n.keiretsu IS NOT NULL "
            f"RETURN properties(n) AS node, {_MEMBERS} ORDER BY n.iri"
        )
        for row in self.connection.stream(query):
            yield from self._things([row])

    def _things(self, rows: Rows) -> list[Thing]:
        found = []
        for row in rows:
            members = row["members"]
            own = [str(each) for each in members] if isinstance(members, list) else []
            found.append(property_values.thing(node(row), own))
        return sorted(found, key=lambda each: each.iri)

    def entities(self, iris: Iterable[str]) -> list[Entity]:
        """Articles' own entities with these IRIs."""
        query = "UNWIND $iris AS iri MATCH (e:ArticleEntity {iri: iri}) RETURN properties(e) AS node"
        return [property_values.entity(node(row)) for row in self.connection.read(query, {"iris": sorted(set(iris))})]

    def things_of(self, entities: Iterable[str]) -> dict[str, Thing]:
        """The thing, in brief, that each of these articles' entities is."""
        query = (
            "UNWIND $iris AS iri MATCH (e:ArticleEntity {iri: iri}) MATCH (n:Entity {iri: e.thing}) "
            "RETURN iri, n.iri AS thing, n.name AS name, n.type AS type"
        )
        rows = self.connection.read(query, {"iris": sorted(set(entities))})
        return {str(row["iri"]): Thing(str(row["thing"]), str(row["name"]), str(row["type"])) for row in rows}

    def known_names(self, asked: str, most: int) -> list[tuple[str, str]]:
        """Folded key and name to show of things whose names are like the words asked, by the full-text index."""
        words = [word for word in asked.split() if word.isalnum()]
        if not words:
            return []
        near = " ".join(f"{word}~2 {word}*" for word in words)
        query = (
            f"CALL db.index.fulltext.queryNodes('{SUGGESTIONS}', $near, {{limit: $most}}) YIELD node "
            "MATCH (n:Entity {iri: node.entity}) WHERE n.keiretsu IS NOT NULL RETURN node.key AS key, n.name AS name"
        )
        rows = self.connection.read(query, {"near": near, "most": most})
        return [(str(row["key"]), str(row["name"])) for row in rows]

    def thing_of(self, key: str) -> Thing | None:
        """The thing that an entity key means, None if no article uses it."""
        found = self.by_names([key.partition(":")[2]])
        return next((each for each in found if key in each.keys), None)

    # Facts

    def facts(self, selection: Selection | None = None) -> Iterator[Fact]:
        """Facts that a selection may want, all without one, sorted by id."""
        limits, values = self._limits(selection)
        query = f"MATCH (a:Entity)-[f:{self._types}]->(b:Entity) WHERE {_OURS}{limits} {_FACT} ORDER BY f.id"
        yield from self._complete(self.connection.stream(query, values))

    def facts_about(self, iris: Iterable[str], selection: Selection | None = None) -> Iterator[Fact]:
        """Facts with one of these things at either end, sorted by id."""
        limits, values = self._limits(selection)
        query = (
            f"UNWIND $iris AS iri MATCH (n:Entity {{iri: iri}})-[f:{self._types}]-() WHERE {_OURS}{limits} "
            f"WITH DISTINCT f, startNode(f) AS a, endNode(f) AS b {_FACT} ORDER BY f.id"
        )
        yield from self._complete(self.connection.stream(query, {**values, "iris": sorted(set(iris))}))

    def fact(self, identifier: str) -> Fact | None:
        """One fact by its id, None if there is none."""
        branches = " UNION ".join(
            f"MATCH (a:Entity)-[f:`{edge}` {{id: $id}}]->(b:Entity) WHERE {_OURS} RETURN a, f, b"
            for edge in edge_types(self.ontology)
        )
        rows = self.connection.read(f"CALL () {{ {branches} }} {_FACT}", {"id": identifier})
        return next(self._complete(rows), None)

    def facts_between(self, keys: Iterable[tuple[str, str, str]]) -> dict[str, Fact]:
        """Facts by id, each looked for between its ends: (subject, object, id)."""
        query = (
            f"UNWIND $keys AS key MATCH (a:Entity {{iri: key[0]}})-[f:{self._types}]->(b:Entity {{iri: key[1]}}) "
            f"WHERE {_OURS} AND f.id = key[2] {_FACT}"
        )
        rows = self.connection.read(query, {"keys": [list(key) for key in sorted(keys)]})
        return {each.id: each for each in self._complete(rows)}

    def matching(self, relation: str, subject: str | None, object: str | None) -> list[Fact]:
        """Stated facts of a relation with these ends (see `rules.Stated`), without their evidence."""
        ends = " AND ".join(f"{end}.iri = ${end}" for end, iri in (("a", subject), ("b", object)) if iri is not None)
        query = (
            f"MATCH (a:Entity)-[f:{self._types}]->(b:Entity) WHERE {_OURS} AND NOT f.inferred "
            f"AND f.relation = $relation{' AND ' + ends if ends else ''} {_FACT} ORDER BY f.id"
        )
        return list(self._complete(self.connection.read(query, {"relation": relation, "a": subject, "b": object})))

    def _limits(self, selection: Selection | None) -> tuple[str, dict[str, object]]:
        """What of a selection the server itself can tell."""
        if selection is None:
            return "", {}
        limits = [" AND f.confidence >= $confidence"]
        values: dict[str, object] = {"confidence": selection.minimum_confidence}
        if selection.relations:
            limits.append(" AND f.relation IN $relations")
            values["relations"] = list(selection.relations)
        if selection.as_of is None:
            limits.append(" AND f.status IN $statuses")
            values["statuses"] = list(wanted_statuses(selection, self.ontology))
        if not selection.inferred:
            limits.append(" AND NOT f.inferred")
        return "".join(limits), values

    def _complete(self, rows: Rows) -> Iterator[Fact]:
        """Facts with their evidence, which is fetched for many at once."""
        waiting = iter(rows)
        while batch := list(islice(waiting, BATCH)):
            proof = self._evidence({str(each) for row in batch for each in _listed(node(row, "edge"), "evidence")})
            for row in batch:
                ends = [Thing(str(row[end]), str(row[f"{end}_name"]), str(row[f"{end}_type"])) for end in ("a", "b")]
                yield property_values.fact(node(row, "edge"), ends[0], ends[1], proof)

    def _evidence(self, statements: set[str]) -> dict[str, Evidence]:
        query = (
            "UNWIND $ids AS id MATCH (s:Statement {id: id}) MATCH (a:Article {iri: s.article}) "
            f"RETURN s {{.id, .quote, .status, .confidence, .said_by}} AS s, {_ARTICLE}"
        )
        rows = self.connection.read(query, {"ids": sorted(statements)}) if statements else []
        found = (property_values.evidence(node(row, "s"), node(row)) for row in rows)
        return {each.statement: each for each in found}


def _listed(stored: Stored, name: str) -> list[object]:
    value = stored.get(name)
    return value if isinstance(value, list) else []
