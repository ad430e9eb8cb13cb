"""Markdown: read as text, its marks left out of the prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Document
from loaders.formats import text

LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def documents(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a Markdown file; its first heading is the title where none is given."""
    for document in text.documents(data, source):
        heading = re.search(r"^#\s+(.+)$", document.text, re.MULTILINE)
        title = document.title or (plain(heading[1]) if heading else None)
        yield replace(document, text=plain(document.text), title=title)


def plain(marked: str) -> str:
    """The prose of Markdown.

    >>> plain("## **Bel** buys [MOM](https://x.test)")
    'Bel buys MOM'
    """
    result = re.sub(r"^```.*?^```[^\n]*$", "", marked, flags=re.MULTILINE | re.DOTALL)
    result = LINK.sub(r"\1", result)
    result = EMPHASIS.sub(r"\2", EMPHASIS.sub(r"\2", result))
    return re.sub(r"^(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+", "", result, flags=re.MULTILINE).replace("`", "")
