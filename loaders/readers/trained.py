"""The default reader: the ontology's patterns and a trained network, which judges what patterns say and finds more."""

from __future__ import annotations

from dataclasses import replace

from graph.statement import Record
from loaders import pipeline
from loaders.document import Document
from loaders.network import odds, saying
from loaders.network.attributing import attributed
from loaders.network.reader import scene, settle, weigh
from loaders.readers import Options, Reader
from loaders.recording import record
from loaders.said import Said
from ontology.schema import Ontology


def reader(ontology: Ontology, options: Options) -> Reader:
    """Patterns and network over each article; articles in other languages than theirs raise LanguageError."""
    patterns = pipeline.compiled(ontology)

    def read(document: Document) -> Record:
        language = pipeline.language_of(document)
        said: list[Said] = []
        casts = []
        for part in pipeline.parts(document, language, ontology):
            trees = pipeline.trees_of(part)  # before types are voted: so were those that the network learnt from
            seen = settle(scene(document.text, part, trees))
            fitted = odds.calibration()
            by_patterns = list(pipeline.patterns_say(part, patterns(part.language), document, trees))
            found = odds.believed(weigh(seen, ontology), by_patterns, ontology, fitted)
            casts.append(part.cast)
            together = saying.together(found, part, document, ontology, fitted)
            said.extend(attributed(together, part, trees, seen))
        return record(replace(document, language=language), said, casts, ontology, options.keep_text)

    return read
