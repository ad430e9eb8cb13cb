"""A reader that finds nothing in any article."""

from __future__ import annotations

from graph.statement import Record
from loaders.readers import Options, Reader
from ontology.schema import Ontology


def reader(ontology: Ontology, options: Options) -> Reader:
    """Every article's node, and no statement."""
    return lambda document: Record(document.article(options.keep_text), (), ())
