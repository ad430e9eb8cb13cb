"""A text and each of its paragraphs are read in their language, or left out in one that nobody reads."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.errors import LanguageError
from loaders.language import of_paragraph, readable
from loaders.readers import Options, reader
from ontology.read import load
from tests.loaders.bilingual import BOUGHT, ENGLISH, FRENCH, SUPPLIES

GERMAN = (
    "Siemens hat am Montag die Firma Osram übernommen, und der Markt war davon nicht überrascht, "
    "denn das Gerücht stand seit Monaten in der Zeitung, sagte Apple."
)
SPANISH = (
    "Iberdrola compró ayer la empresa brasileña Neoenergia por mil millones de euros, y el mercado no se sorprendió, "
    "porque el rumor corría desde hace meses."
)
SPANISH_OF_THE_MARKET = (
    "El Banco de Levante ha comprado la filial de la empresa francesa. Ignacio Galán preside el grupo de la energía "
    "desde 2001, y la sociedad cotiza en la Bolsa de Madrid."
)
PORTUGUESE = (
    "A empresa comprou a filial da Renault em Portugal. O grupo vai exportar os carros para a Espanha e para a França, "
    "e o governo de Lisboa é contra o negócio."
)
ITALIAN = (
    "La società ha acquisito il gruppo francese. Il direttore generale ha detto che l'operazione è conclusa e che la "
    "sede di Torino resta aperta."
)
ROMANIAN = (
    "Compania a cumpărat filiala Renault din România. Grupul va exporta mașini în Franța, iar sediul de la Pitești "
    "rămâne deschis."
)
CATALAN = (
    "L'empresa ha comprat la filial de Renault a Catalunya. El grup exporta els cotxes a la Xina i a la resta de "
    "països, i cotitza a la borsa de Madrid."
)


def relations(text: str) -> set[tuple[str, str, str]]:
    """What the patterns read in a text."""
    statements = reader("patterns", load(), Options())(Document(text, "test")).statements
    return {(s.subject.entity.name, s.relation, s.object.entity.name) for s in statements}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((ENGLISH, FRENCH), {SUPPLIES, BOUGHT}),
        ((FRENCH, ENGLISH), {SUPPLIES, BOUGHT}),
        ((ENGLISH, GERMAN, FRENCH), {SUPPLIES, BOUGHT}),
        ((GERMAN, SPANISH, ENGLISH), {SUPPLIES}),
        ((SPANISH, SPANISH, FRENCH), {BOUGHT}),
    ],
)
def test_each_paragraph_is_read_in_its_language_and_others_left_out(
    parts: tuple[str, ...], found: set[tuple[str, str, str]]
) -> None:
    assert relations("\n\n".join(parts)) == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (GERMAN, "de"),
        (SPANISH, "es"),
        (SPANISH_OF_THE_MARKET, "es"),
        (PORTUGUESE, "pt"),
        (ITALIAN, "it"),
        (ROMANIAN, "ro"),
        (CATALAN, "ca"),
        ("\n".join([GERMAN] * 9 + [ENGLISH]), "de"),
    ],
)
def test_a_text_that_no_reader_knows_is_refused_by_its_language(text: str, language: str) -> None:
    with pytest.raises(LanguageError, match=f"language '{language}' cannot be read; known: en, fr"):
        readable(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("CATL supplies battery cells to Xiaomi.", "en"),
        ("Bel owns 51% of MOM.", "en"),
        ("Danone rachète Bel.", "fr"),
        ("Carrefour parraine la société Dupont Cyclisme.", "fr"),
    ],
)
def test_one_short_sentence_full_of_names_is_known(text: str, language: str) -> None:
    assert readable(text) == language


def test_a_doubtful_paragraph_has_the_texts_language() -> None:
    assert of_paragraph("Siemens übernimmt Osram.", "en") == "en"
    assert (of_paragraph(GERMAN, "en"), of_paragraph(FRENCH, "en")) == (None, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Das Unternehmen gehört zu 20 Prozent dem Land Niedersachsen.",
        "L'azienda ha sede a Torino ed è controllata da Exor.",
    ],
)
def test_a_short_paragraph_in_a_language_that_no_reader_knows_is_left_out(text: str) -> None:
    assert (of_paragraph(text, "en"), of_paragraph(text, "fr")) == (None, None)
