"""Where names begin and end: titles, initials, lists, places behind them, words that open a sentence."""

import pytest

from loaders.pipeline import named_sentences


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Chair Tone Skarbo dismissed it.", ["Tone Skarbo"]),
        (
            "en",
            "The distiller J. & G. Grant is bankrolled by Octopus and Velux.",
            ["J. & G. Grant", "Octopus", "Velux"],
        ),
        ("en", "It has a venture with Taiheiyo Cement of Japan.", ["Taiheiyo Cement", "Japan"]),
        ("en", "The Bank of Japan and Marks and Sons agreed.", ["The Bank of Japan", "Marks and Sons"]),
        ("en", "Shareholders prefer plan B. The board does not.", ["B"]),
        ("fr", "Le client s'appelle Jan K. Overweel.", ["Jan K. Overweel"]),
        ("fr", "Index Ventures a investi dans Revolut.", ["Index Ventures", "Revolut"]),
        (
            "fr",
            "Le groupe breton Piriou vend. Sa filiale quitte Piriou. Restent Piriou et ses salariés.",
            ["Piriou", "Piriou", "Piriou"],
        ),
    ],
)
def test_names_have_the_right_bounds(language: str, text: str, names: list[str]) -> None:
    assert [n.text for _, found in named_sentences(text, language) for n in found] == names
