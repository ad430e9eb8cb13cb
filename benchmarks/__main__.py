"""`python -m benchmarks [--quick] [NAME...]`: each measured beside its obvious alternative.

The names: who, load and read; push, serve and memory, which start a Neo4j server.
"""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import loading, memory, pushing, questions, reading, serving
from benchmarks.measure import Result

NAMES = ("who", "load", "read", "push", "serve", "memory")


def results(name: str, folder: Path, quick: bool) -> Iterator[Result]:
    """The comparisons of one benchmark, full size or a hundredth."""
    if name == "who":
        size = (1_000, 3_000, 5) if quick else (100_000, 300_000, 15)
        yield from questions.measured(folder, *size)
    elif name == "load":
        yield from loading.measured(folder, *((100, 1) if quick else (9_000, 3)))
    elif name == "push":
        yield from pushing.measured(folder, *((200, 400) if quick else (20_000, 40_000)))
    elif name == "serve":
        yield from serving.measured(folder, *((200, 400, 2) if quick else (20_000, 40_000, 15)))
    elif name == "memory":
        yield from memory.measured(folder, 1_000 if quick else 200_000)
    else:
        yield from reading.measured(*((4, 1) if quick else (100, 4)))


def main() -> None:
    """Measure what is named, or everything, and print it as it comes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}; else all")
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    given = parser.parse_args()
    if strange := set(given.names) - set(NAMES):
        parser.error(f"no benchmark {min(strange)!r}; there are {', '.join(NAMES)}")
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.machine()}", flush=True)
    for name in given.names or NAMES:
        with tempfile.TemporaryDirectory(prefix="keiretsu-bench-") as folder:
            for result in results(name, Path(folder), given.quick):
                print(result.line(), flush=True)


if __name__ == "__main__":
    main()
