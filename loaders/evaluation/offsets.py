"""Gold as JSON lines with the place of every mention: the form that trainers of models take."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from loaders.errors import FormatError
from loaders.evaluation.gold import GoldArticle, Thing, Triple
from loaders.evaluation.matching import Folded, fold

Span = tuple[int, int]
"""Code points into the text, end exclusive."""


def lines(articles: Iterable[GoldArticle]) -> Iterator[str]:
    """One JSON object an article: `id`, `lang`, `date`, `kind`, `text`, `entities`, `facts`.

    An entity has `name`, `type`, `also` and `mentions` ([start, end] in code points); a fact has
    `part` (must, may, never), `relation`, `status`, `qualifiers`, and `subject` and `object`: the
    positions of its ends in `entities`, or a bare name where an arguable fact's end is none of them.

    Raises:
        FormatError: a thing is nowhere in its text.
    """
    for article in articles:
        yield json.dumps(value(article), ensure_ascii=False)


def value(article: GoldArticle) -> dict[str, object]:
    """One article as the object of its line.

    Raises:
        FormatError: a thing is nowhere in its text.
    """
    found = mentions(article)
    lost = [thing.name for thing, spans in zip(article.things, found, strict=True) if not spans]
    if lost:
        raise FormatError(f"{article.file}: article {article.id}: {lost[0]!r} does not stand in the text")
    index: dict[str | Folded, int] = {}
    for i, thing in enumerate(article.things):
        index.setdefault(fold(thing.name), i)
        index[thing.name] = i
    return {
        "id": article.id,
        "lang": article.language,
        "date": article.date,
        "kind": article.kind,
        "text": article.text,
        "entities": [
            {"name": t.name, "type": t.type, "also": list(t.also), "mentions": [list(span) for span in spans]}
            for t, spans in zip(article.things, found, strict=True)
        ],
        "facts": [_fact(part, triple, index) for part in ("must", "may", "never") for triple in getattr(article, part)],
    }


def mentions(article: GoldArticle) -> list[list[Span]]:
    """For each thing of the article the places of its names, in order.

    Of overlapping names the longest is taken; a thing that stands only inside longer names keeps those places.
    """
    places = [_places(thing, article.text) for thing in article.things]
    every = sorted((start - end, start, end, i) for i, spans in enumerate(places) for start, end in spans)
    taken: list[Span] = []
    found: list[list[Span]] = [[] for _ in article.things]
    for _, start, end, i in every:
        if all(end <= begin or other <= start for begin, other in taken):
            taken.append((start, end))
            found[i].append((start, end))
    return [sorted(spans or places[i]) for i, spans in enumerate(found)]


def _places(thing: Thing, text: str) -> list[Span]:
    """Where a thing's names stand as whole words."""
    return sorted({span for name in (thing.name, *thing.also) for span in _of(name, text)})


def _of(name: str, text: str) -> list[Span]:
    """As written, a description's first letter in either case; else whatever case and accents."""
    plain = name.replace("’", "'").split()
    words = [re.escape(word) for word in plain]
    if len(words) > 1 and name[0].isalpha():
        words[0] = f"[{name[0].upper()}{name[0].lower()}]{re.escape(plain[0][1:])}"
    written = _found(words, _straight(text), r"(?!\w)")
    return written or _found(map(re.escape, "".join(map(_plain, " ".join(plain))).split()), _flat(text))


def _found(words: Iterable[str], text: str, end: str = "") -> list[Span]:
    pattern = r"(?<!\w)" + r"\s+".join(words) + end
    return [match.span() for match in re.finditer(pattern, text)]


@lru_cache(maxsize=8)
def _straight(text: str) -> str:
    return text.replace("’", "'")


@lru_cache(maxsize=8)
def _flat(text: str) -> str:
    """The text without accents or case, each character still at its place."""
    return "".join(map(_plain, _straight(text)))


def _plain(character: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c)).casefold()
    return bare if len(bare) == 1 else character


def _fact(part: str, triple: Triple, index: Mapping[str | Folded, int]) -> dict[str, object]:
    ends = [index.get(name, index.get(fold(name), name)) for name in (triple.subject, triple.object)]
    carried = {name: value for name, value in triple.qualifiers.items() if name != "status"}
    return {
        "part": part,
        "subject": ends[0],
        "relation": triple.relation,
        "object": ends[1],
        "status": triple.status,
        "qualifiers": carried,
    }
