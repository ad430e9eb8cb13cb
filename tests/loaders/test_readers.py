"""Readers by name, and the one check that the records of all of them pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from graph.statement import Record, Statement
from loaders.document import Document
from loaders.errors import EvidenceError
from loaders.readers import DEFAULT, MODULES, Options, chosen, reader
from loaders.readers.evidence import checked
from ontology.errors import UsageError
from ontology.read import load
from ontology.schema import Ontology

TEXT = "Bel owns 51% of MOM. Nobody was surprised."
ARTICLE = Document(TEXT, "test", language="en")


@cache
def read() -> Record:
    """What the patterns read in the text: one statement."""
    return reader("patterns", load(), Options())(ARTICLE)


def said(change: Callable[[Statement], Statement]) -> Record:
    """The record with its statement changed."""
    [statement] = read().statements
    return replace(read(), statements=(change(statement),))


def moved(statement: Statement, start: int, end: int) -> Statement:
    """The statement with its subject at another place."""
    return replace(statement, subject=replace(statement.subject, start=start, end=end))


def test_a_sound_record_passes_as_it_is() -> None:
    assert checked(read(), ARTICLE, load()) is read()
    assert [s.quote for s in read().statements] == ["Bel owns 51% of MOM."]


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (
            lambda s: replace(s, quote="Bel owns 52% of MOM."),
            "the quote of 'Bel' owns 'MOM' is not what stands at 0 to 20",
        ),
        (lambda s: replace(s, start=1), "is not what stands at 1 to 20"),
        (lambda s: replace(s, start=-1, end=-1, quote=""), "is not what stands at -1"),
        (lambda s: moved(s, 0, 300), "points outside the text"),
        (lambda s: moved(s, 3, 3), "points outside the text"),
        (lambda s: replace(s, more=((30, 20),)), "points outside the text"),
        (lambda s: replace(s, status="certain"), "the unknown status 'certain'"),
        (lambda s: replace(s, confidence=1.2), "confidence 1.2, not 0 to 1"),
        (lambda s: replace(s, relation="likes"), "no such relation"),
        (lambda s: replace(s, relation="leads"), "its subject is a Company, not a Person"),
        (lambda s: replace(s, object=s.subject), "both ends are one"),
        (lambda s: replace(s, qualifiers={"ticker": "MOM"}), "no qualifier 'ticker'"),
        (
            lambda s: replace(s, subject=replace(s.subject, entity=replace(s.subject.entity, name="Beta"))),
            "'Beta' is not among the entities",
        ),
    ],
)
def test_what_the_text_or_the_ontology_does_not_carry_is_refused(
    change: Callable[[Statement], Statement], problem: str
) -> None:
    with pytest.raises(EvidenceError, match=problem.replace("(", r"\(")):
        checked(said(change), ARTICLE, load())


def test_a_readers_records_are_checked_whatever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def liar(ontology: Ontology, options: Options) -> Callable[[Document], Record]:
        return lambda document: said(lambda s: replace(s, quote="Bel owns everything."))

    monkeypatch.setattr("loaders.readers.patterns.reader", liar)

    with pytest.raises(EvidenceError, match="what the text does not carry"):
        reader("patterns", load(), Options())(ARTICLE)


@pytest.mark.parametrize("name", sorted(MODULES))
def test_every_reader_can_be_chosen_by_name_and_by_variable(name: str) -> None:
    assert chosen(name, {"KEIRETSU_READER": DEFAULT}) == name
    assert chosen(None, {"KEIRETSU_READER": name}) == name


def test_without_a_name_the_default_reads() -> None:
    assert chosen(None, {"KEIRETSU_READER": ""}) == DEFAULT


@pytest.mark.parametrize(("name", "environment"), [("magic", {}), (None, {"KEIRETSU_READER": "magic"})])
def test_an_unknown_reader_is_refused_with_the_known_ones(name: str | None, environment: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=f"No reader 'magic'. Known: {', '.join(sorted(MODULES))}"):
        chosen(name, environment)
