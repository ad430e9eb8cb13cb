"""What patterns and network say together: each fact once, with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.document import Document
from loaders.network.odds import Calibration, confidence, reaching
from loaders.network.opinions import Opinion
from loaders.network.packing import Mention
from loaders.part import Part
from loaders.said import Place, Said
from loaders.syntax import Tree, Trees
from ontology.schema import Ontology


def together(
    found: Iterable[Opinion], part: Part, document: Document, ontology: Ontology, fitted: Calibration
) -> Iterator[Said]:
    """The facts of a part whose score reaches the bar, with no numbers, dates or titles yet."""
    for opinion in reaching(found, ontology, fitted):
        for each in _said(opinion, part, ontology):
            if not _elsewhere(each, part, document, ontology):
                yield each


def _elsewhere(said: Said, part: Part, document: Document, ontology: Ontology) -> bool:
    """Whether the network's words assert what others do, by words of the passage: goods that a grey market brings."""
    if said.method != METHOD or not ontology.asserted(said.status):
        return False
    quoted = document.text[said.sentence[0] : said.sentence[1]].casefold()
    return any(language == part.language and words in quoted for language, words in said.relation.elsewhere)


def _said(opinion: Opinion, part: Part, ontology: Ontology) -> Iterator[Said]:
    """An opinion as patterns say it, or else the network, with no numbers yet.

    Where the network alone has its status, its words are quoted, as a quote says what status a fact has: from the
    beginning of the sentence of the first mention to the end of that of the last.
    """
    sure = confidence(opinion)
    alike = [p for p in opinion.patterns if p.status == opinion.status]
    for pattern in alike:
        yield replace(pattern, status=opinion.status, confidence=sure)
    if opinion.weighed is None or alike:
        return
    weighed = opinion.weighed
    ends = _at(weighed.subject_at), _at(weighed.object_at)
    held = part.between(min(ends)[0], max(ends)[1])
    yield Said(
        ontology.relations[opinion.key[1]],
        weighed.subject,
        weighed.object,
        opinion.status,
        (held[0][0].start, held[-1][0].end),
        *ends,
        sure,
        METHOD,
    )


def _at(mention: Mention) -> Place:
    return mention.start, mention.end


def tree_of(said: Said, part: Part, trees: Trees) -> Tree | None:
    """The tree of the sentence in which a fact of the network ends; None for a pattern's, or where there is no tree."""
    ends = part.sentence(max(said.subject_at, said.object_at))
    return trees.get(ends.start) if said.method == METHOD else None


METHOD = "network"
"""What a statement's method says where no pattern found it with its status."""
