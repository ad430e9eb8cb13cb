"""The export formats: which file suffix is written by which function, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from graph.formats.errors import UnknownFormatError
from graph.formats.replacement import replacement
from graph.statement import Fact, Thing
from ontology.schema import Ontology

Render = Callable[[Iterable[Fact], Iterable[Thing], Ontology], Iterator[str]]
"""What each format offers: the file's text in pieces, the same on every run.

Things are the nodes; ends of facts that are missing among them are added. Facts and things may
come in any order.
"""

_RENDERERS = {
    ".csv": "graph.formats.csv:render",
    ".gexf": "graph.formats.gexf:render",
    ".graphml": "graph.formats.graphml:render",
    ".html": "graph.formats.html:render",
    ".json": "graph.formats.json:render",
    ".jsonld": "graph.formats.rdf:json_ld",
    ".nt": "graph.formats.rdf:n_triples",
    ".trig": "graph.formats.rdf:trig",
    ".ttl": "graph.formats.rdf:turtle",
}


def suffixes() -> tuple[str, ...]:
    """Every suffix that can be written, sorted.

    >>> ".gexf" in suffixes()
    True
    """
    return tuple(sorted(_RENDERERS))


def renderer(path: Path) -> Render:
    """The format that the path's suffix names; its module is imported now.

    Raises: UnknownFormatError if no format has that suffix.
    """
    place = _RENDERERS.get(path.suffix.lower())
    if place is None:
        known = ", ".join(suffixes())
        raise UnknownFormatError(f"No format {path.suffix!r} for {path.name!r}. Known: {known}.")
    module, name = place.split(":")
    render: Render = getattr(import_module(module), name)
    return render


def write(path: Path, facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> None:
    """Write facts and things to a file in the format of its suffix, wholly or not at all.

    Raises: UnknownFormatError, or ExportError for a file that cannot be written.
    """
    render = renderer(path)
    with replacement(path) as file:
        for piece in render(facts, things, ontology):
            file.write(piece.encode("utf-8", "replace"))
