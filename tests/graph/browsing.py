"""The Neo4j Browser of a real server, in a real headless Chromium."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypedDict

from tests.graph.node_parts import SCRIPTS, node_modules
from tests.neo4j_server import PASSWORD
from tests.real_parts import need

STYLE = Path(__file__).resolve().parents[2] / "queries" / "keiretsu.grass"


class Node(TypedDict):
    caption: str
    colour: str
    radius: float


class Drawn(TypedDict):
    nodes: list[Node]
    relationships: list[str]


class Seen(TypedDict):
    """What the Browser drew for each query: at first, without a style, with the style sheet dropped on it."""

    greeted: list[Drawn]
    plain: list[Drawn]
    styled: list[Drawn]


def chromium() -> str:
    """Debian's Chromium, or another of the family on the path; skips or fails where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((each for each in map(shutil.which, names) if each), None)
    need(found, "no Chromium to open the Neo4j Browser in")
    return str(found)


def look(
    http: int, bolt: int, parameters: Mapping[str, str], queries: Sequence[str], picture: Path | None = None
) -> Seen:
    """Connect, run the queries unstyled, drop the style sheet, run them again, and take a picture of the last.

    `greeted` is what they draw before all that, as the server's own settings style it.
    """
    wanted = {
        "chrome": chromium(),
        "page": f"http://127.0.0.1:{http}/browser/",
        "bolt": f"127.0.0.1:{bolt}",
        "password": PASSWORD,
        "parameters": dict(parameters),
        "queries": list(queries),
        "style": str(STYLE),
        "picture": str(picture) if picture else None,
    }
    command = ["node", str(SCRIPTS / "browse.mjs"), str(node_modules()), json.dumps(wanted)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"The Browser did not do what was wanted: {done.stderr[:2000]}")
    seen: Seen = json.loads(done.stdout)
    return seen
