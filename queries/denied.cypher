// What was denied, by whom
MATCH (a:Entity)-[fact:DENIED]->(b:Entity)
OPTIONAL MATCH (said:Statement {fact: fact.id, status: 'denied'})
RETURN a.name AS subject, fact.relation AS relation, b.name AS object,
       collect(DISTINCT said.said_by) AS denied_by, fact.last_seen AS reported, fact.quote AS sentence
ORDER BY reported DESC, subject, object
LIMIT 200
