"""All written forms of a trigger lemma, so that matching needs no lemmatiser.

Regular paradigms follow Huddleston & Pullum (2002, ch. 3) for English and the Bescherelle classes for
French; irregular stems are data in the lexicons (`[irregular]`: lemma = forms).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

FRENCH_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
FRENCH_IMPERFECT = ("ais", "ait", "ions", "iez", "aient")


def verb_forms(lemma: str, language: str, irregular: Mapping[str, str]) -> frozenset[str]:
    """Every form of a verb, lower case, the lemma included; `irregular` maps lemma to blank-separated forms.

    >>> sorted(verb_forms("supply", "en", {}))
    ['supplied', 'supplies', 'supply', 'supplying']
    >>> {"rachètera", "rachetée", "rachetant"} <= verb_forms("racheter", "fr", {})
    True
    """
    if lemma in irregular:
        return frozenset([lemma, *irregular[lemma].split()])
    for prefix in ("re", "co", "sous-", "auto"):
        if lemma.startswith(prefix) and lemma.removeprefix(prefix) in irregular:
            rest = irregular[lemma.removeprefix(prefix)].split()
            return frozenset([lemma, *(prefix + form for form in rest)])
    return _french_verb(lemma) if language == "fr" else _english_verb(lemma)


def noun_forms(lemma: str, language: str) -> frozenset[str]:
    """A noun's or adjective's forms: plural, and feminine in French.

    >>> sorted(noun_forms("subsidiary", "en"))
    ['subsidiaries', 'subsidiary']
    """
    if language == "fr":
        return _french_noun(lemma)
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset([lemma, lemma[:-1] + "ies"])
    if re.search(r"(s|x|z|ch|sh)$", lemma):
        return frozenset([lemma, lemma + "es"])
    if lemma.endswith("man"):
        return frozenset([lemma, lemma[:-3] + "men"])
    return frozenset([lemma, lemma + "s"])


@cache
def _english_verb(lemma: str) -> frozenset[str]:
    forms = {lemma}
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")):
        return frozenset(forms | {lemma + "s", lemma + "d", lemma[:-1] + "ing"})
    if re.search(r"[^aeiou]y$", lemma):
        return frozenset(forms | {lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"})
    third = lemma + ("es" if re.search(r"(s|x|z|ch|sh|o)$", lemma) else "s")
    stem = lemma
    forms |= {third, stem + "ed", stem + "ing"}
    if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", lemma):
        forms |= {lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"}
    return frozenset(forms)


def _french_noun(lemma: str) -> frozenset[str]:
    singular = {lemma}
    if lemma.endswith("eur"):
        singular |= {lemma[:-1] + "se", lemma[:-3] + "rice"}
    elif lemma.endswith("ier"):
        singular.add(lemma[:-3] + "ière")
    elif lemma.endswith(("en", "eton", "tton", "llon", "gnon")):  # européen, breton; "fonctionne" is a verb's
        singular.add(lemma + "ne")
    elif lemma.endswith("ec"):
        singular.add(lemma + "que")
    elif lemma.endswith("urc"):
        singular.add(lemma[:-1] + "que")
    elif lemma.endswith("f"):
        singular.add(lemma[:-1] + "ve")
    elif lemma.endswith(
        ("é", "t", "al", "ant", "ent", "ois", "ais", "an", "in", "u", "mand", "card", "yard", "ol", "ek", "kh")
    ):
        singular.add(lemma + "e")
    plural = {w if w.endswith(("s", "x", "z")) else w + "s" for w in singular}
    if lemma.endswith("al"):
        plural.add(lemma[:-2] + "aux")
    if lemma.endswith(("eau", "eu")):
        plural.add(lemma + "x")
    return frozenset(singular | plural)


@cache
def _french_verb(lemma: str) -> frozenset[str]:
    if lemma.endswith("er"):
        return _french_er(lemma)
    if lemma.endswith("ir"):
        stem = lemma[:-1]
        return _french_class(lemma, lemma, stem + "ss", [stem + "s", stem + "t"], stem)
    if lemma.endswith("uire"):
        stem = lemma[:-2]
        return _french_class(lemma, lemma[:-1], stem + "s", [stem + "s", stem + "t"], stem + "t")
    if lemma.endswith("re"):
        stem = lemma[:-2]
        return _french_class(lemma, stem + "r", stem, [stem + "s", stem, stem + "t"], stem + "u")
    return frozenset([lemma])


def _french_class(lemma: str, future: str, plural: str, singular: list[str], participle: str) -> frozenset[str]:
    forms = {lemma, *singular, *_agreeing(participle)}
    forms |= {future + e for e in (*FRENCH_FUTURE, *FRENCH_IMPERFECT)}
    forms |= {plural + e for e in ("ons", "ez", "ent", "e", "es", "ant", *FRENCH_IMPERFECT)}
    root = singular[0][:-1]
    forms |= {root + e for e in ("it", "irent", "ît")} | {plural + e for e in ("it", "irent")}
    return frozenset(forms)


def _french_er(lemma: str) -> frozenset[str]:
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    strong = {stem}
    if match := re.fullmatch(r"(.*)[eé]([^aeiouyéè]{1,2})", stem):
        strong.add(f"{match[1]}è{match[2]}")
        if match[2] in ("l", "t"):
            strong.add(stem + match[2])
    if stem.endswith(("oy", "uy", "ay")):
        strong.add(stem[:-1] + "i")
    forms = {lemma, stem + "ons", soft + "ons", stem + "ez", soft + "ant", soft + "a", stem + "èrent", soft + "ât"}
    forms |= set(_agreeing(stem + "é")) | {soft + e for e in ("ais", "ait", "aient")} | {stem + "ions", stem + "iez"}
    for root in strong:
        forms |= {root + e for e in ("e", "es", "ent")}
        forms |= {f"{root}er{e}" for e in (*FRENCH_FUTURE, *FRENCH_IMPERFECT)}
    return frozenset(forms)


def _agreeing(participle: str) -> list[str]:
    return [participle, participle + "e", participle + "s", participle + "es"]
