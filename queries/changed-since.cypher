// What is new, or was reported again, since a date
// :param since => "2026-01-01"
MATCH (a:Entity)-[fact]->(b:Entity)
WHERE fact.last_seen >= $since
RETURN a.name AS subject, fact.relation AS relation, b.name AS object, fact.status AS status,
       CASE WHEN fact.first_seen >= $since THEN 'new' ELSE 'again' END AS news,
       fact.history[0..3] AS last_reports, fact.quote AS sentence
ORDER BY fact.last_seen DESC, subject, relation, object
LIMIT 200
