// Who exports a company's goods, which ones, and where to
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (maker:Entity {iri: n.entity})
MATCH (exporter:Entity)-[fact:EXPORTS]->(maker)
OPTIONAL MATCH (exporter)-[shipped:EXPORTS]->(good:Product)<-[:MANUFACTURES]-(maker)
OPTIONAL MATCH (exporter)-[:EXPORTS_TO]->(place:Place)
RETURN exporter.name AS exporter, maker.name AS maker, collect(DISTINCT good.name) AS goods,
       collect(DISTINCT place.name) AS places, fact.status AS status, fact.inferred AS inferred,
       coalesce(head(collect(shipped.quote)), head(collect(fact.quote))) AS sentence
ORDER BY exporter
