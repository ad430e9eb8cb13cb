"""Pushing a store to Neo4j, against a bare loop of UNWIND, a second push, and rdflib-neo4j."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks import bare_push
from benchmarks.measure import Result, seconds
from benchmarks.servers import emptied, server
from benchmarks.world import records
from graph.bolt import connect
from graph.bolt_address import Address
from graph.embedded import EmbeddedStore
from graph.formats import write
from graph.push import push
from graph.store import EVERYTHING
from ontology.read import load

RDFLIB = "rdflib-neo4j==1.1"
"""In an environment of its own, so that neither's versions bind the other's."""
Made = TypeVar("Made")
THEIRS = """import sys, time
from rdflib import Graph
from rdflib_neo4j import HANDLE_VOCAB_URI_STRATEGY, Neo4jStore, Neo4jStoreConfig

uri, password, file = sys.argv[1:]
auth = {"uri": uri, "database": "neo4j", "user": "neo4j", "pwd": password}
config = Neo4jStoreConfig(auth_data=auth, batching=True, handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE)
start = time.perf_counter()
graph = Graph(store=Neo4jStore(config=config))
graph.parse(file, format="nt")
graph.close(True)
print(time.perf_counter() - start)
"""


def measured(folder: Path, companies: int, statements: int) -> Iterator[Result]:
    """One push of that size each; what is compared with it is sent to the same server, emptied before."""
    ontology = load()
    with EmbeddedStore(folder / "graph", ontology, write=True) as store:
        store.fill(records(companies, statements, ontology))
    with EmbeddedStore(folder / "graph", ontology) as store, server(folder / "neo4j") as address:

        def ours() -> None:
            with connect(address) as connection:
                push(store, store.origin, connection, ontology, state=store.stamp)

        read, loop = _timed(lambda: bare_push.prepared(store, ontology))
        sizes = (sum(1 for _ in store.things()), sum(1 for _ in store.facts(EVERYTHING)))
        ours()  # the server has compiled what it runs when it is measured
        emptied(address)
        theirs = seconds(lambda: bare_push.send(loop, address))
        emptied(address)
        first = seconds(ours)
        again = seconds(ours)
        work = f"pushing {sizes[0]:,} entities and {sizes[1]:,} relationships with their articles"
        yield Result(work, first, read + theirs, "a bare UNWIND loop, rows from the same store", 1.3)
        yield Result(work, first, theirs, "that loop alone, its rows in memory before", 1.3)
        yield Result("pushing that again, nothing changed", again, first, "the first push", 0.2)
        emptied(address)
        file = folder / "view.nt"
        write(file, store.facts(EVERYTHING), store.things(), ontology)
        triples = sum(1 for _ in file.open("rb"))
        try:
            taken = _rdflib(folder, address, file)
        except subprocess.CalledProcessError as error:
            print(f"rdflib-neo4j cannot be measured: {(error.stderr or '').strip()[-300:] or error}", file=sys.stderr)
            return
        yield Result(work, first, taken, f"rdflib-neo4j, only the view's {triples:,} triples", 0.1)


def _timed(act: Callable[[], Made]) -> tuple[float, Made]:
    """Seconds that it took, and what it gave."""
    start = time.perf_counter()
    made = act()
    return time.perf_counter() - start, made


def _rdflib(folder: Path, address: Address, file: Path) -> float:
    """Seconds that rdflib-neo4j takes to load a file, in an environment made for it."""
    home = folder / "rdflib-neo4j"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, env=kept)
    python = str(home / "bin" / "python")
    install = [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", RDFLIB]
    subprocess.run(install, check=True, env=kept, capture_output=True, text=True)
    command = [python, "-c", THEIRS, address.uri, address.password, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=kept)
    return float(done.stdout.split()[-1])
