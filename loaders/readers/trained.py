"""The default reader: the ontology's patterns and a trained network, which judges what patterns say and finds more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.statement import Record
from loaders import pipeline
from loaders.character import Character
from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.network import odds, saying
from loaders.network.attributing import attributed
from loaders.network.reader import scene, settle, weigh
from loaders.network.supposing import uncontrasted, unsupposed
from loaders.network.wording import qualified
from loaders.part import Part
from loaders.qualifiers.numbering import numbered
from loaders.readers import Options, Reader
from loaders.recording import record
from loaders.reference.parties import parties
from loaders.respective import respective
from loaders.said import Place, Said
from ontology.schema import Ontology

STRETCH = 20_000
"""Code points of a longer text that are read at once, so that memory has a bound; a usual article has 2,000."""


def reader(ontology: Ontology, options: Options) -> Reader:
    """Patterns and network over each article; articles in other languages than theirs raise LanguageError."""
    patterns = pipeline.compiled(ontology)

    def read(document: Document) -> Record:
        language = pipeline.language_of(document)
        parts = list(pipeline.parts(document, language, ontology))
        said: list[Said] = []
        for part in parts:
            called = parties(part, lexicon(part.language))
            for some in part.stretches(STRETCH):
                said += of(some, document, called)
        casts = [part.cast for part in parts]
        return record(replace(document, language=language), said, casts, ontology, options.keep_text)

    def of(part: Part, document: Document, called: Mapping[Place, Character]) -> Iterator[Said]:
        # Before types are voted, as were those that the network learnt from; of a long text's later stretches after it.
        trees = pipeline.trees_of(part, called=called)
        seen = settle(scene(document.text, part, trees))
        fitted = odds.calibration()
        by_patterns = list(pipeline.patterns_say(part, patterns(part.language), document, trees))
        found = odds.believed(weigh(seen, ontology), by_patterns, ontology, fitted)
        together = saying.together(found, part, document, ontology, fitted)
        told = respective(together, part, trees, ontology)
        worded = qualified(told, part, trees, patterns(part.language))
        said = numbered(list(worded), part, document, trees)
        meant = uncontrasted(unsupposed(said, part, trees), part, trees)
        yield from attributed(meant, part, trees, seen)

    return read
