// Ultimate parents: at the top of each chain of subsidiaries, takeovers and majority shares
MATCH path = (company:Company) (
  (part:Entity)-[link:SUBSIDIARY_OF|ACQUIRED|OWNS {status: "current"}]-(owner:Entity)
  WHERE (type(link) = "SUBSIDIARY_OF" AND startNode(link) = part)
     OR (type(link) = "ACQUIRED" AND startNode(link) = owner)
     OR (type(link) = "OWNS" AND startNode(link) = owner AND (link.percent > 50 OR link.percent_min >= 50))
){1,12} (top)
WHERE NOT EXISTS {
  MATCH (top)-[more:SUBSIDIARY_OF|ACQUIRED|OWNS {status: "current"}]-(above:Entity)
  WHERE (type(more) = "SUBSIDIARY_OF" AND startNode(more) = top)
     OR (type(more) = "ACQUIRED" AND startNode(more) = above)
     OR (type(more) = "OWNS" AND startNode(more) = above AND (more.percent > 50 OR more.percent_min >= 50))
}
WITH DISTINCT company.name AS company, top.name AS ultimate_parent, [each IN nodes(path) | each.name] AS chain
RETURN company, ultimate_parent, chain
ORDER BY ultimate_parent, company, size(chain)
LIMIT 500
