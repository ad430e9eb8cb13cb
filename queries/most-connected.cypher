// The most connected companies, by how many others they are linked to
MATCH (company:Company)-[fact]-(other:Entity)
WHERE fact.status IN ['current', 'planned'] AND other <> company
RETURN company.name AS company, count(DISTINCT other) AS neighbours, count(DISTINCT fact) AS facts
ORDER BY neighbours DESC, facts DESC, company
LIMIT 25
