"""One store's record and decisions into another, whatever their kinds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.embedded import EmbeddedStore
from graph.record import Change
from graph.store import Store
from graph.trig import load_trig, write_trig
from ontology.schema import Ontology


def copied(source: Store, target: Store) -> Iterator[tuple[str, Change]]:
    """Write every article and decision of one store into another; yields (article IRI, change)."""
    yield from target.write(source.record(article.iri) for article in source.articles())
    for decision in source.decisions():
        target.decide(decision)


def joined(store: Store, path: Path, ontology: Ontology) -> Iterator[tuple[str, Change]]:
    """Load a file of `write_trig` into any store. Raises RecordError as `load_trig` does."""
    if isinstance(store, EmbeddedStore):
        yield from load_trig(store, path)
        return
    with _beside(ontology) as passing:
        for _ in load_trig(passing, path):
            pass
        yield from copied(passing, store)


def written(store: Store, path: Path, ontology: Ontology) -> None:
    """Write a whole store of any kind as TriG. Raises ExportError as `write_trig` does."""
    if isinstance(store, EmbeddedStore):
        write_trig(store, path)
        return
    with _beside(ontology) as passing:
        for _ in copied(store, passing):
            pass
        write_trig(passing, path)


@contextmanager
def _beside(ontology: Ontology) -> Iterator[EmbeddedStore]:
    """An embedded store for as long as it is needed."""
    with TemporaryDirectory(prefix="keiretsu-") as folder, EmbeddedStore(Path(folder), ontology, write=True) as store:
        yield store
