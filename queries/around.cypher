// What surrounds a company, two steps far, as a graph
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH path = (company)-[*1..2]-(:Entity)
WHERE all(fact IN relationships(path) WHERE fact.status IN ['current', 'planned'])
RETURN path
LIMIT 200
