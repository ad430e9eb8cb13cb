"""Codes of shares: who is listed where, under which code, and that a code is no name."""

import pytest

from loaders.document import Document
from loaders.pipeline import parts
from loaders.readers import Reader
from ontology.read import load


def _codes(patterns: Reader, language: str, text: str) -> set[tuple[str, str, object]]:
    found = patterns(Document(text, "t", language=language)).statements
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
    patterns: Reader, language: str, text: str, found: set[tuple[str, str, object]]
) -> None:
    assert _codes(patterns, language, text) == found


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nemora (Photo: AFP) grew again."),
        ("en", "Nemora (Owner: EDF) grew again."),
        ("en", "Nemora (Peugeot: UK sales) grew again."),
        ("en", "Nemora (Sephora: 1500 stores) grew again."),
        ("en", "Nemora (Nasdaq: three quarters) grew again."),
        ("fr", "Carrefour (Dia : 850 magasins) progresse encore."),
        ("fr", "Nemora (Actionnaire : EDF) progresse encore."),
    ],
)
def test_other_brackets_tell_no_exchange(patterns: Reader, language: str, text: str) -> None:
    assert _codes(patterns, language, text) == set()


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Nemora (NYSE: NMR) grew.", {"Nemora", "NYSE"}),
        ("en", "Nemora (ASX: NMR, NYSE: BRK.B) grew.", {"Nemora", "ASX", "NYSE"}),
        ("en", "Nemora trades on Nasdaq under the symbol NMR.", {"Nemora", "Nasdaq"}),
        ("en", "Once a status symbol, BMW moved to Leeds.", {"BMW", "Leeds"}),
        ("en", "He no longer writes code, IBM said.", {"IBM"}),
        ("en", "Framatome (Owner: EDF) grew.", {"Framatome", "EDF", "Owner"}),
        ("fr", "Nemora (Euronext : NMR) progresse.", {"Nemora", "Euronext"}),
        ("fr", "Nemora, cotée sur Euronext (mnémonique : NMR), progresse.", {"Nemora", "Euronext"}),
        ("fr", "Tout un symbole : EDF ferme Fessenheim.", {"EDF", "Fessenheim"}),
    ],
)
def test_a_code_is_no_name(language: str, text: str, names: set[str]) -> None:
    [part] = parts(Document(text, "t", language=language), language, load())

    assert {name.text for _, found in part.sentences for name in found} == names


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Nemora, which trades on the NYSE, bought Vexel (NYSE: VXL).", ("Nemora", "NYSE", None)),
        ("en", "Nemora, listed on Nasdaq, sells a no-code AI platform.", ("Nemora", "Nasdaq", None)),
        (
            "fr",
            "Nemora, cotée sur Euronext Paris (code ISIN : FR0013204336 - mnémonique : ALNMR), progresse.",
            ("Nemora", "Euronext Paris", "ALNMR"),
        ),
    ],
)
def test_a_code_is_the_companys_own(patterns: Reader, language: str, text: str, found: tuple[str, str, object]) -> None:
    assert found in _codes(patterns, language, text)


def test_a_plain_listing_has_no_code(patterns: Reader) -> None:
    assert _codes(patterns, "en", "Nemora trades on Nasdaq, a symbol of its age.") == {("Nemora", "Nasdaq", None)}
