// Who stands behind a company, with the percentages multiplied along each chain
// :param company => "Hyperion Leasing"
MATCH (n:EntityName {key: toLower($company)})
MATCH (company:Entity {iri: n.entity})
MATCH path = (owner:Entity)-[:OWNS*1..6 {status: "current"}]->(company)
WITH owner, [each IN nodes(path) | each.name] AS chain,
     [fact IN relationships(path) | coalesce(fact.percent, fact.percent_min, head(
       [(a)-[deal:SUBSIDIARY_OF|ACQUIRED|JOINT_VENTURE_OF]-(b)
         WHERE deal.status = "current" AND a = startNode(fact) AND b = endNode(fact) AND deal.percent IS NOT NULL | deal.percent]))] AS shares
RETURN owner.name AS owner, chain, shares, reduce(all = 100.0, share IN shares | all * share / 100.0) AS percent
ORDER BY size(chain), owner
LIMIT 200
