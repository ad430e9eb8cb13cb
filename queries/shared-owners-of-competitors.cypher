// Competitors that share an owner or a backer
MATCH (a:Company)-[:COMPETES_WITH]-(b:Company)
WHERE a.name < b.name
MATCH (owner:Entity)-[:OWNS|INVESTS_IN]->(a)
WHERE owner <> b AND EXISTS { (owner)-[:OWNS|INVESTS_IN]->(b) }
RETURN a.name AS company, b.name AS competitor, collect(DISTINCT owner.name) AS shared_owners
ORDER BY size(shared_owners) DESC, company, competitor
LIMIT 100
