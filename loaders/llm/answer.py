"""A model's answer as values: the things it names and the claims it makes, before anything is believed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.llm.errors import AnswerError

MOST_TRIES = 50
"""Braces that are tried: in a long text of nothing else all of them would take time that grows with its square."""

Loose = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing as the model names it."""

    name: str
    type: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement as the model makes it."""

    quote: str
    subject: str
    relation: str
    object: str
    status: str
    subject_words: str = ""
    object_words: str = ""
    qualifiers: Loose = field(default_factory=dict)
    valid_from: str | None = None
    valid_to: str | None = None
    said_by: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that one answer holds; `malformed` counts statements that are not of the form asked for."""

    named: tuple[Named, ...]
    claims: tuple[Claim, ...]
    malformed: int = 0


def parsed(content: str) -> Answer:
    """The answer in a message's text; what stands around the JSON object is passed over.

    >>> parsed('Sure! {"entities": [], "statements": [1]} I hope this helps.').malformed
    1

    Raises:
        AnswerError: there is no JSON object with a list of statements.
    """
    document = _document(content)
    statements, entities = document.get("statements"), document.get("entities")
    if not isinstance(statements, list):
        raise AnswerError("the model's answer has no list 'statements'")
    claims = [_claim(each) for each in statements]
    named = (_named(each) for each in entities) if isinstance(entities, list) else ()
    sound = tuple(claim for claim in claims if claim is not None)
    return Answer(tuple(each for each in named if each is not None), sound, len(claims) - len(sound))


def _document(content: str) -> Loose:
    """The last JSON object that has statements, else the last: models think aloud before it, and fence it."""
    found = list(_objects(content))
    if not found:
        raise AnswerError("the model's answer is no JSON object")
    return next((each for each in reversed(found) if "statements" in each), found[-1])


def _objects(content: str) -> Iterator[Loose]:
    """The whole JSON objects of a text, in order."""
    decoder = json.JSONDecoder()
    at, tries = content.find("{"), 0
    while at >= 0 and tries < MOST_TRIES:
        tries += 1
        try:
            document, end = decoder.raw_decode(content, at)
            yield document
        except (ValueError, RecursionError):
            end = at + 1
        at = content.find("{", end)


def _named(value: object) -> Named | None:
    name, kind = _text(value, "name"), _text(value, "type")
    also = value.get("also") if isinstance(value, dict) else None
    others = tuple(each for each in also if isinstance(each, str)) if isinstance(also, list) else ()
    return Named(name, kind, others) if name and kind else None


def _claim(value: object) -> Claim | None:
    if not isinstance(value, dict):
        return None
    quote, subject, relation, object_ = (_text(value, name) for name in ("quote", "subject", "relation", "object"))
    if not (quote and subject and relation and object_):
        return None
    carried = value.get("qualifiers")
    return Claim(
        quote,
        subject,
        relation,
        object_,
        _text(value, "status"),
        _text(value, "subject_words"),
        _text(value, "object_words"),
        {name: each for name, each in carried.items() if each is not None} if isinstance(carried, dict) else {},
        *(_text(value, name) or None for name in ("from", "to", "said_by")),
    )


def _text(value: object, name: str) -> str:
    """A member that is a text with something in it; empty for anything else."""
    found = value.get(name) if isinstance(value, dict) else None
    return found.strip() if isinstance(found, str) else ""
