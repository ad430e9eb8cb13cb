"""One article read: from its text to the record of what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from graph.statement import Record
from loaders import models
from loaders.boilerplate import boilerplate
from loaders.cast import Cast, cast
from loaders.coreference import Memory
from loaders.document import Document
from loaders.errors import LanguageError
from loaders.language import of_paragraph, readable
from loaders.lexicon import LANGUAGES, Lexicon, lexicon
from loaders.names import Entities, Name, capital, glued, headline, spot
from loaders.qualifiers import Quantity, belonging, quantities
from loaders.relations import Candidate, Patterns, candidates
from loaders.said import Said, record
from loaders.stance import stance
from loaders.syntax import Tree, trees
from loaders.tokens import Sentence, Token, paragraphs, sentences
from ontology.schema import Ontology

Reader = Callable[[Document], Record]
"""A reader is one function from a document to the record of what it says."""


@dataclass(frozen=True, slots=True)
class Part:
    """A document, or its part in one language: sentences with their names, and who appears."""

    language: str
    sentences: tuple[tuple[Sentence, tuple[Name, ...]], ...]
    cast: Cast


@cache
def _patterns(ontology_id: int, language: str) -> Patterns:
    return Patterns(_ONTOLOGIES[ontology_id], lexicon(language))


_ONTOLOGIES: dict[int, Ontology] = {}


def read(document: Document, ontology: Ontology, keep_text: bool = True) -> Record:
    """What an article says, by the ontology's patterns.

    Raises:
        LanguageError: the text is in a language that no reader knows.
    """
    _ONTOLOGIES[id(ontology)] = ontology
    language = document.language if document.language in LANGUAGES else readable(document.text)
    assert language is not None
    said: list[Said] = []
    casts: list[Cast] = []
    for text in parts(document, language, ontology):
        casts.append(text.cast)
        said.extend(_said(text, document, ontology))
    return record(replace(document, language=language), said, casts, ontology, keep_text)


def parts(document: Document, language: str, ontology: Ontology) -> Iterator[Part]:
    """The document by language, each part with its own cast."""
    parts: dict[str, list[Sentence]] = {}
    for index, (offset, line) in enumerate(paragraphs(document.text)):
        of = of_paragraph(line, language)
        if not boilerplate(line, lexicon(of)):
            parts.setdefault(of, []).extend(sentences(line, offset, index, of))
    for of, found in sorted(parts.items(), key=lambda item: item[0] != language):
        words = lexicon(of)
        named = tuple(_named(found, words))
        company = next(t.name for t in ontology.types.values() if t.code == "ORG")
        yield Part(of, named, cast(named, words, company))


def named_sentences(text: str, language: str) -> Iterator[tuple[Sentence, tuple[Name, ...]]]:
    """The sentences of a text of one language with their names, page furniture left out."""
    words = lexicon(language)
    lines = ((i, offset, line) for i, (offset, line) in enumerate(paragraphs(text)) if not boilerplate(line, words))
    yield from _named([s for i, offset, line in lines for s in sentences(line, offset, i, language)], words)


def _named(found: Sequence[Sentence], words: Lexicon) -> Iterator[tuple[Sentence, tuple[Name, ...]]]:
    """Each sentence with its names; what stands inside sentences tells of what opens them."""
    inner: Counter[str] = Counter()
    for sentence in found:
        if not headline(sentence, words):
            for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
                if capital(token.text) and before.text not in "«“\"—–-•:|*‘(":
                    inner[token.text] += 1
                    inner[before.text.replace("’", "'") + token.text] += 1
    found = [_unglued(sentence, inner) for sentence in found]
    texts = (([t.text for t in s.tokens], _spaces(s)) for s in found)
    for sentence, doc in zip(found, models.named(words.language, texts), strict=True):
        entities = Entities(tuple((e.start, e.end, _label(e.label_)) for e in doc.ents if _label(e.label_)))
        names = tuple(spot(sentence, entities, words, inner))
        if headline(sentence, words):
            names = tuple(n for n in names if n.label or inner[n.text] > 0)
        yield sentence, names


def _unglued(sentence: Sentence, known: Mapping[str, int]) -> Sentence:
    """The sentence with names parted that a page's markup ran together."""
    if not any(glued(t.text, known) for t in sentence.tokens):
        return sentence
    parted: list[Token] = []
    for token in sentence.tokens:
        cut = glued(token.text, known)
        if cut:
            parted.append(Token(token.text[:cut], token.start, token.start + cut))
        parted.append(Token(token.text[cut:], token.start + cut, token.end))
    return Sentence(tuple(parted), sentence.paragraph)


def _spaces(sentence: Sentence) -> list[bool]:
    pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
    return [a.end < b.start for a, b in pairs] + [False]


def _label(label: str) -> str:
    """The models' labels (WikiNER's, OntoNotes') as ORG, PER, LOC, MISC; empty for dates, numbers, peoples."""
    known = {"GPE": "LOC", "FAC": "LOC", "PERSON": "PER", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "EVENT": "MISC", "LAW": ""}
    return known.get(label, label if label in ("ORG", "PER", "LOC", "MISC") else "")


def _said(text: Part, document: Document, ontology: Ontology) -> Iterator[Said]:
    words = lexicon(text.language)
    patterns = _patterns(id(ontology), text.language)
    codes = {name: text.cast.of[name].code for _, names in text.sentences for name in names}
    memory = Memory(text.cast, words)
    for tree in trees(text.language, text.sentences, codes):
        found = list(candidates(tree, patterns, memory))
        yield from _stated(tree, found, document, words)
        memory.note(tree)


def _stated(tree: Tree, found: Sequence[Candidate], document: Document, words: Lexicon) -> Iterator[Said]:
    """The candidates of a sentence that are said, with status and qualifiers."""
    if not found:
        return
    start, end = tree.sentence.start, tree.sentence.end
    quantified: list[Quantity] = list(quantities(document.text[start:end], start, words, document.published))
    triggers = sorted({(tree.words[c.trigger].start, tree.words[c.trigger].end) for c in found})
    for candidate in found:
        status = stance(candidate, words)
        if status is not None:
            yield Said(candidate, status, belonging(candidate, quantified, triggers))


__all__ = ["LanguageError", "Reader", "read"]
