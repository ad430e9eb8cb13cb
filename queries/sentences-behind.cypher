// Every sentence behind what links two companies, newest first
// :param company => "Xiaomi"
// :param other => "Hyperion Leasing"
MATCH (n:EntityName {key: toLower($company)}), (m:EntityName {key: toLower($other)})
MATCH (a:Entity {iri: n.entity}), (b:Entity {iri: m.entity})
MATCH (a)-[fact]-(b)
UNWIND [fact.id] + coalesce(fact.because, []) AS id
MATCH (said:Statement {fact: id})-[:IN]->(article:Article)
RETURN fact.relation AS relation, fact.status AS status, fact.inferred AS inferred, said.quote AS sentence,
       said.status AS said, said.said_by AS said_by, article.title AS article,
       article.publisher AS publisher, article.published AS published
ORDER BY relation, published DESC, sentence
