"""Cypher text as tokens: enough of the language to see what a query would do before it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import QueryError

_TOKEN = re.compile(
    r"""(?P<blank>[\s\u200b\ufeff\u0085\u2028\u2029]+|//[^\r\n]*|/\*.*?\*/)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<parameter>\$(?:`(?:[^`]|``)+`|\w+))
    |(?P<quoted>`(?:[^`]|``)*`)
    |(?P<number>\d\w*(?:\.\d\w*)?)
    |(?P<word>\w+)
    |(?P<sign>.)""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\[uU][0-9a-fA-F]")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: `kind` is word, quoted, string, number, parameter or sign; comments are left out."""

    kind: str
    text: str

    @property
    def name(self) -> str:
        """The name that a word or a quoted name stands for."""
        return self.text[1:-1].replace("``", "`") if self.kind == "quoted" else self.text

    @property
    def keyword(self) -> str:
        """A word in capitals; empty for anything else, which can be no keyword."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(query: str) -> tuple[Token, ...]:
    r"""The tokens of a query.

    >>> [each.text for each in tokens("MATCH (n) // all\nRETURN n.`a b`, '//'")]
    ['MATCH', '(', 'n', ')', 'RETURN', 'n', '.', '`a b`', ',', "'//'"]

    Raises:
        QueryError: an escape of the form backslash-u, which the server would read before it reads quotes,
            or a quote or comment that does not end.
    """
    if escape := _ESCAPE.search(query):
        raise QueryError(f"Write the character itself instead of the escape {query[escape.start() :][:6]!r}.")
    return tuple(_tokens(query))


def _tokens(query: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "sign"
        if kind == "sign" and (match[0] in "'\"`" or query.startswith("/*", match.start())):
            raise QueryError(f"A quote or comment does not end: {query[match.start() :][:40]!r}.")
        if kind != "blank":
            yield Token(kind, match[0])


def parameters(query: str) -> tuple[str, ...]:
    """The names of a query's parameters, sorted.

    >>> parameters("MATCH (n {name: $company}) WHERE n.x > $`least one` RETURN '$no'")
    ('company', 'least one')
    """
    found = (each.text[1:] for each in tokens(query) if each.kind == "parameter")
    return tuple(sorted({name[1:-1] if name.startswith("`") else name for name in found}))
