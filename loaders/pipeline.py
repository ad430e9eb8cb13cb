"""One article read: from its text to the record of what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from graph.statement import Record
from loaders import models
from loaders.boilerplate import Furniture
from loaders.cast import Cast, cast
from loaders.character import Character
from loaders.document import Document
from loaders.language import of_paragraph, readable
from loaders.lexicon import LANGUAGES, Lexicon, lexicon
from loaders.names import Entities, Name, capital, glued, headline, spelt
from loaders.part import Part
from loaders.qualifiers.numbering import numbered
from loaders.qualifiers.tickers import listed
from loaders.readers import Reader
from loaders.recording import record
from loaders.reference.coreference import Memory, resolve
from loaders.reference.couples import BACK, couples
from loaders.reference.nationality import natives
from loaders.reference.ordinals import hinted
from loaders.reference.parties import parties
from loaders.relations import Patterns, candidates
from loaders.respective import respective
from loaders.said import Said
from loaders.spotting.demonyms import unnamed
from loaders.spotting.headlines import mostly, settled, titled
from loaders.spotting.possessives import owned
from loaders.spotting.shouting import calmed, shouted
from loaders.spotting.spot import spot
from loaders.stating import stated
from loaders.status.speaking import attributions, speaker, speaking
from loaders.syntax import Meant, Tree, Trees, trees
from loaders.tokens import Sentence, Token, paragraphs, sentences
from ontology.schema import Ontology

ARTICLES = ("L'", "D'")
"""Articles with a capital: inside a sentence part of the name (L'Oréal), at its beginning perhaps not."""


def reader(ontology: Ontology, keep_text: bool = True) -> Reader:
    """The reader of an ontology: its patterns over each article's trees.

    The function it gives raises LanguageError for a text in a language that nobody here reads.
    """
    patterns = compiled(ontology)

    def read(document: Document) -> Record:
        language = language_of(document)
        said: list[Said] = []
        casts: list[Cast] = []
        for part in parts(document, language, ontology):
            casts.append(part.cast)
            said.extend(numbered(list(patterns_say(part, patterns(part.language), document)), part, document))
        return record(replace(document, language=language), said, casts, ontology, keep_text)

    return read


def read(document: Document, ontology: Ontology, keep_text: bool = True) -> Record:
    """What one article says; for many, make a `reader` once.

    Raises:
        LanguageError: the text is in a language that no reader knows.
    """
    return reader(ontology, keep_text)(document)


def compiled(ontology: Ontology) -> Callable[[str], Patterns]:
    """An ontology's patterns by language, each language's made when it is first asked for."""
    return cache(lambda language: Patterns(ontology, lexicon(language)))


def language_of(document: Document) -> str:
    """The language to read a document in: the one it names, if that is read here, else the one it is in.

    Raises:
        LanguageError: that is one that no reader knows.
    """
    named = document.language
    return named if named is not None and named in LANGUAGES else readable(document.text)


def parts(document: Document, language: str, ontology: Ontology) -> Iterator[Part]:
    """The document by language, its own first, each part with its own cast."""
    found: dict[str, list[Sentence]] = {}
    every = list(paragraphs(document.text))
    furniture = Furniture(len(every))
    for index, (offset, line) in enumerate(every):
        of = of_paragraph(line, language)
        if not furniture.holds(line, lexicon(of or language)) and of is not None:
            found.setdefault(of, []).extend(sentences(line, offset, index, of))
    company = next(t.name for t in ontology.types.values() if t.code == "ORG")
    for of, lines in sorted(found.items(), key=lambda item: item[0] != language):
        found_names = tuple(named(lines, lexicon(of)))
        yield Part(of, found_names, cast(found_names, lexicon(of), company))


def named_sentences(text: str, language: str) -> Iterator[tuple[Sentence, tuple[Name, ...]]]:
    """The sentences of a text of one language with their names, page furniture left out."""
    every = list(paragraphs(text))
    words, furniture = lexicon(language), Furniture(len(every))
    lines = ((i, offset, line) for i, (offset, line) in enumerate(every) if not furniture.holds(line, words))
    yield from named([s for i, offset, line in lines for s in sentences(line, offset, i, language)], words)


def named(found: Sequence[Sentence], words: Lexicon) -> list[tuple[Sentence, tuple[Name, ...]]]:
    """Each sentence with its names; what stands inside sentences tells of what opens them."""
    titles = [titled(sentence, words) for sentence in found]
    if mostly(titles):
        titles = [False] * len(titles)
    inner: Counter[str] = Counter()
    loud = [shouted(sentence, words) for sentence in found]
    for sentence, title, capitals in zip(found, titles, loud, strict=True):
        if not (title or capitals or headline(sentence, words)):
            for before, token in zip(sentence.tokens, sentence.tokens[1:], strict=False):
                if token.text.islower():
                    inner[token.text] += 1
                elif capital(token.text) and before.text not in '«“"—–-•:|*‘(':
                    article = before.text.replace("’", "'")
                    if article not in ARTICLES:
                        inner[token.text] += 1
                    if article not in ARTICLES or before is not sentence.tokens[0]:
                        inner[article + token.text] += 1
    found = [_unglued(sentence, inner) for sentence in found]
    calm = [calmed(s, words, inner) if capitals else s for s, capitals in zip(found, loud, strict=True)]
    texts = (([t.text for t in s.tokens], _spaces(s)) for s in calm)
    spotted: list[tuple[Sentence, tuple[Name, ...]]] = []
    for sentence, told, doc in zip(found, calm, models.named(words.language, texts), strict=True):
        entities = Entities(tuple((e.start, e.end, _label(e.label_)) for e in doc.ents if _label(e.label_)))
        names = tuple(spot(told, entities, words, inner))
        if told is not sentence:
            names = tuple(replace(n, text=spelt(sentence.tokens[n.first : n.last])) for n in names)
        elif headline(sentence, words):
            names = tuple(n for n in names if n.label or inner[n.text] > 0)
        spotted.append((sentence, names))
    spotted = unnamed(settled(spotted, titles, words), words)
    return owned(spotted, words) if words.language == "en" else spotted


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
    return [*(a.end < b.start for a, b in pairs), False]


def _label(label: str) -> str:
    """The models' labels (WikiNER's, OntoNotes') as ORG, PER, LOC, MISC; empty for dates, numbers, peoples."""
    known = {"GPE": "LOC", "FAC": "LOC", "PERSON": "PER", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "EVENT": "MISC"}
    return known.get(label, label if label in ("ORG", "PER", "LOC", "MISC") else "")


def trees_of(
    part: Part,
    chosen: Sequence[tuple[Sentence, tuple[Name, ...]]] | None = None,
    called: Mapping[tuple[int, int], Character] | None = None,
) -> Trees:
    """The trees of all sentences of a part, or of those chosen, which tell whom their words mean.

    Where words mean one, the sentence is parsed once more with that one in their place. `called` holds the parties of
    a longer text of which the part is a stretch, else they are looked for in the part.
    """
    codes, words = part.codes(), lexicon(part.language)
    grown = {t.sentence.start: t for t in trees(part.language, part.sentences if chosen is None else chosen, codes)}
    told = parties(part, words) if called is None else called
    starts = {(t.start, t.end) for s, _ in part.sentences if s.start in grown for t in s.tokens} if told else set()
    one = natives(part, grown, words) | {at: told[at] for at in told if at in starts}
    found = {place: (who,) for place, who in one.items()} | couples(part, grown, words)
    meant: dict[int, Meant] = {}
    for place, who in found.items():
        start = part.sentence(place).start
        meant[start] = {**meant.get(start, {}), place: who}
    grown |= {start: replace(grown[start], meant=told) for start, told in meant.items()}
    again = [s for s in part.sentences if any(len(who) == 1 for who in meant.get(s[0].start, {}).values())]
    grown |= {t.sentence.start: t for t in trees(part.language, again, codes, meant)}
    return grown


def patterns_say(part: Part, patterns: Patterns, document: Document, grown: Trees | None = None) -> Iterator[Said]:
    """What the patterns find said in a part of a document, in the order of its sentences.

    `grown` holds the trees of all its sentences, where they are made already.
    """
    words = lexicon(part.language)
    memory = Memory(part.cast, words)
    worth = [(bool(names) or hinted(s, words)) and patterns.touch(s) for s, names in part.sentences]
    if grown is None:
        told = [read and hinted(s, words) for read, (s, _) in zip(worth, part.sentences, strict=True)]
        near = (read or any(told[i : i + BACK + 1]) for i, read in enumerate(worth))
        grown = trees_of(part, [s for s, taken in zip(part.sentences, near, strict=True) if taken])
    for (sentence, names), read in zip(part.sentences, worth, strict=True):
        if not read:
            memory.pass_over(names)
            continue
        tree = grown[sentence.start]
        who = partial(_who, tree, memory)
        found = list(stated(tree, list(candidates(tree, patterns, memory)), document.text, document.published, words))
        found = list(respective(found, part, {sentence.start: tree}, patterns.ontology))
        by = list(attributions(tree, who, words)) if found else []
        for said in found:
            yield replace(said, said_by=speaker(tree, by, (said.subject_at, said.object_at), who))
        memory.note(tree)
    yield from listed(part, document.text, patterns.ontology)


def _who(tree: Tree, memory: Memory, at: int) -> str | None:
    """The name of the company or person that a word stands for."""
    return speaking(resolve(tree, at, memory))
