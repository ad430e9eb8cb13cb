"""What a name's type is read from: its shape and the words around each place it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.lexicon import Lexicon
from loaders.names import Name
from loaders.tokens import Sentence


def features(sentence: Sentence, name: Name, lexicon: Lexicon) -> Iterator[str]:
    """Features of one mention, as strings; the same in training and reading."""
    words = [t.text for t in sentence.tokens]
    inner = words[name.first : name.last]
    language = lexicon.language
    yield f"label={name.label or 'none'}"
    yield f"label={name.label or 'none'}|words={min(len(inner), 4)}"
    yield f"words={min(len(inner), 5)}"
    yield from (f"in={word.casefold()}" for word in inner)
    yield f"first={inner[0].casefold()}"
    yield f"last={inner[-1].casefold()}"
    yield f"end={inner[-1][-3:].casefold()}"
    yield f"end={inner[-1][-2:].casefold()}"
    yield f"start={inner[0][:3].casefold()}"
    yield f"shape={shape(name.text)}"
    yield from _gazetteer(name, inner, lexicon)
    before = [w.casefold().replace("’", "'") for w in words[max(0, name.first - 3) : name.first]]
    after = [w.casefold().replace("’", "'") for w in words[name.last : name.last + 4]]
    yield from (f"before{i}={w}" for i, w in enumerate(reversed(before), start=1))
    yield from (f"after{i}={w}" for i, w in enumerate(after, start=1))
    yield f"before={' '.join(before[-2:])}|{language}"
    yield f"after={' '.join(after[:2])}|{language}"
    yield f"around={before[-1] if before else '^'}_{after[0] if after else '$'}"
    yield from (f"near={w}" for w in (*before, *after) if len(w) > 3)
    yield f"opens={name.first == 0}"


def shape(text: str) -> str:
    """A name's shape: runs of A, a, 0 and its punctuation.

    >>> shape("L'Oréal"), shape("SU7"), shape("CMA CGM")
    ("A'Aa", 'A0', 'A A')
    """
    plain = re.sub(r"[^\W\d_]", lambda m: "A" if m[0].isupper() else "a", text)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\d", "0", plain))[:12]


def _gazetteer(name: Name, inner: list[str], lexicon: Lexicon) -> Iterator[str]:
    for place in ("countries", "regions", "cities"):
        if name.text in lexicon.words("places", place):
            yield f"place={place}"
        elif inner[0] in lexicon.words("places", place):
            yield f"begins={place}"
        elif inner[-1] in lexicon.words("places", place):
            yield f"ends={place}"
    if inner[-1] in lexicon.words("names", "legal") or inner[0] in lexicon.words("names", "legal"):
        yield "legal"
