"""Every example in the ontology is read from its sentence; no counter-example is."""

from collections.abc import Iterable

import pytest

from graph.statement import Statement
from loaders.document import Document
from loaders.evaluation.matching import fold
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load
from ontology.schema import Example, Relation

EXAMPLES = [(r, e) for r in load().relations.values() for e in r.examples]
COUNTER_EXAMPLES = [(r, e) for r in load().relations.values() for e in r.counter_examples]


def _named(pair: tuple[Relation, Example]) -> str:
    return f"{pair[0].name}-{pair[1].language}-{pair[1].line}"


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


def _of(read: Reader, relation: Relation, example: Example) -> list[Statement]:
    found = read(Document(example.text, "example", language=example.language)).statements
    return [s for s in found if s.relation == relation.name and _ends(s, relation, example)]


def _ends(statement: Statement, relation: Relation, example: Example) -> bool:
    ends = (statement.subject.entity.name, statement.object.entity.name)
    pairs: Iterable[tuple[str, str]] = (ends, ends[::-1]) if relation.symmetric else (ends,)
    return any(
        (example.subject is None or fold(s) == fold(example.subject))
        and (example.object is None or fold(o) == fold(example.object))
        for s, o in pairs
    )


@pytest.mark.parametrize("pair", EXAMPLES, ids=_named)
def test_an_example_is_read(pair: tuple[Relation, Example], read: Reader) -> None:
    relation, example = pair

    found = _of(read, relation, example)

    assert example.status in {s.status for s in found}, example.text
    for name, value in example.qualifiers.items():
        assert any(str(s.qualifiers.get(name)).removesuffix(".0") == value for s in found), example.text


@pytest.mark.parametrize("pair", COUNTER_EXAMPLES, ids=_named)
def test_a_counter_example_is_not_read(pair: tuple[Relation, Example], read: Reader) -> None:
    relation, example = pair

    found = _of(read, relation, example)

    assert [s.status for s in found if load().asserted(s.status)] == [], example.text
