// Ultimate parents: at the top of each chain of subsidiaries
MATCH path = (company:Company)-[:SUBSIDIARY_OF*1..12]->(top:Company)
WHERE NOT EXISTS { (top)-[:SUBSIDIARY_OF]->(:Company) }
RETURN company.name AS company, top.name AS ultimate_parent, [each IN nodes(path) | each.name] AS chain
ORDER BY ultimate_parent, company
LIMIT 500
