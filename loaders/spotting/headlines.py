"""Names in headlines whose words all begin with capitals: those of ordinary sentences, and what is no common word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from loaders.lexicon import Lexicon
from loaders.names import Name, spelt
from loaders.shortening import LONGEST
from loaders.spotting.words import everyday
from loaders.tokens import Sentence, Token

Spotted = Sequence[tuple[Sentence, tuple[Name, ...]]]


def titled(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence capitalises what the language writes in lower case, all but small words.

    So it is where three words or more are all in capitals, and where five or more, with no full stop, have two common
    ones after the first with a capital.
    """
    tokens = [
        t for i, t in enumerate(sentence.tokens) if t.text[:1].isalpha() and not _ending(t, sentence.tokens[i - 1 : i])
    ]
    words = [t.text for t in tokens]
    if len(words) > 2 and all(word.isupper() for word in words):
        return True
    if len(words) < 5 or sentence.tokens[-1].text in (".", "…", "!"):
        return False
    small = lexicon.words("names", "uncapitalised")
    if any(word.islower() and _plain(word) not in small for word in words):
        return False
    common = everyday(lexicon.language)
    return sum(word.casefold() in common and not word.islower() and len(word) > 3 for word in words[1:]) > 1


def _ending(token: Token, before: Sequence[Token]) -> bool:
    """Whether a token in lower case hangs on the one before it: a unit, "n't"."""
    return bool(before) and token.text.islower() and before[0].end == token.start


def mostly(titles: Sequence[bool]) -> bool:
    """Whether a text is mostly headlines, so that no ordinary sentence tells what names it has."""
    return sum(titles) * 2 > len(titles)


def settled(spotted: Spotted, titles: Sequence[bool], lexicon: Lexicon) -> list[tuple[Sentence, tuple[Name, ...]]]:
    """Sentences with their names, where `titles` says which are headlines as `titled` has it.

    A headline has the names of ordinary sentences, however it writes them ("LOOPSTER SIGNS LICENCE"), and between them,
    of what was spotted in it, the runs of words that the language does not write in lower case.
    """
    known = _Known(
        {
            tuple(t.text.casefold() for t in sentence.tokens[name.first : name.last]): name
            for (sentence, names), title in zip(reversed(spotted), reversed(titles), strict=True)
            if not title
            for name in reversed(names)
        },
        lexicon,
    )
    return [
        (sentence, tuple(known.names(sentence, names)) if title else names)
        for (sentence, names), title in zip(spotted, titles, strict=True)
    ]


@dataclass(frozen=True)
class _Known:
    """The names of ordinary sentences, the first of each form, by their words in lower case."""

    forms: Mapping[tuple[str, ...], Name]
    lexicon: Lexicon

    def names(self, sentence: Sentence, spotted: Sequence[Name]) -> list[Name]:
        """The names of a headline, in order."""
        words = [_plain(t.text) for t in sentence.tokens]
        told = list(self._told(sentence, words, {name.first for name in spotted}))
        runs = (run for name in spotted for run in self._runs(sentence, words, name))
        free = [run for run in runs if not any(run.first < t.last and t.first < run.last for t in told)]
        return sorted([*told, *free], key=lambda name: name.first)

    def _told(self, sentence: Sentence, words: Sequence[str], starts: set[int]) -> Iterator[Name]:
        """The known names in a headline, the longest where several begin at one word.

        A common word that is a name as well ("Target") is told only where a name was spotted to begin.
        """
        tokens, at = sentence.tokens, 0
        while at < len(words):
            for last in range(min(len(words), at + LONGEST), at, -1):
                name = self.forms.get(tuple(words[at:last]))
                lone = last == at + 1 and words[at] in everyday(self.lexicon.language)
                if name is None or (lone and at not in starts):
                    continue
                if tokens[at].text[0].islower() and not name.text[0].islower():
                    continue
                yield Name(at, last, name.text, tokens[at].start, tokens[last - 1].end, name.label)
                at = last - 1
                break
            at += 1

    def _runs(self, sentence: Sentence, words: Sequence[str], name: Name) -> Iterator[Name]:
        """The runs of a name's words that are no common ones; small words and legal forms may stand in them."""
        small = self.lexicon.words("names", "uncapitalised")
        forms = _forms(self.lexicon)
        at = name.first
        while at < name.last:
            last = at
            while last < name.last and (words[last] in small or words[last] in forms or not self._common(words[last])):
                last += 1
            after = max(last, at + 1)
            while last > at and (words[last - 1] in small or not words[last - 1][0].isalnum()):
                last -= 1
            while at < last and (words[at] in small or not words[at][0].isalnum()):
                at += 1
            if any(len(word) > 1 and word[0].isalpha() and word not in forms for word in words[at:last]):
                run = sentence.tokens[at:last]
                yield Name(at, last, spelt(run), run[0].start, run[-1].end, name.label)
            at = after

    def _common(self, word: str) -> bool:
        """Whether the language writes a word in lower case, or all parts of it ("State-Owned")."""
        common = everyday(self.lexicon.language)
        return word in common or ("-" in word and all(part in common for part in word.split("-")))


@cache
def _forms(lexicon: Lexicon) -> frozenset[str]:
    """Words in which the names of companies and offices end, in lower case."""
    return frozenset(word.casefold() for word in lexicon.words("names", "legal") | lexicon.words("bodies", "offices"))


def _plain(word: str) -> str:
    """A word in lower case, without the genitive that capitals hide ("ALBANIA'S")."""
    lower = word.casefold().replace("’", "'")
    return lower[:-2] if len(lower) > 2 and lower.endswith("'s") else lower
