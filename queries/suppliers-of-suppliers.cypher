// Suppliers of suppliers, and which direct suppliers depend on one alone
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH (second:Entity)-[:SUPPLIES_TO {status: "current"}]->(first:Entity)-[:SUPPLIES_TO {status: "current"}]->(company)
WHERE second <> company
WITH second, first, COUNT { (:Entity)-[:SUPPLIES_TO {status: "current"}]->(first) } AS sources
ORDER BY first.name
RETURN second.name AS supplier, collect(DISTINCT first.name) AS feeds,
       [each IN collect(DISTINCT CASE WHEN sources = 1 THEN first.name END) WHERE each IS NOT NULL] AS depend_on_it_alone
ORDER BY size(depend_on_it_alone) DESC, size(feeds) DESC, supplier
