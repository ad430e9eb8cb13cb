"""Patterns and network together: what both say, what one says surely enough, and with which confidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from loaders.cast import Cast, Character
from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.network.judge import Judgement
from loaders.network.reader import confidence
from loaders.qualifiers import belonging, quantities
from loaders.said import Place, Said
from loaders.stating import numbers, time
from loaders.tokens import Sentence
from ontology.schema import Ontology

REFUSED = -2.0
"""A pattern's fact that the network puts below this margin is dropped (chosen on the development articles)."""
PROPOSED = 0.0
"""The margin above which the network's own proposal stands."""


def weighed(
    said: Iterable[Said], judged: Iterable[Judgement], known: Iterable[str], sentences: Sequence[tuple[Sentence, Sequence[Name]]],
    cast: Cast, text: str, published: str | None, words: Lexicon, ontology: Ontology,
) -> Iterator[Said]:
    """Everything that stands; `known` are the relations the network was trained on."""
    margins = {_key(j, cast, ontology): j for j in sorted(judged, key=lambda j: j.margin)}
    trained = frozenset(known)
    found: set[tuple[int, str, int]] = set()
    for each in said:
        judgement = margins.get(each.key)
        if judgement is None:
            if each.relation.name not in trained:
                yield each
            continue
        if judgement.margin >= REFUSED:
            found.add(each.key)
            yield replace(each, confidence=_both(judgement.margin, each.confidence), status=_status(each, judgement))
    for key, judgement in margins.items():
        if judgement.margin >= PROPOSED and key not in found:
            yield _proposed(judgement, sentences, cast, text, published, words, ontology)


def _key(judgement: Judgement, cast: Cast, ontology: Ontology) -> tuple[int, str, int]:
    ends = (id(cast.characters[judgement.subject]), id(cast.characters[judgement.object]))
    if ontology.relations[judgement.relation].symmetric and ends[0] > ends[1]:
        ends = (ends[1], ends[0])
    return ends[0], judgement.relation, ends[1]


def _both(margin: float, pattern: float) -> float:
    """A fact that patterns and network both say: surer than the network alone."""
    alone = confidence(margin)
    return 1 - (1 - alone) * (1 - 0.5 * pattern)


def _status(said: Said, judgement: Judgement) -> str:
    return judgement.status if judgement.margin > PROPOSED else said.status


def _proposed(
    judgement: Judgement, sentences: Sequence[tuple[Sentence, Sequence[Name]]], cast: Cast, text: str, published: str | None,
    words: Lexicon, ontology: Ontology,
) -> Said:
    relation = ontology.relations[judgement.relation]
    subject, object_ = cast.characters[judgement.subject], cast.characters[judgement.object]
    sentence = sentences[judgement.sentence][0]
    place = (sentence.start, sentence.end)
    places = [_mention(subject, place), _mention(object_, place)]
    inside = [p for p in places if place[0] <= p[0] < place[1]]
    quantified = list(quantities(text[place[0] : place[1]], place[0], words, published))
    mine = belonging([inside[-1], *inside] if inside else [place], quantified, ())
    return Said(
        relation, subject, object_, judgement.status, place, places[0], places[1], confidence(judgement.margin), "network",
        numbers(relation, mine), time(mine, "from"), time(mine, "to"),
    )


def _mention(character: Character, sentence: Place) -> Place:
    """The character's mention in the sentence, else the nearest one before it, else the first."""
    spots = [(n.start, n.end) for n in character.names]
    inside = [s for s in spots if sentence[0] <= s[0] < sentence[1]]
    before = [s for s in spots if s[0] < sentence[0]]
    return inside[0] if inside else before[-1] if before else spots[0]



