"""Words with a capital that stand beside a name and are no part of it: titles, nationalities, legal forms, codes."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lexicon import Lexicon
from loaders.names import Entities, capital
from loaders.spotting.bodies import nation
from loaders.spotting.codes import quoted
from loaders.spotting.titles import titled
from loaders.spotting.words import coded, common, opening
from loaders.tokens import Token


def apart(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a token with a capital is such a word."""
    return (
        coded(words[at].text)
        or quoted(words, at, lexicon)
        or titled(words, at, lexicon)
        or origin(words, at, lexicon)
        or _compound(words, at, lexicon)
        or _people(words, at, found, lexicon)
        or _form(words, at, lexicon)
    )


def origin(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a French nationality with a capital says where whoever is named next is from ("l'Allemand Siemens").

    A determiner or a noun stands before it: "Suisse Tourisme" and "La Française AM" are names themselves.
    """
    if lexicon.language != "fr":
        return False
    last = nation(words, at, lexicon)
    if last == at or at == 0 or last >= len(words) or not capital(words[last].text):
        return False
    if words[last].text in lexicon.words("names", "after_nationality"):
        return False
    before = words[at - 1].text
    if capital(before) and not opening(words, at - 1):
        return False
    determiners = lexicon.words("descriptions", "determiners") | {"d'", "d’", "un", "une"}
    return before.casefold() in determiners or before in lexicon.nouns("nouns", "company") - {
        "agence",
        "banque",
        "compagnie",
    }


def _compound(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether two nationalities joined by a hyphen stand before a name ("Swiss-Swedish ABB")."""
    parts = words[at].text.split("-")
    if len(parts) != 2 or at + 1 >= len(words) or not capital(words[at + 1].text):
        return False
    known = lexicon.words("places", "nationalities") | lexicon.words("places", "prefixes")
    return all(part in known for part in parts) and not common(words, at + 1, lexicon)


def _people(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    """Whether a French plural says whose people a company's are ("les Brésiliens de Minasligas")."""
    after = words[at + 1].text.replace("’", "'") if at + 1 < len(words) else ""
    return (
        lexicon.language == "fr"
        and at > 0
        and after in ("de", "d'")
        and words[at].text[-1] in "sx"
        and nation(words, at, lexicon) == at + 1
        and found.label(at, at + 1) != "ORG"
    )


def _form(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a legal form stands behind a comma ("Tesla, Inc.") or between an article and a name ("la SAS Ynsect")."""
    word, before = words[at].text, words[at - 1].text if at else ""
    after = at + 1 < len(words) and capital(words[at + 1].text)
    if before == ",":
        return word in lexicon.words("names", "forms_behind") and not after
    return word in lexicon.words("names", "forms_before") and before in lexicon.words("names", "determiners") and after
