"""The readers by name: what turns an article's text into the record of what it says.

Each module of the table offers `reader(ontology, options)`, which gives one function from a document to its
record. Whatever the reader, its records pass one check of their evidence (`loaders.readers.evidence`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from graph.statement import Record
from loaders.document import Document
from ontology.errors import UsageError
from ontology.schema import Ontology

Reader = Callable[[Document], Record]
"""What one article says. Raises LoaderError for an article that it cannot read, ModelError where it can read none."""

MODULES: dict[str, str] = {
    "llm": "loaders.readers.llm",
    "patterns": "loaders.readers.patterns",
    "trained": "loaders.readers.trained",
}
DEFAULT = "trained"
VARIABLE = "KEIRETSU_READER"


def _unsaid(sentence: str) -> None:
    """Where nobody listens to notes."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a reader is made with; `note` takes a sentence for the user, such as what was dropped and why."""

    keep_text: bool = True
    environment: Mapping[str, str] = field(default_factory=dict)
    note: Callable[[str], None] = _unsaid


def chosen(name: str | None, environment: Mapping[str, str]) -> str:
    """The name of the reader that is meant: the one given, else KEIRETSU_READER's, else the default.

    >>> chosen(None, {}) == DEFAULT, chosen(None, {"KEIRETSU_READER": "patterns"})
    (True, 'patterns')

    Raises:
        UsageError: there is no reader of that name.
    """
    meant = name or environment.get(VARIABLE) or DEFAULT
    if meant not in MODULES:
        raise UsageError(f"No reader {meant!r}. Known: {', '.join(sorted(MODULES))}.")
    return meant


def reader(name: str, ontology: Ontology, options: Options) -> Reader:
    """The reader of that name, its records checked; its module is imported now.

    Raises:
        UsageError: there is no such reader.
        ModelError: it lacks what it needs; the function given raises it too.
    """
    # The check is imported here, for it needs this module's neighbours only once something is read.
    from loaders.readers.evidence import checked

    make: Callable[[Ontology, Options], Reader] = import_module(MODULES[chosen(name, {})]).reader
    read = make(ontology, options)
    return lambda document: checked(read(document), document, ontology)
