"""An article, or its part in one language, once its names are found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from loaders.cast import Cast
from loaders.names import Name
from loaders.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Part:
    """A document, or its part in one language: sentences with their names, and who appears."""

    language: str
    sentences: tuple[tuple[Sentence, tuple[Name, ...]], ...]
    cast: Cast

    def codes(self) -> Mapping[Name, str]:
        """What each name is taken for: the code of its character."""
        return {name: self.cast.of[name].code for _, names in self.sentences for name in names}

    def stretches(self, size: int) -> Iterator[Part]:
        """The part, or of a text longer than `size` code points stretches of about that length, in its order.

        They end with a paragraph, unless one is as long by itself.
        """
        first, paragraph = 0, -1
        for number, (sentence, _) in enumerate(self.sentences):
            length = sentence.start - self.sentences[first][0].start
            if length > 2 * size or (length > size and sentence.paragraph != paragraph):
                yield replace(self, sentences=self.sentences[first:number])
                first = number
            paragraph = sentence.paragraph
        yield replace(self, sentences=self.sentences[first:])

    def between(self, start: int, end: int) -> Sequence[tuple[Sentence, tuple[Name, ...]]]:
        """The sentences from the one that holds `start` to the one that holds `end` (code points)."""
        first = bisect_right(self.sentences, start, key=_starts)
        return self.sentences[max(0, first - 1) : bisect_right(self.sentences, end - 1, key=_starts)]

    def sentence(self, place: tuple[int, int]) -> Sentence:
        """The sentence that holds the beginning of a place."""
        return self.between(*place)[0][0]


def _starts(sentence: tuple[Sentence, tuple[Name, ...]]) -> int:
    return sentence[0].start
