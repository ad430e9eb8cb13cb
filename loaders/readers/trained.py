"""The default reader: the ontology's patterns and a trained network, which judges what patterns say and finds more."""

from __future__ import annotations

from dataclasses import replace

from graph.statement import Record
from loaders import pipeline
from loaders.document import Document
from loaders.language import readable
from loaders.lexicon import LANGUAGES, lexicon
from loaders.network import saying
from loaders.network.reader import scene, settle, weigh
from loaders.readers import Options, Reader
from loaders.recording import record
from loaders.relations import Patterns
from loaders.said import Said
from ontology.schema import Ontology


def reader(ontology: Ontology, options: Options) -> Reader:
    """Patterns and network over each article; articles in other languages than theirs raise LanguageError."""
    patterns: dict[str, Patterns] = {}

    def read(document: Document) -> Record:
        language = document.language if document.language in LANGUAGES else readable(document.text)
        said: list[Said] = []
        casts = []
        for part in pipeline.parts(document, language or "", ontology):
            if part.language not in patterns:
                patterns[part.language] = Patterns(ontology, lexicon(part.language))
            seen = settle(scene(document.text, part.sentences, part.cast, lexicon(part.language)))
            fitted = saying.calibration()
            by_patterns = list(pipeline.patterns_say(part, patterns[part.language], document))
            found = saying.opinions(weigh(seen, ontology), by_patterns, ontology, fitted)
            casts.append(part.cast)
            said.extend(saying.together(found, part, document, ontology, fitted))
        return record(replace(document, language=language), said, casts, ontology, options.keep_text)

    return read
