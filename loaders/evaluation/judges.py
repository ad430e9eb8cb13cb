"""Judges of pairs: readers asked about two given spans only."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from loaders.document import Document
from loaders.evaluation.pairs import BACKWARD, BOTH, FORWARD, NOTHING, Pair, PairJudge, Verdict
from loaders.given import given
from loaders.pipeline import compiled, patterns_say, trees_of
from loaders.recording import fits, settle
from loaders.said import Said
from loaders.status.marks import DENIED
from ontology.errors import UsageError
from ontology.schema import Ontology

GIVEN = -1.5
"""The log-odds from which a relation is said of two given spans.

Who gives two has mostly seen them related, so this lies below an article's bar. docs/training.md has the figures.
"""


def patterns(ontology: Ontology) -> PairJudge:
    """The judge by the ontology's patterns: the surest fact between the two that is not denied."""
    by_language = compiled(ontology)

    def judge(pair: Pair) -> Verdict:
        found = given(pair.text, pair.head, pair.tail, pair.language, ontology)
        if found is None:
            return NOTHING
        part = found.part
        document = Document(pair.text, str(pair.id), language=part.language)
        said = list(patterns_say(part, by_language(part.language), document))
        settle(said, ontology)
        ends = {id(found.head), id(found.tail)}
        between = [s for s in said if {id(s.subject), id(s.object)} == ends and s.status != DENIED]
        best = max((s for s in between if fits(s, ontology)), key=lambda s: s.confidence, default=None)
        return NOTHING if best is None else verdict(best, best.subject is found.head)

    return judge


def trained(ontology: Ontology) -> PairJudge:
    """The judge by patterns and network: the surest of what reaches GIVEN and is not denied.

    It is asked about one pair, and so knows of no rivals.
    """
    # The judge by patterns needs no network, nor what it is loaded with.
    from loaders.network import odds
    from loaders.network.reader import scene, weigh

    by_language = compiled(ontology)

    def judge(pair: Pair) -> Verdict:
        found = given(pair.text, pair.head, pair.tail, pair.language, ontology)
        if found is None:
            return NOTHING
        part, fitted = found.part, odds.calibration()
        document = Document(pair.text, str(pair.id), language=part.language)
        ends = {id(found.head), id(found.tail)}
        trees = trees_of(part)
        by_patterns = patterns_say(part, by_language(part.language), document, trees)
        said = [s for s in by_patterns if {id(s.subject), id(s.object)} == ends]
        weighing = weigh(scene(pair.text, part, trees), ontology, (found.head, found.tail))
        every = odds.believed(weighing, said, ontology, fitted)
        best = max((o for o in every if o.status != DENIED), key=odds.confidence, default=None)
        if best is None or best.score < GIVEN:
            return NOTHING
        relation, end = ontology.relations[best.key[1]], best.weighed or best.patterns[0]
        direction = BOTH if relation.symmetric else FORWARD if end.subject is found.head else BACKWARD
        return Verdict(relation.name, direction, odds.confidence(best))

    return judge


def verdict(said: Said, head_first: bool) -> Verdict:
    """A fact as a verdict; `head_first` where its subject is the head."""
    direction = BOTH if said.relation.symmetric else FORWARD if head_first else BACKWARD
    return Verdict(said.relation.name, direction, said.confidence)


JUDGES: Mapping[str, Callable[[Ontology], PairJudge]] = {"patterns": patterns, "trained": trained}
"""By the name of the reader (loaders/readers)."""


def judge(reader: str, ontology: Ontology) -> PairJudge:
    """The judge of a reader.

    Raises:
        UsageError: that reader judges no pairs.
    """
    if reader not in JUDGES:
        raise UsageError(f"The reader {reader!r} judges no pairs. Those that do: {', '.join(sorted(JUDGES))}")
    return JUDGES[reader](ontology)
