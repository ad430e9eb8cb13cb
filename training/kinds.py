"""Fits the types of names: a linear model over `loaders.features`, pruned and written as JSON.

    python -m training.kinds rows.jsonl loaders/weights/kinds.json

Runs in the training environment (scikit-learn). A tenth of the articles is held out for the figure it prints.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

PRUNED = 0.08
"""Weights smaller than this are left out; the accuracy is the same to a tenth of a point."""


def main(source: str, target: str) -> None:
    """Fit on the rows of a file, print held-out accuracy, write all rows' weights."""
    rows = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    held = [r for r in rows if zlib.crc32(r["article"].encode()) % 10 == 0]
    kept = [r for r in rows if zlib.crc32(r["article"].encode()) % 10 != 0]
    vectorizer, model = _fit(kept)
    right = model.predict(vectorizer.transform([dict.fromkeys(r["features"], 1) for r in held])) == [
        r["code"] for r in held
    ]
    print(f"{len(rows)} mentions; held-out accuracy {right.mean():.3f} of {len(held)}")
    vectorizer, model = _fit(rows)
    weights = {
        name: {c: round(float(w), 2) for c, w in zip(model.classes_, column, strict=True) if abs(w) >= PRUNED}
        for name, column in zip(vectorizer.get_feature_names_out(), model.coef_.T, strict=True)
    }
    bias = {c: round(float(b), 3) for c, b in zip(model.classes_, model.intercept_, strict=True)}
    kept_weights = {name: w for name, w in sorted(weights.items()) if w}
    lines = ",\n".join(f" {json.dumps(n, ensure_ascii=False)}: {json.dumps(w)}" for n, w in kept_weights.items())
    Path(target).write_text(f'{{"bias": {json.dumps(bias)}, "weights": {{\n{lines}\n}}}}\n', encoding="utf-8")
    print(f"{len(kept_weights)} features kept")


def _fit(rows: list[dict[str, object]]) -> tuple[DictVectorizer, LogisticRegression]:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(r["features"], 1) for r in rows])
    model = LogisticRegression(C=0.5, max_iter=400, class_weight="balanced")
    model.fit(matrix, [r["code"] for r in rows])
    return vectorizer, model


if __name__ == "__main__":
    main(*sys.argv[1:3])
