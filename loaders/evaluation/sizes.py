"""How big a body of gold is, and how big it should be."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from loaders.errors import FormatError
from loaders.evaluation.gold import GoldArticle
from ontology.schema import Ontology

COUNTED = ("percent", "percent_min", "amount", "date", "role", "place", "product")
"""The qualifiers that count towards the target; a currency goes with its amount."""
TARGETS = "targets.toml"


@dataclass(slots=True)
class Sizes:
    """Counts over the articles of one language; the rarer counts are keyed by name."""

    articles: int = 0
    empty: int = 0
    words: int = 0
    long: int = 0
    things: int = 0
    must: int = 0
    may: int = 0
    never: int = 0
    relations: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    qualifiers: Counter[str] = field(default_factory=Counter)

    @property
    def not_current(self) -> int:
        """Facts of another status than the one that needs no saying."""
        return self.must - self.statuses["current"]

    @property
    def qualified(self) -> int:
        """Qualifiers that count."""
        return sum(self.qualifiers[name] for name in COUNTED)

    def add(self, article: GoldArticle) -> None:
        """Count one article."""
        words = len(article.text.split())
        self.articles += 1
        self.empty += not article.must
        self.words += words
        self.long += words > 300
        self.things += len(article.things)
        self.must += len(article.must)
        self.may += len(article.may)
        self.never += len(article.never)
        self.relations.update(t.relation for t in article.must)
        self.statuses.update(t.status for t in article.must)
        self.qualifiers.update(name for t in article.must for name in t.qualifiers if name != "status")


@dataclass(frozen=True, slots=True)
class Targets:
    """The least a language must have; `relations` overrides `each_relation`."""

    articles: int
    must: int
    not_current: int
    qualified: int
    never: int
    empty_share: float
    each_relation: int
    relations: Mapping[str, int]


def sizes(articles: Iterable[GoldArticle]) -> dict[str, Sizes]:
    """Counts by language, sorted."""
    found: dict[str, Sizes] = {}
    for article in articles:
        found.setdefault(article.language, Sizes()).add(article)
    return dict(sorted(found.items()))


def targets(paths: Iterable[Path]) -> Targets | None:
    """The targets that lie in one of the folders, if any.

    Raises:
        FormatError: a targets file lacks a figure or holds an unknown one.
    """
    for path in paths:
        file = path / TARGETS
        if file.is_file():
            try:
                return Targets(**tomllib.loads(file.read_text(encoding="utf-8")))
            except (tomllib.TOMLDecodeError, TypeError) as error:
                raise FormatError(f"{file.name} does not hold the targets of a corpus: {error}") from error
    return None


def missing(found: Mapping[str, Sizes], wanted: Targets, ontology: Ontology) -> Iterator[str]:
    """One sentence for every size below its target."""
    for language, have in found.items():
        counts = {
            "articles": (have.articles, wanted.articles),
            "must facts": (have.must, wanted.must),
            "facts that are not current": (have.not_current, wanted.not_current),
            "qualifiers": (have.qualified, wanted.qualified),
            "never traps": (have.never, wanted.never),
            "articles without a fact": (have.empty, round(wanted.empty_share * have.articles)),
        }
        for name in ontology.relations:
            counts[f"{name} facts"] = have.relations[name], wanted.relations.get(name, wanted.each_relation)
        for what, (count, least) in counts.items():
            if count < least:
                yield f"{language}: {count} {what}, {least} wanted"


def table(found: Mapping[str, Sizes], ontology: Ontology) -> str:
    """The sizes as a Markdown table, a column for each language and one for all."""
    rows: list[tuple[str, list[int]]] = []
    each = list(found.values())
    plain = {
        "articles": "articles",
        "empty": "articles without a fact",
        "long": "articles over 300 words",
        "words": "words",
        "things": "entities",
        "must": "`must` facts",
        "may": "`may` facts",
        "never": "`never` traps",
    }
    rows += [(label, [getattr(size, name) for size in each]) for name, label in plain.items()]
    rows += [(f"status {name}", [size.statuses[name] for size in each]) for name in ontology.statuses]
    rows += [(f"`{name}`", [size.relations[name] for size in each]) for name in ontology.relations]
    carried = sorted({name for size in each for name in size.qualifiers})
    rows += [(f"qualifier {name}", [size.qualifiers[name] for size in each]) for name in carried]
    lines = [f"| | {' | '.join(found)} | all |", "|---|" + "---:|" * (len(each) + 1)]
    lines += [f"| {label} | {' | '.join(map(str, counts))} | {sum(counts)} |" for label, counts in rows]
    return "\n".join(lines) + "\n"
