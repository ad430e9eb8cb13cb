// The timeline of one company: every report, oldest first
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH (company)-[fact]-(:Entity)
WHERE NOT fact.inferred
MATCH (said:Statement {fact: fact.id})-[:IN]->(article:Article)
RETURN DISTINCT article.published AS date, said.subject_name AS subject, said.relation AS relation,
       said.object_name AS object, said.status AS status, said.quote AS sentence, article.title AS article
ORDER BY date, sentence
