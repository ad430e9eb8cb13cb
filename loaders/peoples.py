"""Places that are known by name, and adjectives of nationality and origin."""

from __future__ import annotations

from functools import cache

from loaders.lexicon import Lexicon


@cache
def nations(lexicon: Lexicon) -> frozenset[str]:
    """Adjectives of nationality and origin in every form, lower case."""
    words = lexicon.words("places", "nationalities")
    return frozenset(f.casefold() for n in words for f in (lexicon.noun(n) if lexicon.language == "fr" else {n}))


@cache
def places(lexicon: Lexicon) -> frozenset[str]:
    """Countries, regions and cities, as they are written."""
    return frozenset().union(*(lexicon.words("places", kind) for kind in ("countries", "regions", "cities")))
