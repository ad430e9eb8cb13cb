"""A question answered by a server, in a process of its own, against a bare look-up with the driver in one."""

from __future__ import annotations

import os
from pathlib import Path

from benchmarks.measure import Result, alternating
from benchmarks.questions import OURS, ROOT, question, run
from benchmarks.servers import server
from benchmarks.world import records
from graph.bolt import connect
from graph.embedded import EmbeddedStore
from graph.property_graph import folded
from graph.push import push
from ontology.read import load

BARE = """import os, sys
import neo4j

QUERY = '''MATCH (n:EntityName {key: $key})
MATCH (b:Entity {iri: n.entity})<-[r:%s]-(a:Entity)
OPTIONAL MATCH (s:Statement {id: r.evidence[0]})-[:IN]->(article:Article)
RETURN a.name AS name, r.status AS status, r.quote AS quote, article.title AS title, article.published AS published'''
auth = ("neo4j", os.environ["NEO4J_PASSWORD"])
with neo4j.GraphDatabase.driver(os.environ["KEIRETSU_GRAPH"], auth=auth) as driver:
    found = driver.execute_query(QUERY, key=sys.argv[1], database_="neo4j", routing_="r").records
for row in found:
    print(*row.values(), sep="\\t")
sys.exit(0 if found else 1)
"""


def measured(folder: Path, companies: int, statements: int, times: int) -> list[Result]:
    """`who VERB COMPANY` on a server that holds that much, both run `times` times in turn."""
    ontology = load()
    with EmbeddedStore(folder / "graph", ontology, write=True) as store, server(folder / "neo4j") as address:
        store.fill(records(companies, statements, ontology))
        with connect(address) as connection:
            push(store, store.origin, connection, ontology)
        words, name, relation = question(store, companies)
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("KEIRETSU_", "PYTHON"))}
        place = {"KEIRETSU_GRAPH": address.uri, "NEO4J_PASSWORD": address.password, "NEO4J_DATABASE": address.database}
        environment = {**kept, **place, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        ours = {**environment, "PYTHONPATH": str(ROOT)}
        [thing] = store.find(name)
        key = folded(thing.name, thing.type)
        bare = BARE % ontology.relations[relation].edge
        asked = [*words, name]

        def theirs() -> str:
            return run(bare, [key], environment)

        run(OURS, asked, ours)
        theirs()
        taken = alternating(lambda: run(OURS, asked, ours), theirs, times)
    work = f"{' '.join(asked)!r} from a server with {companies:,} companies, a process of its own"
    return [Result(work, *taken, "a bare look-up with the driver, a process of its own", 1.3)]
