"""Gold checked: whatever a person who annotates gets wrong that a program can see."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from loaders.evaluation import sizes
from loaders.evaluation.gold import GoldArticle, Thing, Triple, read_gold
from loaders.evaluation.matching import Folded, fold
from loaders.evaluation.sizes import Sizes, Targets
from ontology.schema import Ontology

ATTRIBUTES = frozenset({"status", "from", "to", "said_by"})
"""What a triple may carry beside the ontology's qualifiers."""
SHARE = "share"
"""The one further number between 0 and 100."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

Key = tuple[Folded, str, Folded]


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Every problem found, a sentence each, and the sizes by language."""

    problems: tuple[str, ...]
    sizes: Mapping[str, Sizes]
    ontology: Ontology


def check_paths(paths: Iterable[Path], ontology: Ontology) -> CheckReport:
    """Gold files and folders checked, against the targets too where a folder holds `targets.toml`.

    Raises:
        FormatError: a file cannot be read as gold.
    """
    paths = list(paths)
    return check(read_gold(paths), ontology, sizes.targets(paths))


def check(articles: Iterable[GoldArticle], ontology: Ontology, targets: Targets | None = None) -> CheckReport:
    """Every problem of the articles, and their sizes."""
    articles = list(articles)
    problems = [f"{article.id}: {each}" for article in articles for each in _article(article, ontology)]
    twice = [name for name, count in Counter(article.id for article in articles).items() if count > 1]
    problems += [f"{name}: the id of several articles" for name in twice]
    found = sizes.sizes(articles)
    if targets:
        problems += sizes.missing(found, targets, ontology)
    return CheckReport(tuple(problems), found, ontology)


def table(report: CheckReport) -> str:
    """The sizes as the Markdown table of corpus/README.md."""
    return sizes.table(report.sizes, report.ontology)


def _article(article: GoldArticle, ontology: Ontology) -> Iterator[str]:
    if article.date and not _DATE.fullmatch(article.date):
        yield f"date {article.date!r} is not ISO 8601"
    yield from _things(article, ontology)
    things = {_plain(name): thing for thing in article.things for name in (thing.name, *thing.also)}
    for part in ("must", "may", "never"):
        for triple in getattr(article, part):
            for problem in _triple(triple, part, things, ontology):
                yield f"{part} {triple}: {problem}"
    yield from _contradictions(article, ontology)


def _things(article: GoldArticle, ontology: Ontology) -> Iterator[str]:
    text = _plain(article.text)
    owner: dict[str, str] = {}
    for thing in article.things:
        if thing.type not in ontology.types:
            yield f"entity {thing.name!r} has the unknown type {thing.type!r}"
        for name in (thing.name, *thing.also):
            plain = _plain(name)
            if plain not in text:
                yield f"name {name!r} does not stand in the text"
            if owner.setdefault(plain, thing.name) != thing.name:
                yield f"name {name!r} stands for both {owner[plain]!r} and {thing.name!r}"


def _triple(triple: Triple, part: str, things: Mapping[str, Thing], ontology: Ontology) -> Iterator[str]:
    relation = ontology.relations.get(triple.relation)
    if relation is None:
        yield f"unknown relation {triple.relation!r}"
        return
    for name, types in ((triple.subject, relation.domain), (triple.object, relation.range)):
        thing = things.get(_plain(name))
        if thing is None and part == "may":
            continue  # a common noun, or a seat that only an adjective tells
        if thing is None:
            yield f"{name!r} is not among the entities"
        elif _plain(thing.name) != _plain(name):
            yield f"{name!r} must be written as the entity's full name {thing.name!r}"
        elif thing.type not in types and part != "never":
            yield f"{name!r} is a {thing.type}, not a {' or '.join(types)}"
    if triple.status not in ontology.statuses:
        yield f"unknown status {triple.status!r}"
    for name, value in triple.qualifiers.items():
        if name not in ontology.qualifiers and name not in ATTRIBUTES:
            yield f"unknown qualifier {name!r}"
        elif not _fits(name, value, ontology):
            yield f"{name} cannot be {value!r}"


def _fits(name: str, value: object, ontology: Ontology) -> bool:
    datatype = ontology.qualifiers[name].datatype if name in ontology.qualifiers else "string"
    if name in ("from", "to") or datatype == "date":
        return isinstance(value, str) and _DATE.fullmatch(value) is not None
    if datatype == "decimal":
        most = 100.0 if name == SHARE or name.startswith("percent") else float("inf")
        return isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= most
    return isinstance(value, str) and bool(value.strip())


def _contradictions(article: GoldArticle, ontology: Ontology) -> Iterator[str]:
    traps = {key for t in article.never if _asserted(t, ontology) for key in _keys(t, ontology)}
    seen: set[tuple[object, ...]] = set()
    for part in ("must", "may"):
        for triple in getattr(article, part):
            if _asserted(triple, ontology) and traps & set(_keys(triple, ontology)):
                yield f"{triple} is both in {part} and in never"
            known = [(n, str(v)) for n, v in triple.qualifiers.items() if part == "may" or _identifying(n, ontology)]
            told = tuple(sorted(known))
            keys = [(part, *key, triple.status, told) for key in _keys(triple, ontology)]
            if any(key in seen for key in keys):
                yield f"{triple} stands twice in {part}"
            seen.update(keys)


def _keys(triple: Triple, ontology: Ontology) -> list[Key]:
    """The triple as it is compared; a symmetric one either way."""
    one, other = fold(triple.subject), fold(triple.object)
    relation = ontology.relations.get(triple.relation)
    ways = [(one, triple.relation, other)]
    return [*ways, (other, triple.relation, one)] if relation and relation.symmetric else ways


def _asserted(triple: Triple, ontology: Ontology) -> bool:
    return triple.status in ontology.statuses and ontology.asserted(triple.status)


def _identifying(name: str, ontology: Ontology) -> bool:
    return name in ontology.qualifiers and ontology.qualifiers[name].identifying


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Letters without accents or case, one blank between words: how a name is looked for."""
    text = text.replace("’", "'")
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.casefold().split())
