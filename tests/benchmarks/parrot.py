"""A learner for tests: it says of every pair what most of the rows it saw that are related say."""

import json
import sys
from collections import Counter
from pathlib import Path


def main(train: str, test: str) -> None:
    files = [Path(path).read_text("utf-8").splitlines() for path in (train, test)]
    learnt, asked = ([json.loads(line) for line in lines] for lines in files)
    assert not any("ours" in row for row in asked)
    answers = Counter(tuple(row["ours"]) for row in learnt if row["ours"])
    relation, direction = answers.most_common(1)[0][0] if answers else (None, None)
    for row in asked:
        print(json.dumps({"id": row["id"], "relation": relation, "direction": direction}))


if __name__ == "__main__":
    main(*sys.argv[1:])
