"""Loading a whole store's export, its view included, against pyoxigraph's bulk loading of the same file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph

from benchmarks.measure import Result, alternating, seconds
from benchmarks.world import records
from graph.embedded import EmbeddedStore
from graph.trig import load_trig, write_trig
from ontology.read import load

REOPENED = 0.5
"""Seconds that opening the store afterwards may take."""


def measured(folder: Path, companies: int, times: int) -> list[Result]:
    """An export of some 111 triples a company, loaded `times` times by both in turn; then opened again."""
    ontology = load()
    export, own, bare = folder / "export.trig", folder / "own", folder / "bare"
    with EmbeddedStore(folder / "first", ontology, write=True) as store:
        store.fill(records(companies, 3 * companies, ontology))
        write_trig(store, export)
        triples = len(store.reader.quads)

    def ours() -> None:
        with EmbeddedStore(own, ontology, write=True) as store:
            for _ in load_trig(store, export):
                pass

    def theirs() -> None:
        pyoxigraph.Store(str(bare)).bulk_load(path=str(export), format=pyoxigraph.RdfFormat.TRIG)

    def cleared() -> None:
        for each in (own, bare):
            shutil.rmtree(each, ignore_errors=True)

    pairs = []
    for _ in range(times):
        cleared()
        pairs.append(alternating(ours, theirs, 1))
    ours_taken, theirs_taken = (min(each) for each in zip(*pairs, strict=True))
    opened = seconds(lambda: EmbeddedStore(own, ontology).close())
    work = f"loading an export of {triples:,} triples"
    return [
        Result(work, ours_taken, theirs_taken, "pyoxigraph's bulk_load", 1.5),
        Result("opening that store again", opened, REOPENED, "the time it may take", 1),
    ]
