"""How a store counts its commits, so that losing the last ones is noticed."""

from __future__ import annotations

from pyoxigraph import NamedNode, Quad

from graph.quads import Lookup
from graph.terms import KG, integer
from ontology.schema import THINGS

STORE = NamedNode(f"{THINGS}store")
"""The node of the store itself, and the graph that says nothing else."""


def commit(lookup: Lookup) -> int:
    """The number of the last commit, 0 for a store without any."""
    return int(lookup.value(STORE.value, KG["commit"], STORE) or 0)


def counted(number: int) -> Quad:
    """The quad that says a commit's number."""
    return Quad(STORE, KG["commit"], integer(number), STORE)
