"""The baseline that every reader is measured beside: a linear SVM over words before, between and after two spans.

    python -m training.ngrams TRAIN.jsonl TEST.jsonl

Rows are those of `keiretsu eval --pairs` with their answer in `ours`: `[relation, direction]`, `["other", …]` or null.
Printed is one line for each test row: id, relation, direction. Runs in the training environment (scikit-learn).
The spans are taken in the order of the text, so that the direction has to be learnt.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.svm import LinearSVC

TURNED = {"->": "<-", "<-": "->", "=": "="}
LONGEST = 3
NEAR = 12
"""Words before and after the spans that are looked at."""

Row = dict[str, object]


def main(train: str, test: str) -> None:
    """Fit on the rows of one file, print what is said of those of the other."""
    learnt, asked = _rows(train), _rows(test)
    vectorizer = CountVectorizer(analyzer=lambda row: list(features(row)), binary=True, min_df=2)
    model = LinearSVC(C=0.3, random_state=0)
    model.fit(vectorizer.fit_transform(learnt), [label(row) for row in learnt])
    for row, said in zip(asked, model.predict(vectorizer.transform(asked)), strict=True):
        relation, _, direction = str(said).partition(" ")
        if direction and not in_order(row):
            direction = TURNED[direction]
        print(json.dumps({"id": row["id"], "relation": relation or None, "direction": direction or None}))


def _rows(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def in_order(row: Row) -> bool:
    """Whether the head stands before the tail."""
    return row["head"]["start"] < row["tail"]["start"]


def label(row: Row) -> str:
    """The answer as one word for the model: relation and direction in the order of the text, or nothing."""
    relation, direction = row.get("ours") or (None, None)
    if relation in (None, "other"):
        return ""
    return f"{relation} {direction if in_order(row) else TURNED[direction]}"


def features(row: Row) -> Iterator[str]:
    """Runs of one to three words before, between and after the spans, and the types of what stands there."""
    one, other = (row["head"], row["tail"]) if in_order(row) else (row["tail"], row["head"])
    text = str(row["text"])
    before, between, after = (
        words(part) for part in (text[: one["start"]], text[one["end"] : other["start"]], text[other["end"] :])
    )
    for place, found in (("b", before[-NEAR:]), ("m", between), ("a", after[:NEAR])):
        for length in range(1, LONGEST + 1):
            yield from (f"{place} {' '.join(found[i : i + length])}" for i in range(len(found) - length + 1))
    yield f"types {one.get('type')} {other.get('type')}"
    yield f"gap {min(len(between), 20)}"


def words(text: str) -> list[str]:
    """Lower-case words and marks, figures as zeros, an edge at both ends.

    >>> words("Bought 12% of")
    ['^', 'bought', '00', '%', 'of', '$']
    """
    return ["^", *re.findall(r"\w+|[^\w\s]", re.sub(r"\d", "0", text.casefold())), "$"]


if __name__ == "__main__":
    main(*sys.argv[1:3])
