// Companies of which no owner, parent or backer is known
MATCH (company:Entity:Company)
WHERE company.keiretsu IS NOT NULL
  AND NOT EXISTS { (company)<-[:OWNS|ACQUIRED|INVESTS_IN {status: "current"}]-(:Entity) }
  AND NOT EXISTS { (company)-[:SUBSIDIARY_OF|JOINT_VENTURE_OF {status: "current"}]->(:Entity) }
RETURN company.name AS company, COUNT { (company)--(:Entity) } AS facts
ORDER BY facts DESC, company
LIMIT 200
