// Opens a GEXF file with the parser of Gephi Lite; prints its nodes and edges as JSON.
const fs = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");

const graph = gexf.parse(Graph, fs.readFileSync(process.argv[2], "utf-8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((id, attributes, source, target, _s, _t, undirected) => ({
  id, source, target, directed: !undirected, ...attributes,
}));
console.log(JSON.stringify({ multi: graph.multi, type: graph.type, nodes, edges }));
