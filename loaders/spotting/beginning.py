"""Whether a name begins at a token: by its shape, what stands before it, and the recogniser's word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital, foreign
from loaders.peoples import places
from loaders.spotting.apart import apart, origin
from loaders.spotting.bodies import place
from loaders.spotting.calendar import date_begins
from loaders.spotting.initials import initials
from loaders.spotting.titles import title
from loaders.spotting.words import QUESTION, common, cooperative, everyday, opening, party, plural, prefixed
from loaders.tokens import SLUG, Token

BRANDED = frozenset({"head", "boss", "patron", "patronne"})
"""Titles that are as often the beginning of a company's name (Head Sport, Boss Holdings)."""


ARTICLE_APART = (("names", "heads"), ("bodies", "states"), ("bodies", "offices"), ("bodies", "undertakings"))
"""Lists of nouns before which an article is no part of the name, even with a capital."""


def begins(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> bool:
    """Whether a name begins at a token; `known` as in loaders/spotting/spot.py."""
    word = words[at].text
    if not capital(word) or word.rstrip("'’").casefold() in ("l", "d", "qu"):
        return _article(words, at, found, lexicon, known)
    if {word, word.rstrip(".")} & lexicon.words("names", "person_titles"):
        return " ".join(w.text for w in words[at : at + 2]) in lexicon.words("names", "titled")
    if word in lexicon.words("names", "weekdays"):
        return date_begins(words, at, found, lexicon)
    if initials(words, at, lexicon):
        return True
    if word == "Co" and prefixed(words, at + 1) and not cooperative(words, at + 1, lexicon):
        return False  # Co-founder
    if word in lexicon.words("bodies", "states") and at and words[at - 1].text in ("d'", "d’"):
        return False  # la société d'État YPF Litio
    if word in lexicon.words("places", "nationalities") and not (
        found.covers(at, at + 2) or _national(words, at, lexicon)
    ):
        return False
    if plural(words, at) or _slug(words, at) or apart(words, at, found, lexicon):
        return False
    if _title(words, at, found, lexicon) or (at == 0 and word == QUESTION):
        return False
    if opening(words, at):
        return _opens_name(words, at, found, lexicon, known)
    if _before_place(words, at, found, lexicon):
        return False
    return not (word in lexicon.words("names", "not_names") and not found.covers(at, at + 2))


def _slug(words: Sequence[Token], at: int) -> bool:
    """Whether an agency's word stands before a headline at a token ("UPDATE 1-Tesla sues Rivian")."""
    before = at == 0 and len(words) > 1 and words[1].text == "-"
    return before and re.fullmatch(SLUG, words[0].text) is not None


def _national(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a nationality begins a name whose next word is a common one with a capital (British Salt, Danish Crown).

    A title is none, whoever bears it ("French Foreign Minister").
    """
    last = at + 1
    while last < len(words) and capital(words[last].text):
        last += 1
    if lexicon.language != "en" or last == at + 1 or not common(words, at + 1, lexicon):
        return False
    titles = lexicon.nouns("relations_of_people", "roles") | lexicon.nouns("nouns", "person")
    return not any(
        w.text.casefold() in titles or w.text in lexicon.words("names", "person_titles") for w in words[at:last]
    )


def _before_place(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a small word with a capital stands before a place, as where a sentence's beginning was not seen."""
    folded = words[at].text.casefold()
    return (
        folded in lexicon.words("names", "starters") - lexicon.words("names", "ranks")
        and at + 1 < len(words)
        and words[at + 1].text in places(lexicon)
        and place(words, at, lexicon) == at
        and not found.covers(at, at + 2)
    )


def _title(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is the title of whom the next one names ("Chair Tone Skarbø")."""
    if at + 1 == len(words) or not capital(words[at + 1].text):
        return False
    titles = lexicon.nouns("relations_of_people", "roles")
    if found.label(at + 1, at + 2) == "PER":
        titles |= lexicon.nouns("nouns", "person")
    return words[at].text.casefold() in titles - BRANDED


def _article(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> bool:
    """A capital article inside a sentence (L'Oréal) belongs to the name it precedes.

    One that opens a sentence does as well, but not before initials or a name that is known without it (L'AMF).
    """
    word = words[at].text
    if not re.fullmatch(r"[LD]['’]", word) or at + 1 >= len(words) or not capital(words[at + 1].text):
        return False
    if any(words[at + 1].text in lexicon.words(*each) for each in ARTICLE_APART) or origin(words, at + 1, lexicon):
        return False
    if not opening(words, at) or known.get(word.replace("’", "'") + words[at + 1].text, 0) > 0:
        return True
    return not (words[at + 1].text.isupper() or known.get(words[at + 1].text, 0) > 0)


def _opens_name(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> bool:
    word = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    folded = word.casefold()
    if place(words, at, lexicon) > at + 1:
        return True  # NEW YORK
    if re.search(r"[A-ZÀ-Þ\d]", word[1:]) or foreign(word):
        return folded not in lexicon.words("names", "starters") or (word.isupper() and known.get(word, 0) > 0)
    if word in lexicon.words("names", "not_names") or folded in ("le", "la", "les", "the"):
        return found.covers(at, at + 2) and capital(after) and not party(words, at + 1, lexicon)
    behind = after in lexicon.words("bodies", "joints") and at + 2 < len(words) and capital(words[at + 2].text)
    heading = word in lexicon.words("names", "heads") and (capital(after) or behind)  # Bank Sinarmas, Bank of China
    begun = folded in lexicon.words("names", "starters")
    opens = folded in lexicon.words("names", "openers") or folded in lexicon.mapping("numbers", "cardinals")
    begun = begun or (opens and not capital(after))
    plain = begun or (folded in _descriptions(lexicon) and not heading)
    if (
        folded in _descriptions(lexicon)
        and _form(after, lexicon)
        and not any(capital(w.text) for w in words[at + 2 : at + 3])
    ):
        return True  # Investor AB
    if known.get(word, 0) > 0:
        return not plain or found.covers(at, at + 1)
    if plain:
        named = folded not in lexicon.words("names", "starters") or folded in lexicon.words("names", "ranks")
        return found.covers(at, at + 2) and capital(after) and named
    if title(words, at + 1, lexicon) > at + 1:
        return folded not in everyday(lexicon.language) or found.covers(at, at + 1)  # Apple Chief Executive Tim Cook
    if (
        capital(after)
        and known.get(after, 0) > 1
        and folded in everyday(lexicon.language)
        and not found.covers(at, at + 2)
    ):
        return False
    if found.covers(at, at + 1) or capital(after) or after in ("'s", "’s", "&"):
        return True
    if folded not in everyday(lexicon.language) and _acts(words, at, lexicon):
        return True
    return not (_ordinary(folded, lexicon) or known.get(folded, 0) or after in lexicon.nouns("nouns", "company"))


def _form(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a legal form, and no noun as well (Group, Bank)."""
    return word in lexicon.words("names", "legal") and word.casefold() not in everyday(lexicon.language)


def _acts(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a lone word like a participle, plural or adverb acts, by what follows: "Orstead has", "Frasers is".

    A plural may be described as well: "Wesfarmers, the parent of".
    """
    word, after = words[at].text, [w.text for w in words[at + 1 : at + 3]]
    if word.endswith("ers") and after in ([",", "the"], [",", "a"], [",", "an"]):
        return True
    if word.endswith("ly") and any(capital(w) for w in after[1:]):
        return False  # Belatedly has Boeing
    return word.endswith(("ed", "ers", "ly")) and bool(after) and after[0] in lexicon.words("names", "after_lone")


def _ordinary(folded: str, lexicon: Lexicon) -> bool:
    """Whether a lone opening word looks like an adverb, participle or noun rather than a name."""
    endings = (
        ("ment", "tion", "ées", "és", "ant", "eurs", "euse")
        if lexicon.language == "fr"
        else ("ly", "ing", "ed", "ers", "tion", "ments")
    )
    return (
        (len(folded) > 5 and folded.endswith(endings))
        or folded in lexicon.nouns("nouns", "person")
        or folded in lexicon.nouns("nouns", "product")
    )


def _descriptions(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.nouns("nouns", "company") | lexicon.nouns("nouns", "place") | lexicon.nouns("nouns", "person")
