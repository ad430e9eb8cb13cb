// How two companies are linked: the shortest paths, and the sentence behind each step
// :param company => "Xiaomi"
// :param other => "China National Machinery Industry"
MATCH (n:EntityName {key: toLower($company)}), (m:EntityName {key: toLower($other)})
MATCH (a:Entity {iri: n.entity}), (b:Entity {iri: m.entity})
WITH a, b WHERE a <> b
MATCH path = allShortestPaths((a)-[*..6]-(b))
WHERE all(fact IN relationships(path) WHERE fact.status IN ['current', 'planned'] AND NOT fact.inferred)
RETURN path, [fact IN relationships(path) | fact.quote] AS sentences
LIMIT 10
