"""Takes docs/browser.png: the examples around Xiaomi in the Neo4j Browser, styled by queries/keiretsu.grass.

`make browser-picture` runs it: a real server, the real Browser, a real Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph.saved import query  # noqa: E402 - the checkout has to be on the path first
from tests.graph.browsing import look  # noqa: E402
from tests.neo4j_browser import fill, from_jars  # noqa: E402


def main() -> None:
    """Write the picture beside this file."""
    with tempfile.TemporaryDirectory() as scratch, from_jars(Path(scratch) / "neo4j") as server:
        fill(server.address, Path(scratch))
        look(server.http, server.bolt, {"company": "Xiaomi"}, [query("around").body], ROOT / "docs" / "browser.png")


if __name__ == "__main__":
    main()
