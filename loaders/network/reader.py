"""The network's say on a part of a document: every pair of characters that a window holds, weighed."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from loaders.character import LOC, ORG, PER, PRO, Character
from loaders.lexicon import lexicon
from loaders.network.judge import Judgement, judge, sight
from loaders.network.packing import NOBODY, Mention, Window, asked, windows
from loaders.network.weights import Encoded, Weights, weights
from loaders.part import Part
from loaders.recording import codes
from loaders.reference.descriptions import stand_ins
from loaders.reference.nationality import nationals, strangers
from loaders.syntax import Meant, Trees
from ontology.schema import Ontology

KIND = 1.0
"""What the network's word on a mention's type weighs against that of its shape and neighbours (loaders/kinds.py)."""
DOUBT = 2.0
"""How far behind the likeliest code (log-probability) another may lie and still be tried."""
TEMPER = 0.5
"""What a character's votes are divided by, as it were, before they are taken for probabilities."""
LEAST = -4.0
"""Log-odds below which nothing is reported."""
MOST = 40
"""Characters of a window that are paired, most mentioned first; a page with more is a list, not a story."""
KEPT = 8
"""Windows of which the encoder's work is kept between its two tasks, 10 MB each; a longer text is read twice."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A relation between two characters as the network weighs it, with the mentions by which it does.

    `apart` is how many sentences lie from one mention to the other, 0 in one sentence.
    """

    subject: Character
    relation: str
    object: Character
    logit: float
    statuses: Mapping[str, float]
    subject_at: Mention
    object_at: Mention
    apart: int


@dataclass(frozen=True, slots=True)
class Weighing:
    """All that the network says of a scene, and the pairs of characters (by identity) that it was asked about.

    Pairs that were not worth a question (loaders/network/gate.py) are among these: they are unlikely to hold anything.
    """

    found: tuple[Weighed, ...]
    asked: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Scene:
    """A part of an article as the network takes it: its windows, and who appears.

    `kept` holds what the encoder made of the first windows, KEPT of them at most; `nationals` whom a description
    (start, end) means by its nationality, `meant` whom surely, one or several, `barred` whom it does not mean, as they
    are of other nations.
    """

    windows: tuple[Window, ...]
    characters: tuple[Character, ...]
    kept: tuple[Encoded, ...] = ()
    nationals: Mapping[tuple[int, int], int] = field(default_factory=dict)
    meant: Mapping[tuple[int, int], tuple[int, ...]] = field(default_factory=dict)
    barred: Mapping[tuple[int, int], frozenset[int]] = field(default_factory=dict)

    def encoded(self, number: int) -> Encoded:
        """What the encoder makes of a window."""
        return self.kept[number] if number < len(self.kept) else _encoded(self.windows[number])


def _encoded(window: Window) -> Encoded:
    return weights().encoded(window)


def scene(text: str, part: Part, trees: Trees) -> Scene:
    """The windows of a part of a text, with each character's mentions by its number, and descriptions of nobody yet.

    The trees are those made before `settle`, as in training.
    """
    number = {id(c): i for i, c in enumerate(part.cast.characters)}
    mentions = [Mention(n.start, n.end, number[id(part.cast.of[n])]) for _, names in part.sentences for n in names]
    meant = {place: who for tree in trees.values() for place, who in tree.meant.items()}
    words = _standing(stand_ins(part.sentences, lexicon(part.language)), meant)
    known = {at: number[id(c)] for at, c in nationals(part, words, lexicon(part.language)).items()}
    others = strangers(part, words, lexicon(part.language))
    barred = {at: frozenset(number[id(c)] for c in who) for at, who in others.items()}
    surely = {place: tuple(number[id(c)] for c in who) for place, who in meant.items()}
    mentions += [Mention(a, b, NOBODY, described=True) for a, b in words]
    places = [(s.start, s.end) for s, _ in part.sentences]
    by_start = {start: [(w.start, w.end, w.head, w.dep) for w in tree.words] for start, tree in trees.items()}
    found = tuple(windows(text, places, mentions, weights().encode, by_start))
    return Scene(found, part.cast.characters, nationals=known, meant=surely, barred=barred)


def _standing(words: Iterable[tuple[int, int]], meant: Meant) -> list[tuple[int, int]]:
    """Words that may stand for a thing, those of which it is known whom they mean among them, none across another."""
    return sorted({*meant, *(w for w in words if not any(w[0] < end and start < w[1] for start, end in meant))})


def settle(of: Scene) -> Scene:
    """Let the network vote for the type of each character, once for each of its names.

    Gives the scene with descriptions as mentions of those whom the network takes them to mean; of several companies a
    description's nationality decides (loaders/reference/nationality.py). Where windows overlap the first decides, as it
    knows what came before.
    """
    network = weights()
    seen: set[tuple[int, int]] = set()
    told: dict[tuple[int, int], int] = {place: things[0] for place, things in of.meant.items()}
    settled: list[Window] = []
    kept: list[Encoded] = []
    for window in of.windows:
        encoded = _encoded(window)
        kept += [encoded] if len(kept) < KEPT else []
        found = sight(window, encoded, network)
        described = [(i, (m.start, m.end)) for i, m in enumerate(window.mentions) if m.described]
        for number, place in described:
            whom = found.whom.get(number, NOBODY)
            whom = whom if whom == NOBODY else of.nationals.get(place, whom)
            told.setdefault(place, NOBODY if whom in of.barred.get(place, ()) else whom)
        also = [(number, thing) for number, place in described for thing in of.meant.get(place, ())[1:]]
        settled.append(window.meaning({number: told[place] for number, place in described}, also))
        for mention, row in zip(window.mentions, found.kinds.tolist(), strict=True):
            if mention.described or (mention.start, mention.end) in seen:
                continue
            seen.add((mention.start, mention.end))
            votes = dict(zip(network.codes, row, strict=True))
            of.characters[mention.thing].vote({code: KIND * votes[code] for code in (ORG, PER, PRO, LOC)})
    return replace(of, windows=tuple(settled), kept=tuple(kept))


def weigh(of: Scene, ontology: Ontology, among: Sequence[Character] = ()) -> Weighing:
    """The best judgement of each pair and relation; with `among`, of these characters only, whatever types or gate say.

    From each logit what the characters' types leave in doubt is taken off: log-odds that the relation holds of
    things that it can hold of.
    """
    only = {number for number, c in enumerate(of.characters) if any(c is a for a in among)}
    network = weights()
    doubts = _Doubts(of.characters, ontology)
    both = [name for name, relation in ontology.relations.items() if relation.symmetric]
    best: dict[tuple[int, str, int], Weighed] = {}
    asked_: set[tuple[int, int]] = set()
    for number, window in enumerate(of.windows):
        pairs = list(_given(window, only) if among else _pairs(window, of.characters, ontology))
        asked_.update((window.mentions[s].thing, window.mentions[o].thing) for s, o in pairs)
        found = judge(window, of.encoded(number), pairs, network, LEAST, sparing=not among, symmetric=both)
        for judgement in found:
            if judgement.relation not in ontology.relations:
                continue
            weighed = _weighed(judgement, window, of.characters, network)
            key = (window.mentions[judgement.subject].thing, weighed.relation, window.mentions[judgement.object].thing)
            if not among:
                weighed = replace(weighed, logit=weighed.logit + doubts.of(*key))
            if key not in best or best[key].logit < weighed.logit:
                best[key] = weighed
    ids = {number: id(c) for number, c in enumerate(of.characters)}
    return Weighing(tuple(best[key] for key in sorted(best)), frozenset((ids[s], ids[o]) for s, o in asked_))


class _Doubts:
    """How sure it is, in log-probability, that characters have types that a relation may hold of."""

    def __init__(self, characters: Sequence[Character], ontology: Ontology) -> None:
        self._shares = [_shares(c) for c in characters]
        self._ends = {
            name: (codes(r.domain, ontology), codes(r.range, ontology)) for name, r in ontology.relations.items()
        }

    def of(self, subject: int, relation: str, object_: int) -> float:
        """The log-probability that both ends fit, 0 where they surely do."""
        domain, range_ = self._ends[relation]
        one = sum(self._shares[subject][code] for code in domain)
        other = sum(self._shares[object_][code] for code in range_)
        return math.log(max(one, 1e-9)) + math.log(max(other, 1e-9))


def _shares(character: Character) -> dict[str, float]:
    """The votes for a character's type as probabilities, tempered: its mentions are not independent."""
    votes = {code: character.votes.get(code, 0.0) * TEMPER for code in (ORG, PER, PRO, LOC)}
    top = max(votes.values())
    total = sum(math.exp(vote - top) for vote in votes.values())
    return {code: math.exp(vote - top) / total for code, vote in votes.items()}


def _weighed(judgement: Judgement, window: Window, characters: Sequence[Character], network: Weights) -> Weighed:
    ends = window.mentions[judgement.subject], window.mentions[judgement.object]
    return Weighed(
        characters[ends[0].thing],
        judgement.relation,
        characters[ends[1].thing],
        judgement.logit,
        dict(zip(network.statuses, judgement.statuses, strict=True)),
        *ends,
        abs(window.sentences[judgement.subject] - window.sentences[judgement.object]),
    )


def _pairs(window: Window, characters: Sequence[Character], ontology: Ontology) -> Iterator[tuple[int, int]]:
    """The pairs of mentions to judge: those whose characters may be the ends of some relation."""
    by_thing = window.by_thing()
    ranked = sorted(by_thing, key=lambda t: (-len(by_thing[t]), by_thing[t][0]))[:MOST]
    possible = {thing: _codes(characters[thing]) for thing in ranked}
    ends = {(codes(r.domain, ontology), codes(r.range, ontology)) for r in ontology.relations.values()}
    for s in sorted(ranked):
        for o in sorted(ranked):
            if s != o and any(possible[s] & domain and possible[o] & range_ for domain, range_ in ends):
                yield from asked(window, by_thing[s], by_thing[o])


def _given(window: Window, only: Collection[int]) -> Iterator[tuple[int, int]]:
    """The pairs of mentions of given characters."""
    by_thing = window.by_thing()
    held = [thing for thing in by_thing if thing in only]
    for s in held:
        for o in held:
            if s != o:
                yield from asked(window, by_thing[s], by_thing[o])


def _codes(character: Character) -> frozenset[str]:
    """The codes that a character may have, by the votes of its names."""
    top = max(character.votes.values(), default=0.0)
    return frozenset({character.code} | {code for code, vote in character.votes.items() if vote > top - DOUBT})
