"""The scorer in tests/score, run as the program it is, on predictions that a test makes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from graph.statement import Entity, Mention, Statement
from loaders.evaluation.gold import Triple
from loaders.evaluation.score import Score

SCORER = Path(__file__).resolve().parents[1] / "score" / "score.py"
READER = """
import json, pathlib, sys
known = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
for row in known[pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")]:
    print(json.dumps(row))
"""

Row = dict[str, object]


def row(triple: Triple, status: str | None = None, turned: bool = False, name: str | None = None) -> Row:
    """What a reader would print for a triple, or for it bent out of shape."""
    ends = (triple.object, triple.subject) if turned else (triple.subject, triple.object)
    return {
        "subject": {"name": name or ends[0]},
        "relation": triple.relation,
        "object": {"name": ends[1]},
        "status": status or triple.status,
        "qualifiers": {k: v for k, v in triple.qualifiers.items() if k == "percent"},
    }


def statements(rows: Sequence[Row]) -> list[Statement]:
    made = []
    for number, each in enumerate(json.loads(json.dumps(rows))):
        ends = [Mention(Entity(each[end]["name"], each[end]["name"], ""), 0, 0) for end in ("subject", "object")]
        made.append(
            Statement(
                str(number),
                ends[0],
                each["relation"],
                ends[1],
                each["status"],
                "",
                0,
                0,
                "",
                "",
                1.0,
                each["qualifiers"],
            )
        )
    return made


def printed(paths: Sequence[Path], rows: Mapping[str, Sequence[Row]], folder: Path) -> str:
    known = folder / "known.json"
    known.write_text(json.dumps(rows), encoding="utf-8")
    reader = folder / "reader.py"
    reader.write_text(READER, encoding="utf-8")
    command = [sys.executable, str(SCORER), *map(str, paths), "--", sys.executable, str(reader), str(known)]
    return subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout


def figures(result: Score) -> str:
    total, statuses = result.total, result.statuses
    lines = [
        f"  {name:18} tp {t.right:3} fp {t.wrong:3} fn {t.missed:3}" for name, t in sorted(result.relations.items())
    ]
    percent = result.qualifiers.get("percent")
    right, asked = (percent.right, percent.right + percent.wrong + percent.missed) if percent else (0, 0)
    exact = 2 * statuses.right / (2 * total.right + total.wrong + total.missed)
    return "\n".join(
        [
            *lines,
            f"status right {statuses.right}/{statuses.right + statuses.wrong}  percent right {right}/{asked}  "
            f"traps {result.traps}",
            f"P {total.precision:.3f} R {total.recall:.3f} F1 {total.f1:.3f}  "
            f"(tp {total.right} fp {total.wrong} fn {total.missed})  F1 with exact status {exact:.3f}",
        ]
    )
