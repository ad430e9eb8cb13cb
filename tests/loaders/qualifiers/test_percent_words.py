"""A share is the same however it is written, and whichever way it is held."""

import pytest

from loaders.document import Document
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


def _held(read: Reader, language: str, sentence: str) -> list[tuple[str, str, object]]:
    found = read(Document(sentence[0].upper() + sentence[1:], "t", language=language)).statements
    return [
        (s.subject.entity.name, s.object.entity.name, s.qualifiers.get("percent"))
        for s in found
        if s.relation == "owns"
    ]


@pytest.mark.parametrize(
    "share", ["20%", "20 per cent", "20 percent", "20pc", "20pct", "twenty percent", "twenty per cent"]
)
@pytest.mark.parametrize(
    "text", ["Solvay holds {} of Nemora.", "{} of Nemora is held by Solvay.", "{} of Nemora belongs to Solvay."]
)
def test_a_share_in_english(read: Reader, text: str, share: str) -> None:
    assert _held(read, "en", text.format(share)) == [("Solvay", "Nemora", 20.0)]


@pytest.mark.parametrize("share", ["20 %", "20%", "20 pour cent", "un cinquième", "vingt pour cent"])
@pytest.mark.parametrize(
    "text",
    [
        "Solvay détient {} de Nemora.",
        "{} de Nemora appartient à Solvay.",
        "Vexel décline, et {} de Nemora revient à Solvay.",
    ],
)
def test_a_share_in_french(read: Reader, text: str, share: str) -> None:
    assert _held(read, "fr", text.format(share)) == [("Solvay", "Nemora", 20.0)]
