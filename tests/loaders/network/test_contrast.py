"""What the network finds of whoever is named in contrast to another: not said, unless it is of that one alone."""

import pytest

from loaders.document import Document
from loaders.network.saying import METHOD
from loaders.network.supposing import uncontrasted
from loaders.pipeline import parts, trees_of
from loaders.said import Said
from ontology.read import load

ONTOLOGY = load()


def _kept(language: str, text: str, pairs: list[tuple[str, str]], method: str = METHOD) -> list[tuple[str, str]]:
    """Of facts between pairs of names those that stay."""
    part = next(parts(Document(text, "test", language=language), language, ONTOLOGY))
    people = {c.name: c for c in part.cast.characters}
    at = {name: (text.index(name), text.index(name) + len(name)) for name in people}
    found = [
        Said(ONTOLOGY.relations["owns"], people[a], people[b], "current", (0, len(text)), at[a], at[b], 0.9, method)
        for a, b in pairs
    ]
    return [(s.subject.name, s.object.name) for s in uncontrasted(found, part, trees_of(part))]


BOTH = [("Alpina", "Honda"), ("Bellac", "Honda")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alpina, unlike Bellac, owns Honda."),
        ("en", "Unlike the French group Bellac, Alpina owns Honda."),
        ("fr", "Alpina, contrairement à Bellac, possède Honda."),
        ("fr", "À la différence de Bellac, Alpina possède Honda."),
    ],
)
def test_what_is_said_of_one_is_none_of_the_others(language: str, text: str) -> None:
    assert _kept(language, text, BOTH) == [("Alpina", "Honda")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Alpina and Bellac own Honda, unlike Axa."),
        ("fr", "Alpina et Bellac possèdent Honda, contrairement à Axa."),
    ],
)
def test_those_outside_the_contrast_are_both_meant(language: str, text: str) -> None:
    assert _kept(language, text, BOTH) == BOTH


def test_what_is_said_of_the_contrasted_alone_stays() -> None:
    assert _kept("en", "Unlike Bellac, which owns Honda, Alpina is alone.", [("Bellac", "Honda")]) == [
        ("Bellac", "Honda")
    ]


def test_who_is_named_beside_another_is_meant_too() -> None:
    text = "Apart from Bellac, Alpina owns Honda."

    assert _kept("en", text, BOTH) == BOTH


def test_what_a_pattern_found_stays() -> None:
    assert _kept("en", "Alpina, unlike Bellac, owns Honda.", BOTH, "pattern: x") == BOTH
