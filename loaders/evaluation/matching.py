"""When a name, a triple and a status that were read are those of the gold (the rules of docs/annotation.md)."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from graph.statement import Value
from loaders.evaluation.gold import GoldArticle, Triple
from ontology.schema import Ontology

_FORMS = (
    "inc corp corporation co company ltd limited plc sa sas se ag kg kgaa gmbh nv bv spa srl ab as asa oy oyj aps "
    "sabdecv group groupe holdings holding the le la les l"
)
FORMS = frozenset(_FORMS.split())
_PLAIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "’": "'"}
LETTERS = str.maketrans(_PLAIN)

Folded = tuple[str, ...]


@lru_cache(maxsize=100_000)
def fold(name: str) -> Folded:
    """A name's words for comparison: no accents, case, legal forms or bracket at the end.

    >>> fold("Société L'Oréal S.A."), fold("Alpha (Tianjin)")
    (('societe', 'oreal'), ('alpha',))
    """
    text = re.sub(r"\s*\([^()]*\)$", "", name) or name
    text = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\b(?:[a-z]{1,3}\.)+(?:[a-z]\b)?", lambda m: m[0].replace(".", "") + " ", text)
    words = [w for w in re.findall(r"\w+", text) if w not in FORMS]
    return tuple(words) or tuple(re.findall(r"\w+", text))


def begins(short: Folded, long: Folded) -> bool:
    """Whether one name is the beginning of another, its first word longer than three letters."""
    return bool(short) and long[: len(short)] == short and len(short[0]) > 3


class Names:
    """The names of one gold article, and which of them a read name may mean."""

    def __init__(self, article: GoldArticle) -> None:
        triples = (*article.must, *article.may, *article.never)
        self.known = {fold(name) for t in triples for name in (t.subject, t.object)}
        self._alias: dict[Folded, set[Folded]] = defaultdict(set)
        for thing in article.things:
            self.known.add(fold(thing.name))
            for name in (thing.name, *thing.also):
                self._alias[fold(name)].add(fold(thing.name))
                self.known.add(fold(thing.name))

    def others(self, gold: str) -> set[Folded]:
        """The folded names under which the gold lists a thing."""
        return {name for name, things in self._alias.items() if fold(gold) in things}

    def exact(self, gold: str, read: str) -> bool:
        """Equal after folding, or listed as another name of the thing."""
        one, other = fold(gold), fold(read)
        if one == other or "".join(one) == "".join(other) or one in self._alias.get(other, ()):
            return True
        return len(one) == len(other) == 1 and one[0].rstrip("s") == other[0].rstrip("s")

    def same(self, gold: str, read: str) -> bool:
        """Exact, or the beginning of this gold name and of no other, at most two words short."""
        if self.exact(gold, read):
            return True
        one, other = fold(gold), fold(read)
        if other in self.known:
            return False
        return begins(other, one) and len(one) - len(other) <= 2 and sum(begins(other, k) for k in self.known) == 1


@dataclass(frozen=True, slots=True)
class Prediction:
    """A statement as the score sees it."""

    subject: str
    relation: str
    object: str
    status: str
    qualifiers: tuple[tuple[str, Value], ...] = ()
    quote: str = ""
    method: str = ""
    confidence: float = 1.0


def match(gold: Triple, read: Prediction, names: Names, ontology: Ontology, exact: bool = False) -> bool:
    """Whether relation and ends agree, symmetric relations either way."""
    if gold.relation != read.relation:
        return False
    same = names.exact if exact else names.same
    if same(gold.subject, read.subject) and same(gold.object, read.object):
        return True
    relation = ontology.relations.get(gold.relation)
    return bool(relation and relation.symmetric and same(gold.subject, read.object) and same(gold.object, read.subject))


def agrees(gold: Triple, read: Prediction, ontology: Ontology) -> bool:
    """Whether the status agrees: asserted ones stand for each other, any other must be the very one."""
    asserted = [s.name for s in ontology.statuses.values() if s.asserted]
    return read.status in asserted if gold.status in asserted else read.status == gold.status
