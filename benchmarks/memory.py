"""How much memory a push takes, of a store and of one ten times as large, each in a process of its own.

Linux alone tells it (VmHWM): `getrusage` counts what the process had before it became another program, too.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result
from benchmarks.questions import ROOT
from benchmarks.servers import emptied, server
from benchmarks.world import records
from graph.bolt_address import Address
from graph.embedded import EmbeddedStore
from ontology.read import load

OURS = """import atexit, sys
from pathlib import Path

def peak():
    [line] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    print(line.split()[1], file=sys.stderr)

atexit.register(peak)
sys.argv = ["keiretsu", "push", "--quiet"]
from cli import main
sys.exit(main())
"""


def measured(folder: Path, companies: int) -> list[Result]:
    """Pushes of a tenth of that many companies and of all; the sizes are MB, not seconds."""
    ontology = load()
    peaks = []
    with server(folder / "neo4j") as address:
        for number in (companies // 10, companies):
            place = folder / str(number)
            with EmbeddedStore(place, ontology, write=True) as store:
                store.fill(records(number, 2 * number, ontology))
            emptied(address)
            peaks.append(_peak(place, address))
    work = f"memory for pushing {companies:,} entities and {2 * companies:,} relationships"
    return [Result(work, peaks[1], peaks[0], f"for {companies // 10:,} and {companies // 5:,}", 1.5, "MB")]


def _peak(graph: Path, address: Address) -> float:
    """The most memory in MB that the pushing process had."""
    place = {"KEIRETSU_GRAPH": str(graph), "NEO4J_URI": address.uri, "NEO4J_PASSWORD": address.password}
    environment = {**os.environ, **place, "NEO4J_DATABASE": address.database, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", OURS]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return int(done.stderr.split()[-1]) / 1024
