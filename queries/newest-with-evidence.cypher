// The newest facts, with the sentence and the article behind each
MATCH (a:Entity)-[fact]->(b:Entity)
WHERE fact.last_seen IS NOT NULL
WITH a, fact, b
ORDER BY fact.last_seen DESC, fact.id
LIMIT 50
OPTIONAL MATCH (said:Statement {id: fact.evidence[0]})-[:IN]->(article:Article)
RETURN a.name AS subject, fact.relation AS relation, b.name AS object, fact.status AS status,
       fact.last_seen AS reported, fact.quote AS sentence, article.title AS article, article.url AS address
