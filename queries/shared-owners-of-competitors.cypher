// Competitors that share an owner or a backer
MATCH (a:Company)-[:COMPETES_WITH {status: "current"}]-(b:Company)
WHERE a.name < b.name
MATCH (owner:Entity)-[:OWNS|INVESTS_IN {status: "current"}]->(a)
WHERE owner <> b AND EXISTS { (owner)-[:OWNS|INVESTS_IN {status: "current"}]->(b) }
RETURN a.name AS company, b.name AS competitor, collect(DISTINCT owner.name) AS shared_owners
ORDER BY size(shared_owners) DESC, company, competitor
LIMIT 100
