"""The table of relations, for the command and for the README."""

from __future__ import annotations

from collections.abc import Iterator

from graph.printing import Result
from graph.questions import wording
from ontology.schema import Ontology, Relation

COLUMNS = ("relation", "label", "label_fr", "from", "to", "inverse", "qualifiers", "questions")


def listed(ontology: Ontology) -> Result:
    """One row a relation, sorted by name; `inverse` is "symmetric" where it is its own."""
    rows = [_row(relation) for relation in ontology.relations.values()]
    shown = ((row[0], row[3], row[4], row[5], row[7]) for row in rows)
    columns = ("relation", "from", "to", "inverse", "questions")
    return Result(COLUMNS, rows, (columns, shown), items=[_value(relation) for relation in ontology.relations.values()])


def _row(relation: Relation) -> tuple[str, ...]:
    return (
        relation.name,
        relation.labels.get("en", ""),
        relation.labels.get("fr", ""),
        ", ".join(relation.domain),
        ", ".join(relation.range),
        _inverse(relation),
        ", ".join(relation.qualifiers),
        "; ".join(_questions(relation)),
    )


def _inverse(relation: Relation) -> str:
    return "symmetric" if relation.symmetric else relation.inverse or ""


def _questions(relation: Relation) -> Iterator[str]:
    yield from (wording(question, "…") for question in relation.questions)


def _value(relation: Relation) -> dict[str, object]:
    return {
        "name": relation.name,
        "labels": dict(relation.labels),
        "comments": dict(relation.comments),
        "domain": list(relation.domain),
        "range": list(relation.range),
        "symmetric": relation.symmetric,
        "inverse": relation.inverse,
        "event": relation.event,
        "qualifiers": list(relation.qualifiers),
        "questions": [
            {"language": each.language, "question": wording(each, "…"), "asks": each.asks}
            for each in relation.questions
        ],
    }


def markdown_table(ontology: Ontology) -> str:
    """The README's table: a line a relation, with a question in each language that has some."""
    lines = ["| relation | from → to | what it says | asked as |", "|---|---|---|---|"]
    for relation in ontology.relations.values():
        arrow = "↔" if relation.symmetric else "→"
        ends = f"{', '.join(relation.domain)} {arrow} {', '.join(relation.range)}"
        lines.append(f"| `{relation.name}` | {ends} | {relation.comments.get('en', '')} | {_asked(relation)} |")
    return "\n".join(lines) + "\n"


def _asked(relation: Relation) -> str:
    first: dict[str, str] = {}
    for question in relation.questions:
        first.setdefault(question.language, f"`{wording(question, '…')}`")
    return ", ".join(first[language] for language in sorted(first))
