"""Who leaves one company for another: what is left has ended, what follows has begun; and "neither ... nor"."""

import pytest

from loaders.document import Document
from loaders.readers import Reader


def _statuses(patterns: Reader, language: str, text: str) -> dict[tuple[str, str], str]:
    found = patterns(Document(text, "t", language=language)).statements
    return {(s.subject.entity.name, s.object.entity.name): s.status for s in found}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Holt left Nemora to run Vexel."),
        ("en", "Anna Holt quit Nemora, a rival of Solvay, to lead Vexel."),
        ("fr", "Anna Holt a quitté Nemora pour diriger Vexel."),
    ],
)
def test_who_leaves_one_runs_the_other_now(patterns: Reader, language: str, text: str) -> None:
    assert _statuses(patterns, language, text)["Anna Holt", "Vexel"] == "current"


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
def test_what_is_ended_itself_has_ended(patterns: Reader, language: str, text: str) -> None:
    assert _statuses(patterns, language, text)["Nemora", "Vexel"] == "ended"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Neither Nemora nor Vexel owns Bellac."),
        ("en", "Neither Nemora nor Vexel wants to acquire Bellac."),
        ("fr", "Ni Nemora ni Vexel ne possèdent Bellac."),
    ],
)
def test_neither_denies_it_of_both(patterns: Reader, language: str, text: str) -> None:
    assert _statuses(patterns, language, text) == {("Nemora", "Bellac"): "denied", ("Vexel", "Bellac"): "denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solvay exited Nemora to buy Vexel."),
        ("fr", "Solvay a quitté Nemora pour racheter Vexel."),
    ],
)
def test_what_a_company_leaves_another_for_has_not_come_yet(patterns: Reader, language: str, text: str) -> None:
    assert _statuses(patterns, language, text)["Solvay", "Vexel"] != "current"


def test_neither_leaves_other_clauses_alone(patterns: Reader) -> None:
    assert _statuses(patterns, "en", "Neither rain nor strikes hurt Nemora, which owns Bellac.") == {
        ("Nemora", "Bellac"): "current"
    }
