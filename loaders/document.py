"""An article on its way in: its text, and what its source says of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from graph.statement import Article


@dataclass(frozen=True, slots=True)
class Document:
    """One article's text with its metadata; `published` is a partial ISO 8601 date.

    `source` names where it came from (path, row), for messages only. `key` is the article's URL,
    else the source's own id, else None: then the content's hash is its identity.
    """

    text: str
    source: str
    key: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None

    def article(self, keep_text: bool = True) -> Article:
        """The article's node; without `keep_text` only the text's hash is kept."""
        text_hash = hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return Article(
            key=self.url or self.key or f"sha256:{text_hash}",
            text_hash=text_hash,
            text=self.text if keep_text else None,
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            language=self.language,
        )
