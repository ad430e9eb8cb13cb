"""A whole store as one TriG file: the same bytes on every run, and back."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat

from graph import rdf
from graph.embedded import EmbeddedStore
from graph.errors import RecordError
from graph.fingerprint import fingerprint
from graph.formats.replacement import replacement
from graph.quads import Place
from graph.reading import Reader
from graph.rebuilding import rebuilt
from graph.record import Change
from graph.terms import KG, PREFIXES, QUOTED, TYPE, XSD
from ontology.schema import THINGS

_FIRST = "# A whole Keiretsu store, format 1, its view by the ontology "
_SECOND = "# SHA-256 of what follows: "
_SHORT = {
    **PREFIXES,
    **{kind: f"{THINGS}{kind}/" for kind in ("article", "decision", "entity", "fact", "link", "name", "statement")},
}
_SPLIT = re.compile(r"(.*[/#])([A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?)", re.DOTALL)
_PREFIX_OF = {iri: prefix for prefix, iri in _SHORT.items()}


def write_trig(store: EmbeddedStore, path: Path) -> None:
    """Write record, decisions and view, sorted; the file appears whole or not at all.

    Raises ExportError if it cannot be written.
    """
    first = f"{_FIRST}{fingerprint(store.ontology)}\n{_SECOND}"
    with replacement(path) as file:
        file.write(f"{first}{'0' * 64}\n".encode())
        digest = hashlib.sha256()
        for block in _body(store.reader):
            written = block.encode()
            digest.update(written)
            file.write(written)
        file.seek(len(first))
        file.write(digest.hexdigest().encode())


def _body(reader: Reader) -> Iterator[str]:
    for prefix, iri in sorted(_SHORT.items()):
        yield f"@prefix {prefix}: <{iri}> .\n"
    yield "\n"
    yield from _subjects(reader, DefaultGraph(), "")
    for iri in sorted((*reader.articles(), *(each.iri for each in reader.decisions()))):
        yield f"\n{_node(iri)} {{\n"
        yield from _subjects(reader, NamedNode(iri), "  ")
        yield "}\n"


def _subjects(reader: Reader, graph: Place, indent: str) -> Iterator[str]:
    # Every node has a type but the articles' entities in the view, which have a name there.
    marked = (reader.match(None, predicate, None, graph) for predicate in (TYPE, KG["name"]))
    for subject in sorted({rdf.iri(quad.subject) for found in marked for quad in found}):
        said = rdf.by_subject(reader.match(NamedNode(subject), None, None, graph))[subject]
        lines = (
            f"{_predicate(predicate)} {', '.join(sorted(map(_term, said[predicate])))}"
            for predicate in sorted(said, key=lambda each: (each != TYPE.value, each))
        )
        yield f"{indent}{_node(subject)} {f' ;{chr(10)}{indent}    '.join(lines)} .\n"


def _predicate(iri: str) -> str:
    return "a" if iri == TYPE.value else _node(iri)


def _node(iri: str) -> str:
    """The IRI, shortened where a prefix fits and no escape is needed."""
    parts = _SPLIT.fullmatch(iri)
    prefix = _PREFIX_OF.get(parts[1]) if parts else None
    return f"<{iri}>" if parts is None or prefix is None else f"{prefix}:{parts[2]}"


def _term(term: rdf.Term) -> str:
    if isinstance(term, NamedNode):
        return _node(term.value)
    if term.language or term.datatype.value == XSD + "string":
        return str(term)
    return f"{Literal(term.value)}^^{_node(term.datatype.value)}"


def load_trig(store: EmbeddedStore, path: Path) -> Iterator[tuple[str, Change]]:
    """Load a file of `write_trig` into a store opened to write; yields (article IRI, change).

    An empty store takes it whole, the view with it where file and ontology are unchanged since; any
    other joins its articles and decisions to its own, an article of the file taking the place of its own.

    Raises:
        RecordError: the file cannot be read, or holds something other than a store.
    """
    if next(store.reader.articles(), None) is None and next(store.decisions(), None) is None:
        if _is_untouched(path, fingerprint(store.ontology)):
            store.replace(lambda new: _load(new, path))
        else:
            with _beside(store, path) as reader:
                store.replace(rebuilt(reader))
        yield from _everything(store.reader)
        return
    with _beside(store, path) as reader:
        yield from _joined(store, reader)


def _joined(store: EmbeddedStore, reader: Reader) -> Iterator[tuple[str, Change]]:
    records = (record for iri in sorted(reader.articles()) if (record := reader.record(iri)))
    yield from store.write(records)
    known = {decision.id: decision for decision in store.decisions()}
    for decision in sorted(reader.decisions(), key=lambda each: each.id):
        if decision.id not in known or known[decision.id].date < decision.date:
            store.decide(decision)


def _everything(reader: Reader) -> Iterator[tuple[str, Change]]:
    for iri in sorted(reader.articles()):
        prefix = f"{THINGS}statement/"
        said = sorted(each.removeprefix(prefix) for each in reader.subjects(QUOTED, NamedNode(iri), NamedNode(iri)))
        yield iri, Change(added=tuple(said))


def _is_untouched(path: Path, ontology: str) -> bool:
    """Whether the file is as we wrote it, its view derived as we would."""
    with _opened(path) as file:
        first, second = (file.readline().decode("utf-8", "replace").rstrip("\n") for _ in range(2))
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return (first, second) == (f"{_FIRST}{ontology}", f"{_SECOND}{digest}")


@contextmanager
def _opened(path: Path) -> Iterator[io.BufferedReader]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise RecordError(f"{str(path)!r} cannot be read: {error.strerror}.") from error
    with file:
        yield file


@contextmanager
def _beside(store: EmbeddedStore, path: Path) -> Iterator[Reader]:
    """The file's quads in a store of their own, for as long as they are needed."""
    folder = Path(tempfile.mkdtemp(prefix="data-", dir=store.path))
    try:
        quads = pyoxigraph.Store(str(folder))
        _load(quads, path)
        reader = Reader(quads, store.ontology, str(path))
        if next(reader.articles(), None) is None and next(reader.decisions(), None) is None:
            raise RecordError(f"{str(path)!r} holds no article and no decision of a Keiretsu store.")
        yield reader
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _load(quads: pyoxigraph.Store, path: Path) -> None:
    with _opened(path):
        try:
            quads.bulk_load(path=path, format=RdfFormat.TRIG)
        except (SyntaxError, ValueError) as error:
            raise RecordError(f"{str(path)!r} is not sound TriG: {' '.join(str(error).split())}.") from error


def is_store(path: Path) -> bool:
    """Whether the file begins as one of ours."""
    with _opened(path) as file:
        return file.readline().decode("utf-8", "replace").startswith(_FIRST)
