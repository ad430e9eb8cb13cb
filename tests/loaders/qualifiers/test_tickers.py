"""Codes of shares: who is listed where, under which code, and that a code is no name."""

import pytest

from loaders.document import Document
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


def _codes(read: Reader, language: str, text: str) -> set[tuple[str, str, object]]:
    found = read(Document(text, "t", language=language)).statements
    return {
        (s.subject.entity.name, s.object.entity.name, s.qualifiers.get("ticker"))
        for s in found
        if s.relation == "listedOn"
    }


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Nemora (NYSE: NMR) grew again.", {("Nemora", "NYSE", "NMR")}),
        (
            "en",
            "Nemora (Nasdaq: NMR) and Vexel (Nasdaq: VXL) grew again.",
            {("Nemora", "Nasdaq", "NMR"), ("Vexel", "Nasdaq", "VXL")},
        ),
        ("en", "Shares of Nemora (ASX: NMR, NYSE: NMA) rose.", {("Nemora", "ASX", "NMR"), ("Nemora", "NYSE", "NMA")}),
        ("en", "Evergreen (TWSE: 2603) owns 140 ships.", {("Evergreen", "TWSE", "2603")}),
        ("en", "Nemora is listed on Nasdaq under the symbol NMR.", {("Nemora", "Nasdaq", "NMR")}),
        (
            "en",
            "Nemora, listed on the Oslo Stock Exchange (ticker: NMR), grew.",
            {("Nemora", "Oslo Stock Exchange", "NMR")},
        ),
        ("fr", "Nemora (Euronext Paris : NMR) progresse encore.", {("Nemora", "Euronext Paris", "NMR")}),
        (
            "fr",
            "Nemora est inscrite à la Bourse de Casablanca sous le symbole NMR.",
            {("Nemora", "Bourse de Casablanca", "NMR")},
        ),
        (
            "fr",
            "Nemora, cotée sur Euronext Growth (mnémonique : ALNMR), progresse.",
            {("Nemora", "Euronext Growth", "ALNMR")},
        ),
    ],
)
def test_a_code_is_told_with_its_exchange(
    read: Reader, language: str, text: str, found: set[tuple[str, str, object]]
) -> None:
    assert _codes(read, language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora (pictured: Oslo) grew again."),
        ("en", "Nemora (Photo: AFP) grew again."),
        ("en", "Nemora (tel: 5551234) grew again."),
        ("fr", "Nemora (photo : AFP) progresse encore."),
        ("fr", "Nemora (Nantes, effectif : 120) progresse encore."),
    ],
)
def test_other_brackets_tell_no_exchange(read: Reader, language: str, text: str) -> None:
    assert _codes(read, language, text) == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora (NYSE: NMR) grew, and NMR is its code."),
        ("fr", "Nemora (Euronext : NMR) progresse."),
        ("fr", "Nemora, cotée à Oslo (mnémonique : NMR), progresse."),
    ],
)
def test_a_code_is_no_name(read: Reader, language: str, text: str) -> None:
    names = {s.subject.entity.name for s in read(Document(text, "t", language=language)).statements}

    assert "NMR" not in names


def test_a_plain_listing_has_no_code(read: Reader) -> None:
    assert _codes(read, "en", "Nemora trades on Nasdaq, a symbol of its age.") == {("Nemora", "Nasdaq", None)}
