"""Text and attributes of XML 1.0, without the characters that it cannot hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

# https://www.w3.org/TR/xml/#charsets: Gephi opens no file that has one of the others.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# Written as references: XML readers turn the first into \n, xmldom (Gephi Lite) the others too.
_ENDS = {"\r": "&#13;", "\u0085": "&#133;", "\u2028": "&#8232;"}

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def legal(text: str) -> str:
    """The text without characters that no XML file may hold.

    >>> legal("a\\x0bb")
    'ab'
    """
    return _ILLEGAL.sub("", text)


def content(text: str) -> str:
    """The text as the content of an element."""
    return escape(legal(text), _ENDS)


def tag(name: str, attributes: Mapping[str, str], closed: bool = False) -> str:
    """A start tag, or an empty element if `closed`, its attributes in the order given.

    >>> tag("a", {"b": "<c>"}, closed=True)
    '<a b="&lt;c&gt;"/>'
    """
    pairs = "".join(f" {key}={quoteattr(legal(value), _ENDS)}" for key, value in attributes.items())
    return f"<{name}{pairs}{'/' if closed else ''}>"
