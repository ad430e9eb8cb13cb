"""Under what code a company's shares trade: "(NYSE: EL)", "under the symbol CRL", "mnémonique : ALHEM"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from loaders.lexicon import lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.recording import fits
from loaders.said import Said
from loaders.spotting.words import everyday
from loaders.status.marks import CURRENT
from loaders.tokens import Sentence
from ontology.schema import Ontology

TICKER = "ticker"
CODE = r"[«“\"‘(]?\s?(?P<code>(?=[\d.]*[A-Z]|\d{3,6}\b)[A-Z\d]{1,6}(?:\.[A-Z]{1,3})?)(?![\w&'’-])"


METHOD = "form: S (O: CODE)"
SURE = 0.95
"""How sure it is that what stands before "(NYSE: EL)" is listed there."""


def listed(part: Part, text: str, ontology: Ontology) -> Iterator[Said]:
    """The companies of a part of an article behind which an exchange and a code stand in brackets: "Bel (NYSE: BEL)".

    They are said of the relations that may carry a code, as far as the ends' types fit; `text` is the article's.
    """
    relations = [each for each in ontology.relations.values() if TICKER in each.qualifiers]
    common = everyday(part.language)
    for sentence, names in part.sentences:
        for company, exchange in _bracketed(sentence, names, text):
            ends = part.cast.of[company], part.cast.of[exchange]
            at = (company.start, company.end), (exchange.start, exchange.end)
            for relation in relations:
                said = Said(relation, *ends, CURRENT, (sentence.start, sentence.end), *at, SURE, METHOD)
                if fits(said, ontology) and exchange.text.casefold() not in common:  # (Photo: AFP)
                    yield said


def _bracketed(sentence: Sentence, names: Iterable[Name], text: str) -> Iterator[tuple[Name, Name]]:
    """Each name of a sentence with each in brackets right behind it that a colon and a code follow."""
    for company in names:
        opened = re.match(r",?\s?\(", text[company.end : sentence.end])
        if opened is None:
            continue
        start = company.end + opened.end()
        closed = text.find(")", start, sentence.end)
        end = sentence.end if closed < 0 else closed
        for exchange in names:
            if start <= exchange.start < end and re.match(rf"\s?:\s?{CODE}", text[exchange.end : end]):
                yield company, exchange


def ticker(said: Said, text: str, language: str) -> str | None:
    """The code that the evidence of a fact gives for a company's shares; None where it gives none, or several.

    `text` is the article's. The code stands behind the exchange and a colon, or behind a word for such a code; an
    agency's own ("ATOS.PA") tells no exchange and is not taken.
    """
    if TICKER not in said.relation.qualifiers:
        return None
    start, end = said.sentence
    evidence = text[start:end]
    names = "|".join(sorted((re.escape(n.text) for n in said.object.names), key=len, reverse=True))
    behind = {m["code"] for m in re.finditer(rf"\b(?:{names})\s?:\s?{CODE}", evidence)}
    if len(behind) > 1:  # each company's own: the one that stands nearest behind the name
        after = text[said.subject_at[1] : end]
        near = re.search(rf"\b(?:{names})\s?:\s?{CODE}", after)
        return near["code"] if near else None
    worded = behind or {m["code"] for m in _worded(language).finditer(evidence)}
    return next(iter(worded)) if len(worded) == 1 else None


@cache
def _worded(language: str) -> re.Pattern[str]:
    """A word for a code, and the code."""
    words = sorted(lexicon(language).words("numbers", "codes"), key=len, reverse=True)
    said = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?i:{said})\b(?:\s?:|,|\s(?:is|est))?\s?{CODE}")
