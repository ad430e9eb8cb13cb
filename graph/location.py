"""Where the graph is: a folder or a server, by option, environment or platform."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ontology.errors import UsageError

VARIABLE = "KEIRETSU_GRAPH"


def place(option: str | None, environment: Mapping[str, str]) -> str:
    """A folder or a server's URI: the option, else KEIRETSU_GRAPH, else the user's data folder."""
    named = option or environment.get(VARIABLE)
    if named:
        return named
    # platformdirs takes 8 ms to import, and most calls name their graph.
    from platformdirs import user_data_path

    return str(user_data_path("keiretsu", appauthor=False) / "graph")


def server(option: str | None, environment: Mapping[str, str]) -> str | None:
    """The URI of the server that the graph is on, None where it is in a folder."""
    named = place(option, environment)
    return named if is_server(named) else None


def folder(option: str | None, environment: Mapping[str, str], command: str) -> Path:
    """The store's folder. Raises UsageError for a server, on which `command` does not work."""
    named = place(option, environment)
    if is_server(named):
        raise UsageError(
            f"{command!r} works on a folder, not on the server {named!r}: "
            f"run 'keiretsu pull {named} --graph FOLDER' first, then give --graph FOLDER."
        )
    return Path(named)


def is_server(named: str) -> bool:
    """Whether a place is a URI rather than a folder.

    >>> is_server("neo4j+s://graph.example"), is_server("graphs/neo4j")
    (True, False)
    """
    return "://" in named
