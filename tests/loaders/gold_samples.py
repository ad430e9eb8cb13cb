"""Small gold to break on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.evaluation.gold import GoldArticle, Thing, Triple

TEXT = "Borvik, run by Ines Falk, owns 34% of Tarn & Co. Tarn makes the Mistral in Gent. Borvik denies buying Ostro."
THINGS = (
    Thing("Borvik", "Company"), Thing("Ines Falk", "Person"), Thing("Tarn & Co", "Company", ("Tarn",)),
    Thing("Mistral", "Product"), Thing("Gent", "Place"), Thing("Ostro", "Company"),
)
MUST = (
    ("Borvik", "owns", "Tarn & Co", {"percent": 34}),
    ("Ines Falk", "leads", "Borvik", {}),
    ("Tarn & Co", "manufactures", "Mistral", {"place": "Gent"}),
    ("Borvik", "acquired", "Ostro", {"status": "denied"}),
)

Row = tuple[str, str, str, Mapping[str, str | float]]


def article(
    must: Sequence[Row] = MUST,
    may: Sequence[Row] = (),
    never: Sequence[Row] = (("Borvik", "acquired", "Ostro", {}),),
    things: Sequence[Thing] = THINGS,
    text: str = TEXT,
    name: str = "en-x-001",
) -> GoldArticle:
    """A sound article, but for what is given."""
    parts = {part: tuple(Triple(*row) for row in rows) for part, rows in (("must", must), ("may", may), ("never", never))}
    return GoldArticle(name, "en", "2025-03-04", text, **parts, things=tuple(things), kind="wire", file="x.yaml")
