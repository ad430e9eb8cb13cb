// Rumours, and what became of them
MATCH (a:Entity)-[fact]->(b:Entity)
WHERE any(report IN fact.history WHERE report ENDS WITH ' rumoured')
WITH a, fact, b, [report IN fact.history WHERE report ENDS WITH ' rumoured'] AS rumours
RETURN a.name AS subject, fact.relation AS relation, b.name AS object,
       CASE WHEN fact.status = 'rumoured' THEN 'still a rumour' ELSE fact.status END AS now,
       size(rumours) AS rumours, split(last(rumours), ' ')[0] AS first_rumour, fact.last_seen AS last_report
ORDER BY now, subject, relation, object
LIMIT 200
