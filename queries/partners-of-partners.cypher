// Partners of partners that are not yet partners themselves
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH (company)-[:PARTNER_OF]-(partner:Entity)-[:PARTNER_OF]-(other:Entity)
WHERE other <> company AND NOT EXISTS { (company)-[:PARTNER_OF]-(other) }
RETURN other.name AS company, collect(DISTINCT partner.name) AS through
ORDER BY size(through) DESC, company
