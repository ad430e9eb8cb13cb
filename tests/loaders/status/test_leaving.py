"""Who leaves one company for another: what is left has ended, what follows has begun; and "neither ... nor"."""

import pytest

from loaders.document import Document
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


def _statuses(read: Reader, language: str, text: str) -> dict[tuple[str, str], str]:
    found = read(Document(text, "t", language=language)).statements
    return {(s.subject.entity.name, s.object.entity.name): s.status for s in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Holt left Nemora to run Vexel."),
        ("en", "Anna Holt quit Nemora, a rival of Solvay, to lead Vexel."),
        ("fr", "Anna Holt a quitté Nemora pour diriger Vexel."),
    ],
)
def test_who_leaves_one_runs_the_other_now(read: Reader, language: str, text: str) -> None:
    assert _statuses(read, language, text)["Anna Holt", "Vexel"] == "current"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora ceased to supply Vexel."),
        ("en", "Nemora ended its contract to supply Vexel."),
        ("fr", "Nemora a cessé de fournir Vexel."),
        ("fr", "Nemora a arrêté de livrer Vexel."),
        ("fr", "Nemora a rompu son contrat pour livrer Vexel."),
    ],
)
def test_what_is_ended_itself_has_ended(read: Reader, language: str, text: str) -> None:
    assert _statuses(read, language, text)["Nemora", "Vexel"] == "ended"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neither Nemora nor Vexel owns Bellac."),
        ("en", "Neither Nemora nor Vexel wants to acquire Bellac."),
        ("fr", "Ni Nemora ni Vexel ne possèdent Bellac."),
    ],
)
def test_neither_denies_it_of_both(read: Reader, language: str, text: str) -> None:
    assert _statuses(read, language, text) == {("Nemora", "Bellac"): "denied", ("Vexel", "Bellac"): "denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solvay exited Nemora to buy Vexel."),
        ("fr", "Solvay a quitté Nemora pour racheter Vexel."),
    ],
)
def test_what_a_company_leaves_another_for_has_not_come_yet(read: Reader, language: str, text: str) -> None:
    assert _statuses(read, language, text)["Solvay", "Vexel"] != "current"


def test_neither_leaves_other_clauses_alone(read: Reader) -> None:
    assert _statuses(read, "en", "Neither rain nor strikes hurt Nemora, which owns Bellac.") == {
        ("Nemora", "Bellac"): "current"
    }
