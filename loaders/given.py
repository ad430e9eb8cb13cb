"""A text read with two things given: names are forced where two spans stand, whatever stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.cast import Cast, cast
from loaders.character import ORG, Character
from loaders.language import readable
from loaders.lexicon import LANGUAGES, Lexicon, lexicon
from loaders.names import PRONOUN, Name
from loaders.part import Part
from loaders.pipeline import named
from loaders.reference.coreference import POSSESSIVES
from loaders.spans import Span, parted, worded
from loaders.tokens import Sentence, Token, paragraphs, sentences
from ontology.schema import Ontology

_EDGE = re.compile(r"^[\s`'\"“”«»,;:(]+|(?:\s['’]s?|\s\.|[\s`\"“”«»,;:])+$")
"""What a hand that marked a name took with it: quotation marks, a comma, a genitive or full stop that stands apart."""
FIRST_PERSON = frozenset({"we", "us", "our", "nous", "notre", "nos"})


@dataclass(frozen=True, slots=True)
class Given:
    """A text as a part to read, and who stands where the spans are."""

    part: Part
    head: Character
    tail: Character
    head_name: Name
    tail_name: Name


def given(text: str, head: Span, tail: Span, language: str | None, ontology: Ontology) -> Given | None:
    """The text with names at two spans (code points, end exclusive); None where no word is left to one of them alone.

    Of spans that overlap the longer gives way ("Toyota" and "Toyota Yaris": "Yaris"). A pronoun there stays the word
    it is for the parser. Every span is a thing of its own, of which other names of the text may be other mentions.

    Raises:
        LanguageError: the text is in a language that nobody here reads.
    """
    of = language if language in LANGUAGES else readable(text)
    words = lexicon(of)
    apart = parted(text, head, tail)
    if not all(worded(text, span) for span in apart):
        return None
    spans = [_trimmed(text, span) for span in apart]
    flat = _one_line(text, spans)
    lines = ((i, offset, line) for i, (offset, line) in enumerate(paragraphs(flat)))
    whole = list(_whole((s for i, offset, line in lines for s in sentences(line, offset, i, of)), spans))
    found = [(sentence, _forced(sentence, names, spans, flat, words)) for sentence, names in named(whole, words)]
    company = next(t.name for t in ontology.types.values() if t.code == ORG)
    ends = [next(n for _, names in found for n in names if n.start == start) for start, _ in spans]
    people = _apart(cast(found, words, company), ends)
    return Given(Part(of, tuple(found), people), people.of[ends[0]], people.of[ends[1]], ends[0], ends[1])


def _trimmed(text: str, span: Span) -> Span:
    """The span without what is no part of a name."""
    start, end = span
    marked = text[start:end]
    inner = _EDGE.sub("", marked) or marked.strip()
    if inner.islower():
        inner = re.sub(r"['’]s$", "", inner) or inner
    start += marked.find(inner)
    return start, start + len(inner)


def _one_line(text: str, spans: Iterable[Span]) -> str:
    """The text with line breaks inside the spans as blanks, so that none is cut."""
    for start, end in spans:
        text = text[:start] + re.sub(r"[\r\n]", " ", text[start:end]) + text[end:]
    return text


def _whole(found: Iterable[Sentence], spans: Sequence[Span]) -> Iterator[Sentence]:
    """The sentences with no span cut in two and every span made of whole tokens."""
    held: list[Token] = []
    for sentence in found:
        held.extend(token for each in sentence.tokens for token in _cut(each, spans))
        if not any(held[0].start <= start < held[-1].end < end for start, end in spans):
            yield Sentence(tuple(held), sentence.paragraph)
            held = []


def _cut(token: Token, spans: Sequence[Span]) -> Iterator[Token]:
    """A token, parted where a span begins or ends inside it."""
    places = {token.start, token.end} | {at for span in spans for at in span if token.start < at < token.end}
    for start, end in pairwise(sorted(places)):
        yield Token(token.text[start - token.start : end - token.start], start, end)


def _forced(
    sentence: Sentence, names: Sequence[Name], spans: Sequence[Span], text: str, words: Lexicon
) -> tuple[Name, ...]:
    """The sentence's names with the spans as names; a name found across a span gives way."""
    own = [_name(sentence, span, names, text, words) for span in spans if sentence.start <= span[0] < sentence.end]
    free = [n for n in names if not any(n.start < o.end and o.start < n.end for o in own)]
    return tuple(sorted([*own, *free], key=lambda name: name.start))


def _name(sentence: Sentence, span: Span, names: Sequence[Name], text: str, words: Lexicon) -> Name:
    start, end = span
    inside = [i for i, token in enumerate(sentence.tokens) if start <= token.start < end]
    form = text[start:end]
    pronouns = words.words("pronouns", "company") | words.words("pronouns", "person") | POSSESSIVES | FIRST_PERSON
    label = PRONOUN if form.casefold() in pronouns and " " not in form else ""
    label = label or next((n.label for n in names if n.start < end and start < n.end), "")
    return Name(inside[0], inside[-1] + 1, form, start, end, label)


def _apart(found: Cast, ends: Sequence[Name]) -> Cast:
    """The cast with the two ends as two characters, pronouns and twins as new ones."""
    of = dict(found.of)
    for end, other in (ends, ends[::-1]):
        if end.label == PRONOUN or of[end] is of[other]:
            twin = Character(votes=dict(of[end].votes) if end.label != PRONOUN else {})
            twin.names.append(end)
            of[end] = twin
    return Cast((*found.characters, *{id(of[e]): of[e] for e in ends}.values()), of)
