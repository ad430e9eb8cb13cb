// Joint ventures and their parents
MATCH (venture:Company)-[fact:JOINT_VENTURE_OF]->(parent:Company)
WITH venture, fact, parent ORDER BY parent.name
RETURN venture.name AS venture, collect(DISTINCT parent.name) AS parents, collect(DISTINCT fact.status) AS status,
       min(fact.first_seen) AS first_reported, head(collect(fact.quote)) AS sentence
ORDER BY venture
