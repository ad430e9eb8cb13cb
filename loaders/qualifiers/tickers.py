"""Under what code a company's shares trade: "(NYSE: EL)", "under the symbol CRL", "mnémonique : ALHEM"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.lexicon import Lexicon, either, lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.recording import fits
from loaders.said import Said
from loaders.spotting.codes import CODE, exchange
from loaders.status.marks import CURRENT
from loaders.tokens import Sentence
from ontology.schema import Ontology

TICKER = "ticker"
"""The qualifier that holds a code; relations that may carry it are those of listing."""
BEHIND = rf"\s?:\s?(?P<code>{CODE})(?=\s*[),;]|\s*$)"
"""A code behind its exchange, in brackets that end or go on with a comma."""
METHOD = "form: S (O: CODE)"
SURE = 0.95
"""How sure it is that what stands before "(NYSE: EL)" is listed there."""


def listed(part: Part, text: str, ontology: Ontology) -> Iterator[Said]:
    """The companies of a part of an article behind which an exchange and a code stand in brackets: "Bel (NYSE: BEL)".

    They are said of the relations that may carry a code, as far as the ends' types fit; `text` is the article's.
    """
    relations = [each for each in ontology.relations.values() if TICKER in each.qualifiers]
    for sentence, names in part.sentences:
        for company, place in _bracketed(sentence, names, text, lexicon(part.language)):
            ends = part.cast.of[company], part.cast.of[place]
            at = (company.start, company.end), (place.start, place.end)
            for relation in relations:
                said = Said(relation, *ends, CURRENT, (sentence.start, sentence.end), *at, SURE, METHOD)
                if fits(said, ontology):
                    yield said


def _bracketed(sentence: Sentence, names: Iterable[Name], text: str, words: Lexicon) -> Iterator[tuple[Name, Name]]:
    """Each name of a sentence with each exchange in brackets right behind it that a colon and a code follow."""
    for company in names:
        opened = re.match(r",?\s?\(", text[company.end : sentence.end])
        if opened is None:
            continue
        start = company.end + opened.end()
        closed = text.find(")", start, sentence.end)
        end = sentence.end if closed < 0 else closed + 1
        for place in names:
            if start <= place.start < end and exchange(place.text, words) and re.match(BEHIND, text[place.end : end]):
                yield company, place


def ticker(said: Said, text: str, language: str) -> str | None:
    """The code that the evidence of a fact gives for its company's shares; None where it gives none, or several.

    `text` is the article's. The code stands in brackets behind company and exchange, or behind a word for such a code;
    an agency's own ("ATOS.PA") tells no exchange and is not taken.
    """
    if TICKER not in said.relation.qualifiers:
        return None
    start, end = said.sentence
    evidence = text[start:end]
    own, places = (either({name.text for name in who.names}) for who in (said.subject, said.object))
    bracketed = rf"\b(?:{own})(?:\s[\w.]{{2,7}})?,?\s?\([^()]{{0,60}}?\b(?:{places}){BEHIND}"
    found = {m["code"] for m in re.finditer(bracketed, evidence)}
    found = found or {m["code"] for m in _worded(language).finditer(evidence)}
    return next(iter(found)) if len(found) == 1 else None


@cache
def _worded(language: str) -> re.Pattern[str]:
    """A word for a code, and the code, which holds a letter."""
    words = lexicon(language)
    said, under = (either(words.words("numbers", name)) for name in ("codes", "under"))
    code = rf"[«“\"‘(]?\s?(?P<code>(?=[\d.]*[A-Z]){CODE})(?![\w&'’-])"
    sure = rf"(?<![-\w])(?i:{said})(?:\s?:|,|\s(?:is|est))?"
    return re.compile(rf"(?:{sure}|(?<![-\w])(?i:{under})\s(?i:code|symbole?))\s?{code}")
