"""Plain text: one article a file; an optional block of metadata between `---` lines on top."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Document
from loaders.errors import FormatError

FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(?P<block>.*?)\r?\n---[ \t]*\r?\n", re.DOTALL)
KEYS = {"date": "published", "published": "published", "lang": "language", "source": "publisher"}
FIELDS = ("title", "publisher", "published", "url", "language", "id")


def decoded(data: bytes, source: str) -> str:
    """The bytes as text: UTF-8, or UTF-16 with its mark; line ends made uniform.

    Raises:
        FormatError: the file is empty, holds binary data, or is in another encoding.
    """
    if not data.strip():
        raise FormatError(f"{source} is empty")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif b"\0" in data[:8192]:
        raise FormatError(f"{source} is not text: it holds binary data")
    else:
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"{source} is not UTF-8 (byte {data[error.start]:#04x} at {error.start}): convert it, "
            "for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def documents(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a text file."""
    yield document(decoded(data, source), source)


def document(text: str, source: str) -> Document:
    """A text with its metadata block taken off and read.

    >>> document("---\\ntitle: Bel buys MOM\\ndate: 2025-11-10\\n---\\nBel buys.", "a.txt").published
    '2025-11-10'
    """
    found: dict[str, str] = {}
    match = FRONT.match(text)
    if match:
        for line in match["block"].splitlines():
            name, colon, value = line.partition(":")
            name = KEYS.get(name.strip().casefold(), name.strip().casefold())
            if colon and name in FIELDS and value.strip().strip("\"'"):
                found[name] = value.strip().strip("\"'")
        text = text[match.end() :]
    return Document(
        text,
        source,
        key=found.get("id"),
        title=found.get("title"),
        publisher=found.get("publisher"),
        published=partial_date(found.get("published"), source),
        url=found.get("url"),
        language=found.get("language"),
    )


def partial_date(value: str | None, source: str) -> str | None:
    """A date cut to its day, month or year, as far as it is ISO 8601.

    Raises:
        FormatError: it is no such date.
    """
    if value is None or not value.strip():
        return None
    match = re.match(r"(\d{4})(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?(?=$|[T ])", value.strip())
    if match is None:
        raise FormatError(f"{source}: date {value!r} is not of the form 2025, 2025-11 or 2025-11-10")
    return match[0]
