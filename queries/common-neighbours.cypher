// What two companies have in common
// :param company => "Xiaomi"
// :param other => "Hyperion Leasing"
MATCH (n:EntityName {key: toLower($company)}), (m:EntityName {key: toLower($other)})
MATCH (a:Entity {iri: n.entity}), (b:Entity {iri: m.entity})
MATCH (a)-[one]-(common:Entity)-[two]-(b)
WHERE common <> a AND common <> b AND one.status IN ['current', 'planned'] AND two.status IN ['current', 'planned']
RETURN common.name AS common, common.type AS type, collect(DISTINCT one.relation) AS with_first,
       collect(DISTINCT two.relation) AS with_second
ORDER BY common
