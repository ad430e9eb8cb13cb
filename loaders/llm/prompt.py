"""What the model is told, made from the ontology: a relation added as a file is asked for too."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from loaders.document import Document
from loaders.llm.asking import Message
from loaders.said import Place
from ontology.schema import Example, Ontology, Relation

RULES = Path(__file__).resolve().parent / "rules.txt"
EXAMPLES, COUNTER_EXAMPLES = 2, 1
"""Of each relation in the article's language: with more, the instructions outgrow small models."""
OPENING = 300
"""Code points of the article's beginning that later windows are told."""
KNOWN = 60
"""Names of earlier windows that later ones are told, the latest."""
SHOWN = 4000
"""Code points of a useless answer that the model is shown again."""
TEXT, NUMBER = ("string", "null"), ("number", "null")


def form(ontology: Ontology) -> Mapping[str, object]:
    """The JSON Schema of an answer, in the strict form that such services take."""
    text: Mapping[str, object] = {"type": "string"}
    qualifiers = {
        name: {"type": NUMBER if each.datatype == "decimal" else TEXT} for name, each in ontology.qualifiers.items()
    }
    thing = {"name": text, "type": _one_of(ontology.types), "also": {"type": "array", "items": text}}
    statement = {
        "quote": text,
        "subject": text,
        "subject_words": text,
        "relation": _one_of(ontology.relations),
        "object": text,
        "object_words": text,
        "status": _one_of(ontology.statuses),
        "qualifiers": _object(qualifiers),
        **{name: {"type": TEXT} for name in ("from", "to", "said_by")},
    }
    lists = {"entities": _object(thing), "statements": _object(statement)}
    return _object({name: {"type": "array", "items": each} for name, each in lists.items()})


def _one_of(names: Iterable[str]) -> Mapping[str, object]:
    return {"type": "string", "enum": list(names)}


def _object(properties: Mapping[str, object]) -> Mapping[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def instructions(ontology: Ontology, language: str) -> str:
    """Rules, types, statuses, qualifiers and relations, with examples in a language."""
    types = (f"- {each.name}: {each.comments.get('en', '')}" for each in ontology.types.values())
    statuses = (f"- {each.name}: {each.comments.get('en', '')}" for each in ontology.statuses.values())
    qualifiers = (f"- {each.name}: {each.comments.get('en', '')}" for each in ontology.qualifiers.values())
    concluded = (f"- {rule.comment}" for rule in ontology.rules)
    parts = (
        (RULES.read_text("utf-8").strip(),),
        ("Types of entities:", *types),
        ("Statuses:", *statuses),
        ("Qualifiers, of which a statement may carry those of its relation:", *qualifiers),
        ("This is concluded later from what you write; do not write it down unless the text says it:", *concluded),
        ("Relations:", *(line for each in ontology.relations.values() for line in _relation(each, language))),
        ("The form of the answer:", _sample(ontology, language)),
    )
    return "\n\n".join("\n".join(part) for part in parts)


def _relation(relation: Relation, language: str) -> Iterator[str]:
    link = "<->" if relation.symmetric else "->"
    carried = f" Qualifiers: {', '.join(relation.qualifiers)}." if relation.qualifiers else ""
    ends = f"{'|'.join(relation.domain)} {link} {'|'.join(relation.range)}"
    event = " An event: it never ends." if relation.event else ""
    yield f"- {relation.name} ({ends}): {relation.comments.get('en', '')}{event}{carried}"
    for each in _in(relation.examples, language)[:EXAMPLES]:
        yield f"  {each.text} => {_told(each, relation)}"
    for each in _in(relation.counter_examples, language)[:COUNTER_EXAMPLES]:
        yield f"  {each.text} => no {relation.name}"


def _in(examples: Sequence[Example], language: str) -> list[Example]:
    """The examples in a language: the first, then those that show another status or qualifiers, then the others."""
    found = [each for each in examples if each.language == language]
    return found[:1] + sorted(found[1:], key=lambda each: each.status == found[0].status and not each.qualifiers)


def _told(example: Example, relation: Relation) -> str:
    extra = "".join(f", {name} {value}" for name, value in example.qualifiers.items())
    return f"{example.subject} {relation.name} {example.object}, {example.status}{extra}"


def _sample(ontology: Ontology, language: str) -> str:
    """A whole answer for one example of the ontology."""
    relations = ontology.relations.values()
    found = ((each, relation) for relation in relations for each in _in(relation.examples, language))
    example, relation = next(found, (None, None))
    if example is None or relation is None:
        return json.dumps({"entities": [], "statements": []})
    ends = ((example.subject, relation.domain), (example.object, relation.range))
    carried = {name: _typed(value) for name, value in example.qualifiers.items()}
    statement = {
        "quote": example.text,
        "subject": example.subject,
        "subject_words": example.subject,
        "relation": relation.name,
        "object": example.object,
        "object_words": example.object,
        "status": example.status,
        "qualifiers": {name: carried.get(name) for name in ontology.qualifiers},
        **dict.fromkeys(("from", "to", "said_by")),
    }
    things: list[object] = [{"name": name, "type": types[0], "also": []} for name, types in ends]
    return json.dumps({"entities": things, "statements": [statement]}, ensure_ascii=False)


def _typed(value: str) -> float | str:
    try:
        return float(value)
    except ValueError:
        return value


def question(document: Document, place: Place, known: Sequence[str]) -> str:
    """The article, or its window at a place, with what helps to read it; `known` are names of earlier windows."""
    start, end = place
    about = [f"{name}: {value}" for name, value in (("Title", document.title), ("Date", document.published)) if value]
    if start > 0:
        about.append(f"The article begins: {' '.join(document.text[:OPENING].split())}")
        about.append("This is a later part of it; quote from this part only.")
    if known:
        about.append(f"Names met before: {'; '.join(known[-KNOWN:])}")
    return "\n".join([*about, "", "The article:", "", document.text[start:end]])


def messages(system: str, asked: str) -> list[Message]:
    """A question with its instructions, as a chat."""
    return [{"role": "system", "content": system}, {"role": "user", "content": asked}]


def repair(asked: Sequence[Message], answer: str, problem: str) -> list[Message]:
    """The chat gone on, after an answer that is of no use."""
    told = f"That is of no use: {problem}. Answer with the JSON object alone, in the form given."
    return [*asked, {"role": "assistant", "content": answer[:SHOWN]}, {"role": "user", "content": told}]
