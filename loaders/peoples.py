"""Places that are known by name, and adjectives of nationality and origin."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from loaders.lexicon import Lexicon


@cache
def nations(lexicon: Lexicon) -> frozenset[str]:
    """Adjectives of nationality and origin in every form, lower case."""
    return frozenset(nationalities(lexicon))


@cache
def nationalities(lexicon: Lexicon) -> Mapping[str, str]:
    """The same forms, each with the one that stands in the list: "suédoise" with "suédois"."""
    words = lexicon.listed("places", "nationalities")
    return {f.casefold(): n for n in words for f in (lexicon.noun(n) if lexicon.language == "fr" else {n})}


@cache
def places(lexicon: Lexicon) -> frozenset[str]:
    """Countries, regions and cities, as they are written."""
    return frozenset().union(*(lexicon.words("places", kind) for kind in ("countries", "regions", "cities")))
