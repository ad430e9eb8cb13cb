"""Small gold to break on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.evaluation.gold import GoldArticle, Thing, Triple

TEXT = "Borvik, run by Ines Falk, owns 34% of Tarn & Co. Tarn makes the Mistral in Gent. Borvik denies buying Ostro."
THINGS = (
    Thing("Borvik", "Company"),
    Thing("Ines Falk", "Person"),
    Thing("Tarn & Co", "Company", ("Tarn",)),
    Thing("Mistral", "Product"),
    Thing("Gent", "Place"),
    Thing("Ostro", "Company"),
)
Row = tuple[str, str, str, Mapping[str, str | float]]

MUST: tuple[Row, ...] = (
    ("Borvik", "owns", "Tarn & Co", {"percent": 34}),
    ("Ines Falk", "leads", "Borvik", {}),
    ("Tarn & Co", "manufactures", "Mistral", {"place": "Gent"}),
    ("Borvik", "acquired", "Ostro", {"status": "denied"}),
)


def article(
    must: Sequence[Row] = MUST,
    may: Sequence[Row] = (),
    never: Sequence[Row] = (("Borvik", "acquired", "Ostro", {}),),
    things: Sequence[Thing] = THINGS,
    text: str = TEXT,
    name: str = "en-x-001",
) -> GoldArticle:
    """A sound article, but for what is given."""
    asked, allowed, trapped = (tuple(Triple(*row) for row in rows) for rows in (must, may, never))
    return GoldArticle(name, "en", "2025-03-04", text, asked, allowed, trapped, tuple(things), "wire", "x.yaml")
