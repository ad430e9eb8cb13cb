"""Rows of public annotated sets in the form of `training.articles`: one text, two given spans, what relates them.

The sets name one relation for a selected pair, so what else may hold between its ends is left aside: of the
relations of holding (HOLDING) each but the named one, and every relation where the set's own label is outside
the ontology or gives no direction.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from loaders.spans import parted, worded

HOLDING = ("acquired", "investsIn", "owns", "subsidiaryOf")
SYMMETRIC = ("competesWith", "mergesWith", "partnerOf")
SETS = {
    "core/core.train.jsonl": 4000,
    "fire/fire.dev.jsonl": 1225,
    "dfki-product/dfki-product.train.jsonl": 2434,
    "dfki-smartdata/dfki-smartdata.v1train.jsonl": 104,
    "finre-zh/finre-zh.train.jsonl": 3500,
}
"""Files under DATA, and how many of their rows at most. KnowledgeNet is share-alike and stays out."""
LATIN = {name: most for name, most in SETS.items() if not name.startswith("finre-zh/")}
"""Those that the vocabulary of the articles can write."""
LONGEST = 600
"""Code points; longer texts are left out."""


def rows(data: Path, sets: Mapping[str, int] = SETS, seed: int = 1) -> Iterator[dict[str, object]]:
    """The rows of sets under a folder, those of each in a random order drawn from the seed."""
    for name, most in sets.items():
        lines = (data / name).read_text(encoding="utf-8").splitlines()
        random.Random(seed).shuffle(lines)
        found = [r for line in lines if (r := row(json.loads(line))) is not None]
        yield from found[:most]


def row(given: Mapping[str, object], whole: bool = False) -> dict[str, object] | None:
    """One row, or None where its text is too long, its spans are one or its direction is not told.

    With `whole`, the set is taken at its word: longer texts too, and nothing left aside.
    """
    text, ours = given["text"], given["ours"]
    spans = parted(text, *((given[end]["start"], given[end]["end"]) for end in ("head", "tail")))
    apart = all(worded(text, span) for span in spans)
    other = ours is not None and ours[0] == "other"
    if (len(text) > LONGEST and not whole) or not apart or (other and given["dataset"] == "fire"):
        return None
    facts: list[list[object]] = []
    maybe: list[list[object]] = []
    if ours is not None and not other:
        relation, direction = ours
        if direction == "=" and relation not in SYMMETRIC:
            return None
        ends = (1, 0) if direction == "<-" else (0, 1)
        facts.append([ends[0], relation, ends[1], None])
        if relation in HOLDING and not whole:
            maybe += [[ends[0], name, ends[1], None] for name in HOLDING if name != relation]
        if relation == "acquired" and not whole:
            maybe.append([ends[1], "subsidiaryOf", ends[0], None])
        if relation == "subsidiaryOf" and not whole:
            maybe += [[ends[1], name, ends[0], None] for name in ("owns", "acquired")]
    return {
        "id": given["id"],
        "text": text,
        "sentences": [[0, len(text)]],
        "things": [{"code": "NONE", "guess": "ORG", "only": True, "mentions": [list(s)]} for s in spans],
        "pairs": [[0, 1], [1, 0]],
        "facts": facts,
        "maybe": maybe,
        "never": [],
        "trees": [],
        "descriptions": [],
        "pronouns": [],
        "direction": ours[1] if ours is not None else None,
    }
