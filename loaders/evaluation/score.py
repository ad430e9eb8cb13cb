"""The score of a reader against gold: hits, misses, extras, traps, and figures over them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from graph.statement import Statement, Value
from loaders.document import Document
from loaders.evaluation.gold import GoldArticle, Triple
from loaders.evaluation.matching import Names, Prediction, agrees, fold, match
from ontology.schema import Ontology


@dataclass(slots=True)
class Tally:
    """Counts of right, wrong and missed facts."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Right of what was read, 0 to 1."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """Right of what the gold asks for, 0 to 1."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both, 0 to 1."""
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Finding:
    """One miss, extra or trap, with the sentence it was read from, where it was."""

    article: str
    kind: str
    fact: str
    quote: str = ""


RIGHT, EXCUSED, WRONG, TRAP = "right", "excused", "wrong", "trap"


@dataclass(frozen=True, slots=True)
class Judged:
    """One prediction and what the gold says of it: right, excused, wrong, or a trap (wrong too)."""

    article: str
    prediction: Prediction
    verdict: str


@dataclass(slots=True)
class Score:
    """Everything measured; the tallies by relation and language add up to `total`."""

    total: Tally = field(default_factory=Tally)
    relations: dict[str, Tally] = field(default_factory=dict)
    languages: dict[str, Tally] = field(default_factory=dict)
    traps: int = 0
    trap_places: int = 0
    statuses: Tally = field(default_factory=Tally)
    qualifiers: dict[str, Tally] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    judged: list[Judged] = field(default_factory=list)

    def count(self, relation: str, language: str, what: str) -> None:
        """Add one right, wrong or missed fact to every tally."""
        of_relation = self.relations.setdefault(relation, Tally())
        for tally in (self.total, of_relation, self.languages.setdefault(language, Tally())):
            setattr(tally, what, getattr(tally, what) + 1)


Statements = Callable[[Document], Sequence[Statement]]


def score(articles: Iterable[GoldArticle], read: Statements, ontology: Ontology) -> Score:
    """A reader's score over gold; it agrees with the scorer beside docs/annotation.md."""
    result = Score()
    for article in articles:
        statements = read(Document(article.text, article.id, key=article.id, published=article.date))
        _add(result, article, _distinct(statements, ontology), ontology)
    return result


def _distinct(statements: Iterable[Statement], ontology: Ontology) -> list[Prediction]:
    """One prediction for each triple and status, the first of equals."""
    found: dict[tuple[object, ...], Prediction] = {}
    for s in statements:
        ends = [fold(s.subject.entity.name), fold(s.object.entity.name)]
        if ontology.relations[s.relation].symmetric:
            ends.sort()
        prediction = Prediction(
            s.subject.entity.name,
            s.relation,
            s.object.entity.name,
            s.status,
            tuple(sorted(_carried(s).items())),
            s.quote,
            s.method,
            s.confidence,
        )
        found.setdefault((s.relation, *ends, s.status), prediction)
    return list(found.values())


def _carried(statement: Statement) -> dict[str, Value]:
    """Qualifiers, and what gold writes beside them: valid time and speaker."""
    beside = {"from": statement.valid_from, "to": statement.valid_to, "said_by": statement.said_by}
    return {**statement.qualifiers, **{name: value for name, value in beside.items() if value}}


def _add(result: Score, article: GoldArticle, read: list[Prediction], ontology: Ontology) -> None:
    names = Names(article)
    trapped = set(_traps(article, read, names, ontology))
    used = set(trapped)
    result.trap_places += len(article.never)
    for gold in article.must:
        free = ((i, p) for i, p in enumerate(read) if i not in used)
        hit = next((i for i, p in free if match(gold, p, names, ontology) and agrees(gold, p, ontology)), None)
        if hit is None:
            result.count(gold.relation, article.language, "missed")
            result.findings.append(Finding(article.id, "MISS", str(gold)))
            continue
        used.add(hit)
        result.count(gold.relation, article.language, "right")
        _status(result, gold, read[hit])
        _qualified(result, gold, read[hit])
    for index, prediction in enumerate(read):
        verdict = TRAP if index in trapped else RIGHT if index in used else WRONG
        if verdict == WRONG and _excused(article, prediction, names, ontology):
            verdict = EXCUSED
        result.judged.append(Judged(article.id, prediction, verdict))
        if verdict in (RIGHT, EXCUSED):
            continue
        result.count(prediction.relation, article.language, "wrong")
        result.traps += index in trapped
        fact = f"{prediction.subject} {prediction.relation} {prediction.object} [{prediction.status}]"
        result.findings.append(Finding(article.id, "TRAP" if index in trapped else "EXTRA", fact, prediction.quote))


def _traps(article: GoldArticle, read: list[Prediction], names: Names, ontology: Ontology) -> Iterator[int]:
    for index, prediction in enumerate(read):
        if ontology.asserted(prediction.status) and any(
            match(g, prediction, names, ontology, exact=True) and ontology.asserted(g.status) for g in article.never
        ):
            yield index


def _excused(article: GoldArticle, read: Prediction, names: Names, ontology: Ontology) -> bool:
    """Neither right nor wrong: allowed by the gold, or a weaker status of something it knows."""
    if any(match(g, read, names, ontology) and agrees(g, read, ontology) for g in (*article.may, *article.must)):
        return True
    known = (*article.must, *article.may, *article.never)
    return not ontology.asserted(read.status) and any(match(g, read, names, ontology) for g in known)


def _status(result: Score, gold: Triple, read: Prediction) -> None:
    if gold.status == read.status:
        result.statuses.right += 1
    else:
        result.statuses.wrong += 1


def _qualified(result: Score, gold: Triple, read: Prediction) -> None:
    have = dict(read.qualifiers)
    for name, value in gold.qualifiers.items():
        if name == "status":
            continue
        tally = result.qualifiers.setdefault(name, Tally())
        if name not in have:
            tally.missed += 1
        elif _same_value(value, have[name]):
            tally.right += 1
        else:
            tally.wrong += 1


def _same_value(gold: object, read: object) -> bool:
    try:
        return abs(float(str(gold)) - float(str(read))) < 0.01
    except ValueError:
        return str(gold).casefold() in str(read).casefold() or str(read).casefold() in str(gold).casefold()
