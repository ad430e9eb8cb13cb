"""A share is the same however it is written, and whichever way it is held."""

import pytest

from loaders.document import Document
from loaders.readers import Reader


def _held(patterns: Reader, language: str, sentence: str) -> list[tuple[str, str, object]]:
    found = patterns(Document(sentence[0].upper() + sentence[1:], "t", language=language)).statements
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
def test_a_share_in_english(patterns: Reader, text: str, share: str) -> None:
    assert _held(patterns, "en", text.format(share)) == [("Solvay", "Nemora", 20.0)]


@pytest.mark.parametrize("share", ["20 %", "20%", "20 pour cent", "un cinquième", "vingt pour cent"])
@pytest.mark.parametrize(
    "text",
    [
        "Solvay détient {} de Nemora.",
        "{} de Nemora appartient à Solvay.",
        "Vexel décline, et {} de Nemora revient à Solvay.",
    ],
)
def test_a_share_in_french(patterns: Reader, text: str, share: str) -> None:
    assert _held(patterns, "fr", text.format(share)) == [("Solvay", "Nemora", 20.0)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solvay, whose sales rose ten per cent, owns Nemora."),
        ("fr", "Solvay, dont les ventes ont bondi de vingt pour cent, possède Nemora."),
        ("fr", "Solvay possède Nemora et donne un PC à chaque salarié."),
        ("en", "Solvay owns a stake of twenty-two point five per cent in Nemora."),
        ("fr", "Solvay possède trente-trois virgule cinq pour cent de Nemora."),
    ],
)
def test_what_is_no_share_is_none(patterns: Reader, language: str, text: str) -> None:
    assert [found[2] for found in _held(patterns, language, text)] in ([None], [])


def test_a_price_is_no_share(patterns: Reader) -> None:
    text = "Solvay a vendu sa filiale Nemora pour cent millions d'euros à Vexel."
    found = patterns(Document(text, "t", language="fr")).statements

    assert ("Vexel", "acquired", "Nemora") in {(s.subject.entity.name, s.relation, s.object.entity.name) for s in found}


@pytest.mark.parametrize(
    "text", ["La part de Solvay dans Nemora revient à Vexel.", "La part de Solvay dans Nemora appartient à Vexel."]
)
def test_who_held_a_part_is_not_held(patterns: Reader, text: str) -> None:
    assert ("Vexel", "Solvay") not in {found[:2] for found in _held(patterns, "fr", text)}
