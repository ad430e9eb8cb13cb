"""The default reader: the ontology's patterns and a trained network, which judges what patterns say and finds more."""

from __future__ import annotations

from dataclasses import replace

from graph.statement import Record
from loaders import pipeline
from loaders.document import Document
from loaders.language import readable
from loaders.lexicon import LANGUAGES, lexicon
from loaders.network import saying
from loaders.network.reader import weigh
from loaders.readers import Options, Reader
from loaders.recording import record
from loaders.relations import Patterns
from loaders.said import Said
from ontology.schema import Ontology

KIND = 2.0
"""What the network's word on a name's type weighs against that of one mention's shape and neighbours."""


def reader(ontology: Ontology, options: Options) -> Reader:
    """Patterns and network over each article; articles in other languages than theirs raise LanguageError."""
    patterns: dict[str, Patterns] = {}

    def read(document: Document) -> Record:
        language = document.language if document.language in LANGUAGES else readable(document.text)
        said: list[Said] = []
        casts = []
        for part in pipeline.parts(document, language or "", ontology):
            words = lexicon(part.language)
            if part.language not in patterns:
                patterns[part.language] = Patterns(ontology, words)
            weighed, kinds = weigh(document.text, part.sentences, part.cast, ontology)
            saying.settled(kinds, KIND)
            fitted = saying.calibration()
            found = saying.opinions(
                weighed, list(pipeline.patterns_say(part, patterns[part.language], document)), ontology, fitted
            )
            casts.append(part.cast)
            said.extend(
                saying.together(found, part.sentences, document.text, document.published, words, ontology, fitted)
            )
        return record(replace(document, language=language), said, casts, ontology, options.keep_text)

    return read
