"""The words that reading needs, one TOML file a language, as frozen values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.inflection import noun_forms, verb_forms

HOME = Path(__file__).resolve().parent
REFLEXIVE = re.compile(r"se |s'")
"""How a French reflexive verb is listed."""
LANGUAGES = tuple(sorted(path.stem for path in HOME.glob("*.toml")))


@dataclass(frozen=True)
class Lexicon:
    """One language's words; `words("names", "legal")` is a list of the file as a set."""

    language: str
    tables: Mapping[str, Mapping[str, str]]

    @cache  # noqa: B019 -- a lexicon lives as long as the process
    def words(self, table: str, name: str) -> frozenset[str]:
        """The words of one list, blanks for underscores."""
        return frozenset(self.listed(table, name))

    @cache  # noqa: B019
    def listed(self, table: str, name: str) -> tuple[str, ...]:
        """The words of one list in file order, blanks for underscores."""
        return tuple(word.replace("_", " ") for word in self.tables[table][name].split())

    @cache  # noqa: B019
    def mapping(self, table: str, name: str) -> Mapping[str, str]:
        """A list of `key=value` words as a mapping."""
        return dict(word.rsplit("=", 1) for word in self.listed(table, name))

    @cache  # noqa: B019
    def verbs(self, table: str, name: str) -> frozenset[str]:
        """Every form of every verb of one list but the reflexive ones."""
        return frozenset(form for lemma in self.words(table, name) if not _own(lemma) for form in self.verb(lemma))

    @cache  # noqa: B019
    def reflexives(self, table: str, name: str) -> frozenset[str]:
        """Every form of the reflexive verbs of one list that are one word beside the pronoun ("se désister")."""
        plain = (_own(lemma) for lemma in self.words(table, name))
        return frozenset(form for lemma in plain if lemma and " " not in lemma for form in self.verb(lemma))

    @cache  # noqa: B019
    def phrases(self, table: str, name: str) -> tuple[tuple[frozenset[str], str], ...]:
        """Of every verb of several words of one list: the forms of its first word, and the others as written.

        A reflexive pronoun is none of these words.
        """
        parts = ((_own(lemma) or lemma).partition(" ") for lemma in self.listed(table, name))
        return tuple((self.verb(first), rest) for first, blank, rest in parts if blank)

    @cache  # noqa: B019
    def nouns(self, table: str, name: str) -> frozenset[str]:
        """Every form of every noun of one list."""
        return frozenset(form for lemma in self.words(table, name) for form in self.noun(lemma))

    def verb(self, lemma: str) -> frozenset[str]:
        """Every form of one verb."""
        return verb_forms(lemma, self.language, self.tables["irregular"])

    def noun(self, lemma: str) -> frozenset[str]:
        """Every form of one noun or adjective; of several words, the first one's."""
        first, blank, rest = lemma.partition(" ")
        return frozenset(form + blank + rest for form in noun_forms(first, self.language))

    def __hash__(self) -> int:
        """Lexicons are one a language."""
        return hash(self.language)


def _own(lemma: str) -> str:
    """A reflexive verb without its pronoun; empty for another verb."""
    match = REFLEXIVE.match(lemma)
    return lemma[match.end() :] if match else ""


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language of LANGUAGES."""
    with (HOME / f"{language}.toml").open("rb") as file:
        return Lexicon(language, tomllib.load(file))


def either(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first, with either apostrophe.

    >>> either(["a", "a.b", "d'"])
    "a\\\\.b|d['’]|a"
    """
    escaped = (re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return "|".join(word.replace("'", "['’]") for word in escaped)
