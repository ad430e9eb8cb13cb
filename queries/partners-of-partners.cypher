// Partners of partners that are not yet partners themselves
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH (company)-[:PARTNER_OF {status: "current"}]-(partner:Entity)-[:PARTNER_OF {status: "current"}]-(other:Entity)
WHERE other <> company AND NOT EXISTS { (company)-[:PARTNER_OF {status: "current"}]-(other) }
RETURN other.name AS company, collect(DISTINCT partner.name) AS through
ORDER BY size(through) DESC, company
