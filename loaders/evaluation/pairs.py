"""Pairs of given spans: their rows as JSON lines, and what a judge says of each.

A row is `{"id", "text", "lang", "head": {"start", "end"}, "tail": {"start", "end"}}`: offsets are code points,
end exclusive; a span may repeat its `text`, and other keys are passed over. Of a direction, `->` says that the
head is the subject, `<-` that the tail is, `=` that the relation is symmetric. Public sets have rows whose spans
overlap ("Toyota" and "Toyota Yaris") and ids that stand twice: answers come in the order of the rows, one each.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import FormatError, LanguageError
from loaders.spans import Span, worded

FORWARD, BACKWARD, BOTH = "->", "<-", "="
COLUMNS = ("id", "relation", "direction", "confidence")
SHOWN = 5
"""Mistakes of a file that its error spells out; of the others it says how many."""

Row = tuple[str | int, str | None, str | None, float]


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and two spans of it (code points, end exclusive) that stand for two things."""

    id: str | int
    text: str
    head: Span
    tail: Span
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a pair: a relation with its direction, or nothing; how sure, 0 to 1."""

    relation: str | None = None
    direction: str | None = None
    confidence: float = 0.0


NOTHING = Verdict()
PairJudge = Callable[[Pair], Verdict]
"""A judge is one function from a pair to a verdict; it raises LanguageError where it cannot read the text."""


def judged(pairs: Iterable[Pair], judge: PairJudge, least: float = 0.0) -> Iterator[Row]:
    """A row for each pair, in order; nothing where the judge is less sure than `least` or cannot read the text."""
    for pair in pairs:
        try:
            verdict = judge(pair)
        except LanguageError:
            verdict = NOTHING
        if verdict.confidence < least:
            verdict = NOTHING
        yield pair.id, verdict.relation, verdict.direction, round(verdict.confidence, 2)


def read_pairs(path: Path) -> list[Pair]:
    """Every pair of a file.

    Raises:
        FormatError: the file cannot be read, holds no pair, or has bad lines; the message names each with its number.
    """
    try:
        lines = path.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        raise FormatError(f"{str(path)!r} cannot be read: {error.strerror}") from error
    pairs: list[Pair] = []
    problems: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            pairs.append(_pair(line))
        except _RowError as error:
            problems.append(f"line {number}: {error}")
    if problems:
        more = f"; and {len(problems) - SHOWN} more lines" if len(problems) > SHOWN else ""
        raise FormatError(f"{path.name}, {'; '.join(problems[:SHOWN])}{more}")
    if not pairs:
        raise FormatError(f"{path.name} holds no pair: a line is an object with id, text, head and tail")
    return pairs


class _RowError(ValueError):
    """What is wrong with one line."""


def _pair(line: bytes) -> Pair:
    try:
        row = json.loads(line.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise _RowError(f"no JSON ({error})") from error
    if not isinstance(row, dict):
        raise _RowError("no JSON object with id, text, head and tail")
    key, text, language = row.get("id"), row.get("text"), row.get("lang")
    if not isinstance(key, str | int) or isinstance(key, bool):
        raise _RowError(f"the id must be a string or a whole number, not {_told(key)}")
    if not isinstance(text, str):
        raise _RowError(f"the text must be a string, not {_told(text)}")
    if language is not None and not isinstance(language, str):
        raise _RowError(f'lang must be a code such as "en", not {_told(language)}')
    head, tail = (_span(row.get(name), name, text) for name in ("head", "tail"))
    return Pair(key, text, head, tail, language)


def _told(value: object) -> str:
    """A bad value as an error shows it."""
    shown = json.dumps(value, ensure_ascii=False)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def _span(value: object, name: str, text: str) -> Span:
    if not isinstance(value, Mapping):
        raise _RowError(f"{name} must be an object with start and end, not {_told(value)}")
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int) or isinstance(start, bool) or isinstance(end, bool):
        raise _RowError(f"{name} must have whole numbers as start and end, not {_told(start)} and {_told(end)}")
    if not 0 <= start < end <= len(text):
        raise _RowError(f"{name} {[start, end]} is no part of a text of {len(text)} characters")
    said = value.get("text")
    if said is not None and said != text[start:end]:
        raise _RowError(f"{name} is {_told(said)}, but at {[start, end]} stands {text[start:end]!r}")
    if not worded(text, (start, end)):
        raise _RowError(f"{name} {text[start:end]!r} names nothing")
    return start, end
