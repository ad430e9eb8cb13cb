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
def demonyms(lexicon: Lexicon) -> Mapping[str, str]:
    """Words for who is of a nation, lower case, each with one adjective for all that say the same.

    >>> from loaders.lexicon import lexicon
    >>> [demonyms(lexicon("en"))[word] for word in ("spaniards", "uk", "british")]
    ['Spanish', 'British', 'British']
    """
    same = lexicon.mapping("peoples", "same")
    words = {**nationalities(lexicon), **lexicon.mapping("peoples", "nouns")}
    return {word.casefold(): same.get(nation, nation) for word, nation in words.items()}


@cache
def homes(lexicon: Lexicon) -> Mapping[str, str]:
    """Countries and the best known of their cities, as written, each with the adjective of its nation."""
    return lexicon.mapping("peoples", "homes")


@cache
def countries(lexicon: Lexicon) -> frozenset[str]:
    """The adjectives of nations, those of regions and the like left out."""
    return frozenset(homes(lexicon).values())


def determines(word: str, lexicon: Lexicon) -> bool:
    """Whether a word may stand before who is of a nation: an article, definite or not, or a possessive."""
    return word.casefold() in lexicon.words("descriptions", "determiners") | lexicon.words("peoples", "articles")


@cache
def places(lexicon: Lexicon) -> frozenset[str]:
    """Countries, regions and cities, as they are written."""
    return frozenset().union(*(lexicon.words("places", kind) for kind in ("countries", "regions", "cities")))
