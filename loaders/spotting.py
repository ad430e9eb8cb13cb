"""Where names stand in a sentence: from shape, word lists and the model's recogniser together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from loaders.lexicon import Lexicon
from loaders.names import Entities, Name, capital, foreign
from loaders.tokens import Sentence, Token

OPENERS = '«"“—–-•:|*‘([►▶→▪■●#/>'
"""Marks after which a capital is a rule."""
BRANDED = frozenset({"head", "boss", "patron", "patronne"})
"""Titles that are as often the beginning of a company's name (Head Sport, Boss Holdings)."""
COMMON = Path(__file__).resolve().parent / "weights" / "words.json"


@cache
def everyday(language: str) -> frozenset[str]:
    """Words that articles of a language write in lower case (training/words.py)."""
    return frozenset(json.loads(COMMON.read_text(encoding="utf-8"))[language].split())


def spot(sentence: Sentence, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> Iterator[Name]:
    """The names of a sentence, left to right.

    `known` counts how often a capitalised word stands inside sentences of the same text, and every word in
    lower case: a word at a sentence's beginning is a name if it is known so, or the recogniser takes it for one.
    """
    words = sentence.tokens
    index = 0
    while index < len(words):
        last = _run(words, index, found, lexicon, known)
        if last > index:
            yield _name(words, index, last, found)
            index = last
        else:
            index += 1


def _name(words: Sequence[Token], first: int, last: int, found: Entities) -> Name:
    start, end = words[first].start, words[last - 1].end
    pieces = []
    for i in range(first, last):
        pieces.append(words[i].text)
        if i + 1 < last and words[i].end < words[i + 1].start:
            pieces.append(" ")
    return Name(first, last, "".join(pieces), start, end, found.label(first, last))


def _run(words: Sequence[Token], first: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> int:
    """Where the name that begins at a token ends; the token's own index where none begins."""
    if not _begins(words, first, found, lexicon, known):
        return first
    last = max(first + 1, _institution(words, first, found, lexicon))
    while last < len(words):
        if _continues(words, last, found, lexicon):
            last += 1
        elif (reach := _joined(words, first, last, found, lexicon)) > last:
            last = reach
        else:
            break
    word = words[first].text
    if last == first + 1 and (
        word in lexicon.words("places", "nationalities") or word in lexicon.words("names", "weekdays")
    ):
        return first
    return last


def _institution(words: Sequence[Token], first: int, found: Entities, lexicon: Lexicon) -> int:
    """Where an authority's name with common words ends ("Agence de régulation des télécommunications")."""
    if words[first].text not in lexicon.words("names", "heads"):
        return first
    return max((b for a, b, label in found.spans if a <= first < b and label == "ORG"), default=first)


def _begins(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> bool:
    word = words[at].text
    if not capital(word) or word.rstrip("'’").casefold() in ("l", "d", "qu"):
        return _article(words, at, found, known)
    if word in lexicon.words("names", "weekdays") or word in lexicon.words("names", "person_titles"):
        return False
    if word in lexicon.words("places", "nationalities") and not found.covers(at, at + 2):
        return False
    if _title(words, at, lexicon):
        return False
    if _opening(words, at):
        return _opens_name(words, at, found, lexicon, known)
    return not (word in lexicon.words("names", "not_names") and not found.covers(at, at + 2))


def _title(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a capitalised word is the title of whom the next one names ("Chair Tone Skarbø")."""
    titles = lexicon.nouns("relations_of_people", "roles") - BRANDED
    return words[at].text.casefold() in titles and at + 1 < len(words) and capital(words[at + 1].text)


def _article(words: Sequence[Token], at: int, found: Entities, known: Mapping[str, int]) -> bool:
    """A capital article inside a sentence (L'Oréal) belongs to the name it precedes."""
    word = words[at].text
    if not re.fullmatch(r"[LD]['’]", word) or at + 1 >= len(words) or not capital(words[at + 1].text):
        return False
    return (
        not _opening(words, at)
        or found.covers(at, at + 2)
        or known.get(word.replace("’", "'") + words[at + 1].text, 0) > 0
    )


def _opening(words: Sequence[Token], at: int) -> bool:
    """Whether a token opens a sentence, a quotation or an item, where capitals are a rule."""
    return at == 0 or (words[at - 1].text in '«“"—–-•:|*‘([►▶→' and (at < 2 or words[at - 1].text not in "-(["))


def _opens_name(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon, known: Mapping[str, int]) -> bool:
    word = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    folded = word.casefold()
    if re.search(r"[A-ZÀ-Þ\d]", word[1:]) or foreign(word):
        return folded not in lexicon.words("names", "starters")
    if word in lexicon.words("names", "not_names") or folded in ("le", "la", "les", "the"):
        return found.covers(at, at + 2) and capital(after)
    common = folded in lexicon.words("names", "starters") or folded in _descriptions(lexicon)
    if known.get(word, 0) > 0:
        return not common or found.covers(at, at + 1)
    if common:
        return found.covers(at, at + 2) and capital(after) and folded not in lexicon.words("names", "starters")
    if (
        capital(after)
        and known.get(after, 0) > 1
        and folded in everyday(lexicon.language)
        and not found.covers(at, at + 2)
    ):
        return False
    if found.covers(at, at + 1) or capital(after) or after in ("'s", "’s", "&"):
        return True
    return not (_ordinary(folded, lexicon) or known.get(folded, 0) or after in lexicon.nouns("nouns", "company"))


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


def _continues(words: Sequence[Token], at: int, found: Entities, lexicon: Lexicon) -> bool:
    word, before = words[at].text, words[at - 1]
    if word in lexicon.words("names", "weekdays") or word in ("I",):
        return False
    if re.fullmatch(r"[LD]['’]", word):
        return False
    if capital(word):
        return before.text[-1] in "'’" or 1 <= words[at].start - before.end <= 2
    if word.isdigit() and len(word) <= 4:
        after = words[at + 1].text if at + 1 < len(words) else "."
        free = after in lexicon.words("names", "after_number") and len(word) in (2, 3)
        return after != "%" and (free or (found.covers(at - 1, at + 1) and (len(word) < 4 or after in ".,;)")))
    return (
        word == "-"
        and at + 1 < len(words)
        and before.end == words[at].start == words[at + 1].start - 1
        and capital(words[at + 1].text)
    )


def _seat(words: Sequence[Token], first: int, at: int, small: int, lexicon: Lexicon) -> bool:
    """Whether "of Japan", "de Belfort" says where a name's thing is: institutions bear their place in their names."""
    heads = lexicon.words("names", "heads")
    if words[first].text in heads or words[at - 1].text in heads:
        return False
    return any(words[small].text in lexicon.words("places", kind) for kind in ("countries", "cities", "regions"))


def _joined(words: Sequence[Token], first: int, at: int, found: Entities, lexicon: Lexicon) -> int:
    """Where the name goes on after small words (de, of, &), else `at`."""
    small = at
    while (
        small < len(words)
        and small - at < 3
        and words[small].text.replace("’", "'") in lexicon.words("names", "connectors")
    ):
        small += 1
    if small == at or small >= len(words) or not (capital(words[small].text) or words[small].text in ("de", "of")):
        return at
    if words[small].text in lexicon.words("names", "weekdays"):
        return at
    joint = words[at].text.casefold()
    if joint in ("&", "von", "van", "der", "del", "da", "di", "y", "do", "dos"):
        return small + 1
    if joint in ("et", "and"):
        return small + 1 if words[small].text in lexicon.words("names", "joined_after") else at
    if joint in ("of", "de", "d'", "du") and _seat(words, first, at, small, lexicon):
        return at
    if joint in ("à", "pour", "le", "la", "les", "the", "en", "sur") and not found.covers(at - 1, small + 1):
        return at
    if found.covers(at - 1, small + 1) or words[first].text in lexicon.words("names", "heads"):
        return small + 1
    return at
