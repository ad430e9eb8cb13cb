"""How far two annotations of the same articles agree: on entities, facts and status, as F1."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from loaders.errors import FormatError
from loaders.evaluation.gold import GoldArticle, Triple, article, rows
from loaders.evaluation.matching import Names, Prediction, agrees, match
from loaders.evaluation.score import Tally
from ontology.schema import Ontology


@dataclass(slots=True)
class Agreement:
    """Figures over all articles; in each the first annotation is the gold, the second the reader.

    F1 does not depend on which is which. `facts` pairs `must` facts whose relation, ends and assertion
    agree and excuses what the other annotation holds for arguable (`may`); `strict` excuses nothing;
    `statuses` is strict and asks for the very status too. `things` asks for name and type.
    """

    articles: int = 0
    things: Tally = field(default_factory=Tally)
    facts: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    statuses: Tally = field(default_factory=Tally)
    disputed: list[str] = field(default_factory=list)
    """One line for each fact or entity that only one annotation has."""


def second(paths: Iterable[Path], first: Mapping[str, GoldArticle]) -> Iterator[GoldArticle]:
    """Second annotations, which hold no text, joined with the texts of the first ones.

    Raises:
        FormatError: a file is not in the form of gold, or annotates an article the first does not.
    """
    for path in paths:
        for index, row in enumerate(rows(path)):
            name = row.get("id") if isinstance(row, dict) else row
            known = first.get(str(name))
            if not isinstance(row, dict) or known is None:
                raise FormatError(f"{path.name}: {name!r} is no article of the first annotation")
            yield article({**row, "text": known.text, "lang": known.language}, path, index)


def agreement(first: Mapping[str, GoldArticle], others: Iterable[GoldArticle], ontology: Ontology) -> Agreement:
    """Both annotations compared article by article."""
    result = Agreement()
    for other in others:
        one = first[other.id]
        result.articles += 1
        _things(result, one, other)
        _facts(result, one, other, ontology)
    return result


def table(found: Mapping[str, Agreement]) -> str:
    """The figures as Markdown, one row for each part."""
    lines = ["| | articles | facts | facts, `may` not excused | status too | entities |", "|---" + "|---:" * 5 + "|"]
    for name, each in found.items():
        figures = (each.facts.f1, each.strict.f1, each.statuses.f1, each.things.f1)
        lines.append(f"| {name} | {each.articles} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |")
    return "\n".join(lines) + "\n"


def _things(result: Agreement, one: GoldArticle, other: GoldArticle) -> None:
    left = list(other.things)
    names = Names(one)
    for thing in one.things:
        told = (thing.name, *thing.also)
        hit = next((t for t in left if t.type == thing.type and any(names.exact(a, t.name) for a in told)), None)
        if hit is None:
            result.things.missed += 1
            result.disputed.append(f"{one.id}: entity only in the first: {thing.name} ({thing.type})")
        else:
            left.remove(hit)
            result.things.right += 1
    result.things.wrong += len(left)
    result.disputed += [f"{one.id}: entity only in the second: {t.name} ({t.type})" for t in left]


def _facts(result: Agreement, one: GoldArticle, other: GoldArticle, ontology: Ontology) -> None:
    names = Names(replace(one, things=(*one.things, *other.things)))
    gold, read = list(one.must), list(other.must)
    for same_status in (True, False):
        for triple in list(gold):
            hit = _found(triple, read, names, ontology, same_status)
            if hit is not None:
                gold.remove(triple)
                read.remove(hit)
                for tally in (result.facts, result.strict):
                    tally.right += 1
                _status(result, one.id, triple, hit)
    result.strict.missed += len(gold)
    result.strict.wrong += len(read)
    result.statuses.missed += len(gold)
    result.statuses.wrong += len(read)
    for side, rest, whole in (("first", gold, other), ("second", read, one)):
        for triple in rest:
            if _found(triple, (*whole.may, *whole.must), names, ontology, False) is not None:
                continue
            if side == "first":
                result.facts.missed += 1
            else:
                result.facts.wrong += 1
            result.disputed.append(f"{one.id}: only in the {side}: {triple}")


def _status(result: Agreement, name: str, triple: Triple, hit: Triple) -> None:
    if triple.status == hit.status:
        result.statuses.right += 1
    else:
        result.statuses.missed += 1
        result.statuses.wrong += 1
        result.disputed.append(f"{name}: {hit.status} in the second: {triple}")


def _found(
    triple: Triple, others: Sequence[Triple], names: Names, ontology: Ontology, same_status: bool
) -> Triple | None:
    for other in others:
        read = Prediction(other.subject, other.relation, other.object, other.status)
        alike = triple.status == other.status if same_status else agrees(triple, read, ontology)
        if alike and match(triple, read, names, ontology, exact=True):
            return other
    return None
