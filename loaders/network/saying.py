"""What patterns and network say together, ready for the record: each fact once, with its evidence and numbers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.cast import LOC, PRO, Character
from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.names import Name
from loaders.network.odds import Calibration, confidence, reaching
from loaders.network.opinions import Opinion
from loaders.network.packing import Mention
from loaders.network.reader import Weighed
from loaders.pipeline import Part
from loaders.qualifiers import Quantity, belonging, quantities, respective
from loaders.said import Place, Said
from loaders.stating import numbers, time
from loaders.tokens import Sentence
from ontology.schema import Ontology, Relation


def together(
    found: Iterable[Opinion], part: Part, document: Document, ontology: Ontology, fitted: Calibration
) -> Iterator[Said]:
    """The facts of a part whose score reaches the bar, ready for the record."""
    held = reaching(found, ontology, fitted)
    page = _page(part, document, [o.weighed for o in held if o.weighed is not None])
    for opinion in held:
        sure = confidence(opinion)
        alike = [p for p in opinion.patterns if p.status == opinion.status]
        for pattern in alike or opinion.patterns[:1]:
            yield replace(pattern, status=opinion.status, confidence=sure)
        if opinion.weighed is not None and not opinion.patterns:
            yield _said(opinion.weighed, ontology.relations[opinion.key[1]], opinion.status, sure, page)


@dataclass(frozen=True)
class _Page:
    """A part of an article, and where the facts that the network alone says have their numbers.

    `by_subject` and `by_object` count those of one relation that share an end.
    """

    part: Part
    document: Document
    starts: Sequence[int]
    """Where each sentence starts, in order."""
    by_subject: Counter[tuple[str, int]]
    by_object: Counter[tuple[str, int]]
    anchors: Sequence[Place]

    def between(self, start: int, end: int) -> Sequence[tuple[Sentence, tuple[Name, ...]]]:
        """The sentences from the one that holds `start` to the one that holds `end` (code points)."""
        return self.part.sentences[max(0, bisect_right(self.starts, start) - 1) : bisect_right(self.starts, end - 1)]

    def near(self, start: int, end: int) -> list[Place]:
        """The anchors in a stretch of text."""
        return list(self.anchors[bisect_left(self.anchors, (start, 0)) : bisect_left(self.anchors, (end, 0))])


def _page(part: Part, document: Document, alone: Sequence[Weighed]) -> _Page:
    by_subject = Counter((w.relation, id(w.subject)) for w in alone)
    by_object = Counter((w.relation, id(w.object)) for w in alone)
    anchors = sorted({_anchor(w, by_subject, by_object) for w in alone})
    return _Page(part, document, [s.start for s, _ in part.sentences], by_subject, by_object, anchors)


def _at(mention: Mention) -> Place:
    return mention.start, mention.end


def _anchor(weighed: Weighed, by_subject: Counter[tuple[str, int]], by_object: Counter[tuple[str, int]]) -> Place:
    """The end by which a fact differs from its like ("A holds 5% of B and 10% of C"): where its numbers stand near."""
    same_subject = by_subject[weighed.relation, id(weighed.subject)]
    same_object = by_object[weighed.relation, id(weighed.object)]
    return _at(weighed.subject_at if same_object > same_subject else weighed.object_at)


def _said(weighed: Weighed, relation: Relation, status: str, sure: float, page: _Page) -> Said:
    """What the network alone says, with the numbers, dates and names that stand by its anchor.

    Its evidence reaches from the beginning of the sentence of the first mention to the end of that of the last.
    """
    ends = _at(weighed.subject_at), _at(weighed.object_at)
    held = page.between(min(ends)[0], max(ends)[1])
    start, end = held[0][0].start, held[-1][0].end
    text, words = page.document.text[start:end], lexicon(page.part.language)
    anchor, anchors = _anchor(weighed, page.by_subject, page.by_object), page.near(start, end)
    names = [*_named(page.part, held, (weighed.subject, weighed.object))]
    found = [*quantities(text, start, words, page.document.published), *names]
    mine = belonging([anchor, *ends], found, [at[0] for at in anchors])
    mine |= respective(anchor, anchors, found, text, words)
    return Said(
        relation,
        weighed.subject,
        weighed.object,
        status,
        (start, end),
        *ends,
        sure,
        METHOD,
        numbers(relation, mine),
        time(mine, "from"),
        time(mine, "to"),
    )


def _named(
    part: Part, held: Sequence[tuple[Sentence, Sequence[Name]]], ends: Sequence[Character]
) -> Iterator[Quantity]:
    """The places and products that stand in some sentences, but for the ends of the fact, as qualifiers."""
    for _, names in held:
        for name in names:
            character = part.cast.of[name]
            if character.code in NAMED and not any(character is end for end in ends):
                yield Quantity(NAMED[character.code], character.name, name.start, name.end)


NAMED = {LOC: "place", PRO: "product"}
"""Qualifiers that a name of a code may fill."""
METHOD = "network"
"""What a statement's method says where no pattern found it."""
