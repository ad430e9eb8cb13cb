// Where articles contradict one another
MATCH (a:Entity)-[fact]->(b:Entity)
WHERE any(report IN fact.history WHERE report ENDS WITH ' denied' OR report ENDS WITH ' abandoned')
  AND any(report IN fact.history WHERE report ENDS WITH ' current' OR report ENDS WITH ' planned')
RETURN 'said and denied' AS contradiction, a.name AS subject, fact.relation AS relation, b.name AS object,
       fact.history AS reports
UNION
MATCH (a:Company)-[one:SUBSIDIARY_OF]->(b:Company)-[:SUBSIDIARY_OF]->(a)
WHERE a.iri < b.iri
RETURN "each the other's subsidiary" AS contradiction, a.name AS subject, one.relation AS relation, b.name AS object,
       one.history AS reports
UNION
MATCH (a:Entity)-[part:OWNS]->(b:Entity)
WHERE part.percent IS NOT NULL AND part.status = 'current'
WITH a, part, b ORDER BY a.name
WITH b, sum(part.percent) AS total, collect(a.name) AS owners, head(collect(part.relation)) AS relation,
     collect(a.name + ' ' + toString(part.percent) + ' %') AS shares
WHERE total > 100
RETURN 'more than all of it is owned' AS contradiction, owners[0] AS subject, relation, b.name AS object,
       shares AS reports
