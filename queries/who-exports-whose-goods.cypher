// Who exports a company's goods, which ones, and where to
// :param company => "Xiaomi"
MATCH (n:EntityName {key: toLower($company)})
MATCH (maker:Entity {iri: n.entity})
MATCH (exporter:Entity)-[fact:EXPORTS]->(maker)
OPTIONAL MATCH (exporter)-[shipped:EXPORTS]->(good:Product)<-[:MANUFACTURES]-(maker)
OPTIONAL MATCH (exporter)-[:EXPORTS_TO]->(place:Place)
WITH exporter, maker, fact, collect(DISTINCT good.name) AS goods, collect(shipped) AS shipments,
     collect(DISTINCT place.name) AS stated
RETURN exporter.name AS exporter, maker.name AS maker, goods,
       stated + [each IN [fact] + shipments WHERE each.place IS NOT NULL AND NOT each.place IN stated | each.place]
         AS places, fact.status AS status, fact.inferred AS inferred,
       coalesce(head([each IN shipments | each.quote]), fact.quote) AS sentence
ORDER BY exporter
