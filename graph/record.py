"""Records: whether one is sound, and what a write makes of the one before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from itertools import chain

from graph.decisions import Decision
from graph.errors import RecordError
from graph.statement import Article, Entity, Record, Statement

_LANGUAGE = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Change:
    """What a write did to the record: ids of statements added, removed, and there before and after."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()


def checked(record: Record) -> Record:
    """The record itself. Raises RecordError, naming everything in it that cannot stand."""
    problems = [*_text_problems(record), *_entity_problems(record), *_statement_problems(record)]
    if problems:
        raise RecordError(f"The record of article {record.article.key!r} cannot be stored: {'; '.join(problems)}.")
    return record


def _text_problems(record: Record) -> list[str]:
    texts = [value for value in astuple(record.article) if value is not None]
    texts += [name for each in record.entities for name in (each.name, *chain(*each.aliases, *each.identifiers))]
    for each in record.statements:
        own = (each.quote, each.method, each.said_by, each.valid_from, each.valid_to, *each.qualifiers.values())
        texts += [value for value in own if isinstance(value, str)]
    try:
        "".join(texts).encode()
    except UnicodeEncodeError:
        return ["a text holds half a character (a lone surrogate)"]
    return []


def _entity_problems(record: Record) -> list[str]:
    problems = []
    if len({entity.iri for entity in record.entities}) < len(record.entities):
        problems.append("an entity stands twice")
    for entity in record.entities:
        if not entity.name.strip():
            problems.append(f"an entity without a name, {entity.iri!r}")
        for alias, language in entity.aliases:
            if language and not _LANGUAGE.fullmatch(language):
                problems.append(f"alias {alias!r} has the language {language!r}, not a lower-case tag such as 'fr'")
    return problems


def _statement_problems(record: Record) -> list[str]:
    problems = []
    entities = set(record.entities)
    if len({statement.id for statement in record.statements}) < len(record.statements):
        problems.append("a statement stands twice")
    for statement in record.statements:
        if statement.article != record.article.iri:
            problems.append(f"statement {statement.id!r} is of another article")
        problems += [
            f"{mention.entity.name!r} of statement {statement.id!r} is not among its entities"
            for mention in (statement.subject, statement.object)
            if mention.entity not in entities
        ]
        spans = (statement, statement.subject, statement.object)
        if any(not 0 <= span.start <= span.end for span in spans):
            problems.append(f"statement {statement.id!r} has a place that ends before it starts")
        if not 0 <= statement.confidence <= 1:
            problems.append(f"statement {statement.id!r} has the confidence {statement.confidence!r}, not 0 to 1")
    return problems


def ordered(article: Article, entities: Iterable[Entity], statements: Iterable[Statement]) -> Record:
    """A record with its parts in the order that every record has."""
    return Record(
        article,
        tuple(sorted(entities, key=lambda entity: entity.iri)),
        tuple(sorted(statements, key=lambda statement: statement.id)),
    )


def change(before: Record | None, after: Record | None) -> Change:
    """What putting one record in place of another does to the statements, by their ids."""
    old = {statement.id: statement for statement in before.statements} if before else {}
    new = {statement.id: statement for statement in after.statements} if after else {}
    return Change(
        added=tuple(sorted(new.keys() - old.keys())),
        removed=tuple(sorted(old.keys() - new.keys())),
        unchanged=tuple(sorted(new.keys() & old.keys())),
    )


def waits(decision: Decision, spoken_of: Callable[[str], bool]) -> bool:
    """Whether a target of the decision is spoken of by no article."""
    return not all(spoken_of(target) for target in decision.targets)
