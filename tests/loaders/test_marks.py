"""What verbs over a fact say of its status, those of several words too: deals that failed are abandoned."""

import pytest

from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.readers import DEFAULT, Options, Reader, reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(DEFAULT, load(), Options())


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The purchase of Helvetic Turbines by Korea's Doosan Enerbility fell through after months of talks."),
        ("en", "Doosan Enerbility's takeover of Helvetic Turbines fell apart on Friday."),
        ("en", "The sale of Lumio to Somfy came to nothing."),
        ("en", "Somfy's purchase of Lumio did not go ahead."),
        ("fr", "Le rachat de Lumio par Somfy est tombé à l'eau."),
        ("fr", "L'acquisition de Lumio par le français Somfy est tombée à l’eau en mars."),
        ("fr", "Le rachat de Lumio par Somfy a tourné court."),
        ("fr", "Le rachat de Lumio par Somfy a capoté."),
        ("fr", "Le rachat de Lumio par Somfy est parti en fumée."),
        ("fr", "Le rachat de Lumio par Somfy n'a pas abouti."),
        ("fr", "Le rachat de Lumio par Somfy s'est soldé par un échec."),
    ],
)
def test_a_deal_that_failed_is_abandoned(read: Reader, language: str, text: str) -> None:
    assert [s.status for s in read(Document(text, "t", language=language)).statements] == ["abandoned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The acquisition of Lumio by Somfy went through in March."),
        ("fr", "Le rachat de Lumio par Somfy a abouti."),
    ],
)
def test_a_deal_that_was_done_is_current(read: Reader, language: str, text: str) -> None:
    assert [s.status for s in read(Document(text, "t", language=language)).statements] == ["current"]


def test_verbs_of_several_words_are_known_by_their_first_word() -> None:
    assert any("fell" in forms and rest == "through" for forms, rest in lexicon("en").phrases("stance", "abandoned"))
    assert any("tombé" in forms and rest == "à l'eau" for forms, rest in lexicon("fr").phrases("stance", "abandoned"))
