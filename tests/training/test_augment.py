"""Articles with other names in them hold the same mentions, sentences and words between as before."""

from __future__ import annotations

import random
import re
from typing import Any

import pytest

from training.augment import Names

TEXT = "Ostro Foods bought Borvik. Lena Tarn leads Ostro, the Dutch group, from Gent. Borvik's owner, OF, sold it."
MENTIONS = {
    "ORG": [["Ostro Foods", "Ostro", "OF"], ["Borvik"]],
    "PER": [["Lena Tarn"]],
    "LOC": [["Gent"]],
}


def found(text: str, name: str) -> list[list[int]]:
    return [list(m.span()) for m in re.finditer(rf"\b{name}\b", text)]


def row() -> dict[str, Any]:
    things = []
    for code, named in MENTIONS.items():
        for names in named:
            spans: list[list[int]] = []
            for name in names:
                spans += [s for s in found(TEXT, name) if not any(a <= s[0] < b for a, b in spans)]
            things.append({"code": code, "mentions": sorted(spans)})
    ends = [m.end() for m in re.finditer(r"\.", TEXT)]
    sentences = [[a, b] for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False)]
    start = TEXT.index("the Dutch group")
    described = [[start, start + len("the Dutch group"), 0]]
    return {"text": TEXT, "things": things, "sentences": sentences, "descriptions": described}


def others() -> dict[str, Any]:
    text = "Ardent Mills of Ohio, Eyak, Quellan Steel Works; Ida Noor, Otto Prem."
    named = {"ORG": ["Ardent Mills", "Eyak", "Quellan Steel Works"], "PER": ["Ida Noor", "Otto Prem"]}
    things = [{"code": code, "mentions": found(text, name)} for code, names in named.items() for name in names]
    return {"text": text, "things": things, "sentences": [], "descriptions": []}


def changed(seed: int) -> dict[str, Any]:
    return dict(Names([row(), others()]).changed(row(), random.Random(seed)))


def masked(article: dict[str, Any]) -> str:
    """The text with every mention of a thing cut out."""
    text: str = article["text"]
    spans = sorted((tuple(span) for thing in article["things"] for span in thing["mentions"]), reverse=True)
    for start, end in spans:
        text = text[:start] + "*" + text[end:]
    return text


@pytest.mark.parametrize("seed", range(40))
def test_all_but_the_names_is_as_it_was(seed: int) -> None:
    after = changed(seed)
    text = after["text"]

    assert masked(after) == masked(row())
    assert [text[a:b] for a, b, _ in after["descriptions"]] == ["the Dutch group"]
    assert [text[a:b][-1] for a, b in after["sentences"]] == [".", ".", "."]
    assert [text[a:b] for a, b in after["things"][-1]["mentions"]] == ["Gent"]


def test_names_do_change_and_short_ones_with_them() -> None:
    seen = {tuple(each["text"][a:b] for a, b in each["things"][0]["mentions"]) for each in map(changed, range(60))}

    assert ("Ostro Foods", "Ostro", "OF") in seen
    assert ("Ardent Mills", "Ardent", "AM") in seen
