"""The articles of a store: one by its key or the beginning of its id, and its text with what was read."""

from __future__ import annotations

from collections.abc import Iterator

from graph.errors import AmbiguousNameError, UnknownNameError
from graph.statement import Article, Record, digest
from graph.store import Store
from ontology.schema import THINGS

_ARTICLES = f"{THINGS}article/"
LEAST = 4
"""Characters of an id that must be given."""


def article_id(article: Article) -> str:
    """The article's id: the last part of its IRI, 20 hex digits."""
    return article.iri.removeprefix(_ARTICLES)


def article_named(store: Store, name: str) -> Article:
    """The article of that key, IRI, or id, of which the beginning is enough.

    Raises:
        UnknownNameError: there is none.
        AmbiguousNameError: the id may be any of several.
    """
    wanted = {digest(name), name.removeprefix(_ARTICLES)}
    found = []
    for article in store.articles():
        identifier = article_id(article)
        if identifier in wanted:
            return article
        if len(name) >= LEAST and identifier.startswith(name):
            found.append(article)
    if len(found) > 1:
        raise AmbiguousNameError(f"Article {name!r} may be any of {', '.join(map(article_id, found))}.")
    if not found:
        raise UnknownNameError(f"No article {name!r} in this store; 'keiretsu articles' lists them.")
    return found[0]


def marked(record: Record, opening: str = "[", closing: str = "]") -> str:
    """The article's text with the places of its evidence between marks, nested and touching ones as one.

    Raises:
        UnknownNameError: only the text's hash was kept.
    """
    text = record.article.text
    if text is None:
        raise UnknownNameError(f"The text of article {record.article.key!r} was not kept: load it without --no-text.")
    pieces = []
    at = 0
    for start, end in _places(record):
        pieces += [text[at:start], opening, text[start:end], closing]
        at = end
    return "".join((*pieces, text[at:]))


def _places(record: Record) -> Iterator[tuple[int, int]]:
    spans = sorted({span for each in record.statements for span in ((each.start, each.end), *each.more)})
    while spans:
        start, end = spans.pop(0)
        while spans and spans[0][0] <= end:
            end = max(end, spans.pop(0)[1])
        yield start, end
