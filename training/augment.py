"""Articles with other names in them, so that the network learns sentences and not whose names stand in them."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

SHARE = 0.5
"""How many of the things of an article get another name, on average, in every second article."""
SWAPPED = ("ORG", "PER", "PRO")
"""Places keep theirs: prepositions depend on them."""
VOWELS = "aeiouyhàâéèêëîïôœAEIOUYHÀÂÉÈÊËÎÏÔŒ"


class Names:
    """Names by code and language, drawn from training articles."""

    def __init__(self, rows: Sequence[Mapping[str, object]]) -> None:
        found: dict[str, set[str]] = {code: set() for code in SWAPPED}
        for row in rows:
            for thing in row["things"]:
                if thing["code"] in found and thing["mentions"]:
                    found[thing["code"]].add(max((row["text"][a:b] for a, b in thing["mentions"]), key=len))
        self._pool = {code: sorted(names) for code, names in found.items()}

    def changed(self, row: Mapping[str, object], chance: random.Random) -> Mapping[str, object]:
        """The article with some names taken for others throughout, everything at its new place; or as it is."""
        if chance.random() < 0.35:
            return row
        text: str = row["text"]
        edits: list[tuple[int, int, str]] = []
        for thing in row["things"]:
            if thing["code"] in SWAPPED and chance.random() < SHARE:
                edits += self._edits(text, thing, chance)
        return _moved(row, sorted(edits)) if edits else row

    def _edits(self, text: str, thing: Mapping[str, object], chance: random.Random) -> list[tuple[int, int, str]]:
        spans = [(a, b) for a, b in thing["mentions"]]
        full = max((text[a:b] for a, b in spans), key=len)
        alike = full[:1] in VOWELS
        for _ in range(8):
            other = chance.choice(self._pool[thing["code"]])
            if (other[:1] in VOWELS) == alike and "\n" not in other:
                break
        return [(a, b, _form(text[a:b], full, other)) for a, b in spans]


def _form(form: str, full: str, other: str) -> str:
    """The form of another name that stands to it as `form` to `full`: a beginning, an end, initials; else the form."""
    if form == full:
        return other
    words, olds, news = form.split(), full.split(), other.split()
    if olds[: len(words)] == words:
        return " ".join(news[: max(1, min(len(words), len(news) - 1))])
    if olds[-len(words) :] == words:
        return news[-1]
    if form.isupper() and len(form) > 1:
        return "".join(w[0] for w in news).upper() if len(news) > 1 else other
    return form


def _moved(row: Mapping[str, object], edits: Sequence[tuple[int, int, str]]) -> dict[str, object]:
    text: str = row["text"]
    parts: list[str] = []
    ends: list[tuple[int, int]] = []
    at = shift = 0
    for start, end, new in edits:
        if start < at:
            continue
        parts += [text[at:start], new]
        shift += len(new) - (end - start)
        ends.append((end, shift))
        at = end
    parts.append(text[at:])

    def place(offset: int) -> int:
        moved = 0
        for end, total in ends:
            if end > offset:
                break
            moved = total
        return offset + moved

    def span(start: int, end: int) -> list[int]:
        """Edits begin and end where mentions do, so a start moves by what lies before it."""
        return [place(start), place(end)]

    things = [{**t, "mentions": [span(a, b) for a, b in t["mentions"]]} for t in row["things"]]
    trees = [[place(at), [[*span(a, b), head, dep] for a, b, head, dep in tree]] for at, tree in row["trees"]]
    sentences = [span(a, b) for a, b in row["sentences"]]
    said = {name: [[*span(a, b), *rest] for a, b, *rest in row[name]] for name in ("descriptions", "pronouns")}
    return {
        **row,
        "text": "".join(parts),
        "things": things,
        "sentences": sentences,
        **said,
        "trees": trees,
    }
