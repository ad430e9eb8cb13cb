"""Names of headlines and the fuller ones that the story below has first."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.pipeline import parts
from ontology.read import load


def called(text: str, language: str) -> list[set[str]]:
    """What each company or person of a text is called there."""
    [part] = parts(Document(text, "a"), language, load())
    return [{name.text for name in character.names} for character in part.cast.characters]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Ravenna buys mill\n\nRavenna Paperworks has a new mill.", {"Ravenna", "Ravenna Paperworks"}),
        ("en", "Tolvar sued\n\nThe maker of pumps, Grupo Tolvar, will appeal.", {"Tolvar", "Grupo Tolvar"}),
        (
            "en",
            "Quillon's orders fall\nBy Ana Reyes\n\nPUNE - Quillon Motors sold less. Quillon sacked 40.",
            {"Quillon", "Quillon Motors"},
        ),
        (
            "fr",
            "Carvella reprend une scierie\n\nCarvella Matériaux reprend la scierie de Dole.",
            {"Carvella", "Carvella Matériaux"},
        ),
        ("fr", "Bertignac ferme\n\nLe chausseur Ateliers Bertignac ferme.", {"Bertignac", "Ateliers Bertignac"}),
    ],
)
def test_a_headline_shortens_the_name_that_the_story_has_first(language: str, text: str, names: set[str]) -> None:
    assert names in called(text, language)


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("en", "Kestrel rises\n\nKestrel Marine and Kestrel Shipping both rose.", "Kestrel"),
        ("en", "Sandoval shuts shop\n\nMarta Sandoval said her shop would shut.", "Sandoval"),
        ("en", "Nairobi wants more\n\nNairobi Breweries wants more barley.", "Nairobi"),
        ("en", "Norlake picks a bank\n\nNorlake has a bank. Norlake Ventures is another firm.", "Norlake"),
        ("en", "Norlake has a bank. Norlake Ventures is another firm.", "Norlake"),
        ("en", "Cement merger blocked\n\nDangote Cement and two rivals had objected.", "Dangote Cement"),
        ("en", "Rexel opens in May\n\nRexel Kenya will open in May.", "Rexel"),
        ("fr", "Lumane grandit\n\nLumane Industrie et Lumane Énergie grandissent.", "Lumane"),
        ("fr", "Kersaint quitte Brest\n\nYvonne Kersaint quitte la ville.", "Kersaint"),
        ("fr", "Sucre : la hausse continue\n\nLe groupe Tereos Sucre en profite.", "Tereos Sucre"),
        ("fr", "Lyon investit\n\nLyon Biopole investit dans un laboratoire.", "Lyon"),
    ],
)
def test_a_headline_has_a_name_of_its_own_where_the_story_has_it_or_several_longer(
    language: str, text: str, alone: str
) -> None:
    assert {alone} in called(text, language)
