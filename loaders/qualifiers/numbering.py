"""What is said, with the numbers, dates, titles and names that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from graph.statement import Value
from loaders.character import LOC, PRO
from loaders.document import Document
from loaders.lexicon import Lexicon, lexicon
from loaders.names import Name
from loaders.part import Part
from loaders.qualifiers.belonging import allotted
from loaders.qualifiers.claims import Claim
from loaders.qualifiers.clauses import elsewhere
from loaders.qualifiers.quantities import GUESSED, Quantity, quantities
from loaders.qualifiers.shares import RESULT
from loaders.qualifiers.tickers import TICKER, ticker
from loaders.qualifiers.times import DATE, FROM, TO, next_year
from loaders.said import Said
from loaders.status.marks import CURRENT, ENDED, PLANNED
from loaders.syntax import Tree, Trees
from loaders.tokens import Sentence
from ontology.schema import Relation

NO_TREES: Trees = {}
NAMED = {LOC: "place", PRO: "product"}
"""Qualifiers that a name of a code may fill."""
BEFORE = re.compile(r"(?:^|\W)([^\W\d]+)['’]?\s(?:the\s|les?\s|la\s|l['’])?$")
"""The word before a name, its article left out."""
POSSESSED = re.compile(r"['’]s?\s(?:[a-zà-ÿ-]{1,20}\s){0,3}(?=[^\W\da-zà-ÿ])")
"""What lies between a possessive and the name of what is its own ("Poland's road agency GDDKiA")."""


def numbered(said: Sequence[Said], part: Part, document: Document, trees: Trees = NO_TREES) -> Iterator[Said]:
    """What is said in a part of an article, with qualifiers and valid time; what a fact has already stays.

    Of what lasts a plain date is told only by the fact's own clause, as far as there are trees.
    """
    if not said:
        return
    words = lexicon(part.language)
    quoted = [part.between(*each.sentence) for each in said]
    every = {sentence.start: (sentence, names) for held in quoted for sentence, names in held}
    by_sentence = {start: list(_found(*one, part, document, words)) for start, one in every.items()}
    found = [[quantity for sentence, _ in held for quantity in by_sentence[sentence.start]] for held in quoted]
    grown = [[trees[sentence.start] for sentence, _ in held if sentence.start in trees] for held in quoted]
    claims = [_claim(*each) for each in zip(said, found, grown, strict=True)]
    starts = [sentence.start for sentence, _ in part.sentences]
    shared = allotted(claims, chain.from_iterable(by_sentence.values()), starts, document.text, words)
    for each, near, mine in zip(said, found, shared, strict=True):
        of = _by_name(each, near, document.text)
        if (code := ticker(each, document.text, part.language)) is not None:
            of = replace(of, qualifiers={TICKER: code, **of.qualifiers})
        own = {kind: _meant(quantity, each.status) for kind, quantity in mine.items()}
        if TO in own and each.status in (CURRENT, PLANNED) and _past(str(own[TO].value), document.published):
            del own[TO]
        yield _with(of, own)


def _past(date: str, published: str | None) -> bool:
    """Whether a date lies before the day of publication: what is so then has not ended on it."""
    return published is not None and date < published[: len(date)]


def _found(
    sentence: Sentence, names: Iterable[Name], part: Part, document: Document, words: Lexicon
) -> Iterator[Quantity]:
    """The quantities of a sentence, and its products and places."""
    text = document.text[sentence.start : sentence.end]
    yield from quantities(text, sentence.start, words, document.published)
    yield from _named(part, names, document.text, words)


def _claim(said: Said, found: Iterable[Quantity], trees: Iterable[Tree]) -> Claim:
    """A fact as one that quantities may belong to; `found` and `trees` are of its evidence."""
    lasts = not said.relation.event and said.status != ENDED
    return Claim(
        said.relation.name,
        id(said.subject),
        id(said.object),
        said.subject_at,
        said.object_at,
        said.sentence,
        frozenset(said.relation.qualifiers),
        said.relation.event,
        elsewhere(said, found, trees) if lasts else frozenset(),
    )


def _with(said: Said, found: Mapping[str, Quantity]) -> Said:
    """A fact with the quantities that are its own.

    Where a relation lasts, as no event does, and is over, a plain date says until when. Who keeps a share after selling
    some goes on holding one.
    """
    if said.status == ENDED and "percent" in found and found["percent"].unit == RESULT and found["percent"].value:
        said = replace(said, status=CURRENT)
    until = _time(found, DATE) if said.status == ENDED and not said.relation.event else None
    return replace(
        said,
        qualifiers={**_carried(said.relation, found), **said.qualifiers},
        valid_from=said.valid_from or _time(found, FROM),
        valid_to=said.valid_to or _time(found, TO) or until,
    )


def _by_name(said: Said, found: Iterable[Quantity], text: str) -> Said:
    """A fact whose product is called by its name where that stands beside the noun ("its Truehull trait").

    `found` are the quantities and names of its evidence.
    """
    noun = said.qualifiers.get("product")
    if noun is None:
        return said
    start, end = said.sentence
    for each in found:
        if each.kind == "product" and each.value != noun:
            before, after = text[start : each.start].casefold(), text[each.end : end].casefold()
            if re.search(rf"\b{re.escape(str(noun))}(?: |, |,? [«“\"‘] ?)$", before) or re.match(
                rf" {re.escape(str(noun))}\b", after
            ):
                return replace(said, qualifiers={**said.qualifiers, "product": each.value})
    return said


def _meant(quantity: Quantity, status: str) -> Quantity:
    """A quantity as a fact means it: a plan's month without a year is still to come."""
    if quantity.unit == GUESSED and status == PLANNED:
        return replace(quantity, value=next_year(str(quantity.value)))
    return quantity


def _carried(relation: Relation, found: Mapping[str, Quantity]) -> dict[str, Value]:
    """The quantities that a relation may carry, as qualifiers."""
    values: dict[str, Value] = {}
    for kind, quantity in found.items():
        if kind in relation.qualifiers:
            values[kind] = quantity.value
            if kind == "amount" and quantity.unit and "currency" in relation.qualifiers:
                values["currency"] = quantity.unit
    return values


def _time(found: Mapping[str, Quantity], kind: str) -> str | None:
    """The date of a kind that belongs to a fact, if there is one."""
    return str(found[kind].value) if kind in found else None


def _named(part: Part, names: Iterable[Name], text: str, words: Lexicon) -> Iterator[Quantity]:
    """The products among names, and the places that something happens in or goes to, as qualifiers.

    A possessive place before a name is where that name is at home, and nothing happens there.
    """
    ways = words.words("places", "ways")
    starts = {name.start for name in names}
    for name in names:
        character = part.cast.of[name]
        before = BEFORE.search(text[max(0, name.start - 20) : name.start].casefold())
        own = POSSESSED.match(text, name.end)
        if own is not None and own.end() in starts and character.code == LOC:
            continue
        if character.code == PRO or (character.code == LOC and before is not None and before[1] in ways):
            yield Quantity(NAMED[character.code], character.name, name.start, name.end, thing=id(character))
