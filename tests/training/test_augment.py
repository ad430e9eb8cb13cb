"""Articles with other names in them hold the same mentions, sentences and words between as before."""

from __future__ import annotations

import random
import re
from itertools import pairwise
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
    trees = [[a, words(a, b)] for a, b in sentences]
    return {
        "text": TEXT,
        "things": things,
        "sentences": sentences,
        "descriptions": described,
        "pronouns": [],
        "trees": trees,
    }


def words(start: int, end: int) -> list[list[object]]:
    """The words of a stretch, each under the first; a name is one."""
    names = sorted((n for named in MENTIONS.values() for ns in named for n in ns), key=len, reverse=True)
    word = "|".join([*names, r"[\w']+"])
    return [[start + m.start(), start + m.end(), 0, "dep"] for m in re.finditer(word, TEXT[start:end])]


def others() -> dict[str, Any]:
    text = "Ardent Mills of Ohio, Eyak, Quellan Steel Works; Ida Noor, Otto Prem."
    named = {"ORG": ["Ardent Mills", "Eyak", "Quellan Steel Works"], "PER": ["Ida Noor", "Otto Prem"]}
    things = [{"code": code, "mentions": found(text, name)} for code, names in named.items() for name in names]
    return {"text": text, "things": things, "sentences": [], "descriptions": [], "pronouns": [], "trees": []}


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


@pytest.mark.parametrize("seed", range(40))
def test_words_stay_where_they_are_and_those_of_a_changed_name_begin_where_it_does(seed: int) -> None:
    after = changed(seed)
    text = after["text"]
    names = {span[0]: span[1] for thing in after["things"] for span in thing["mentions"]}
    before = [TEXT[a:b] for _, tree in row()["trees"] for a, b, _, _ in tree]
    found = [(text[a:b], a) for _, tree in after["trees"] for a, b, _, _ in tree]

    assert [at for at, _ in after["trees"]] == [a for a, _ in after["sentences"]]
    assert len(found) == len(before)
    assert all(
        word == old or any(a <= at < b for a, b in names.items()) for old, (word, at) in zip(before, found, strict=True)
    )
    assert all(a[1] <= b[1] for a, b in pairwise(found))


def test_names_do_change_and_short_ones_with_them() -> None:
    seen = {tuple(each["text"][a:b] for a, b in each["things"][0]["mentions"]) for each in map(changed, range(60))}

    assert ("Ostro Foods", "Ostro", "OF") in seen
    assert ("Ardent Mills", "Ardent", "AM") in seen
