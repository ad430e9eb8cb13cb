"""The reader by the ontology's patterns alone: nothing learnt from sentences, every statement names its pattern."""

from __future__ import annotations

from loaders import pipeline
from loaders.readers import Options, Reader
from ontology.schema import Ontology


def reader(ontology: Ontology, options: Options) -> Reader:
    """The patterns over each article's trees; articles in other languages than theirs raise LanguageError."""
    return pipeline.reader(ontology, options.keep_text)
