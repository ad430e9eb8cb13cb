"""Web pages: the article's prose and metadata, found by trafilatura."""

from __future__ import annotations

from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document as Page

from loaders.document import Document
from loaders.errors import FormatError
from loaders.formats.text import partial_date


def documents(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a page.

    Raises:
        FormatError: the page is empty or holds no article.
    """
    if not data.strip():
        raise FormatError(f"{source} is empty")
    page = trafilatura.bare_extraction(data, with_metadata=True, include_comments=False, include_links=False)
    if not isinstance(page, Page) or not (page.text or "").strip():
        raise FormatError(f"{source} holds no article text")
    language = (page.language or "")[:2].casefold() or None
    yield Document(
        page.text or "",
        source,
        title=page.title,
        publisher=page.sitename or page.hostname,
        published=partial_date(page.date, source),
        url=page.url,
        language=language,
    )
