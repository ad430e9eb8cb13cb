"""How often each pattern is right: `python -m loaders.evaluation.methods GOLD... [--below P] [--least N]`.

For those who write patterns: run it on `corpus/train`, never on held-out gold.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.statement import Statement
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.evaluation.score import EXCUSED, RIGHT, Judged, score
from ontology.errors import KeiretsuError
from ontology.read import load


@dataclass(slots=True)
class Method:
    """What one pattern said of one relation, by verdict."""

    relation: str
    name: str
    right: list[Judged] = field(default_factory=list)
    excused: list[Judged] = field(default_factory=list)
    wrong: list[Judged] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right of what counts, 0 to 1; 1 where nothing does."""
        counted = len(self.right) + len(self.wrong)
        return len(self.right) / counted if counted else 1.0


def methods(judged: Iterable[Judged]) -> list[Method]:
    """What each pattern said, those with most mistakes first."""
    found: dict[tuple[str, str], Method] = {}
    for each in judged:
        key = (each.prediction.relation, each.prediction.method)
        method = found.setdefault(key, Method(*key))
        {RIGHT: method.right, EXCUSED: method.excused}.get(each.verdict, method.wrong).append(each)
    return sorted(found.values(), key=lambda m: (-len(m.wrong), m.relation, m.name))


def lines(found: Iterable[Method], shown: int) -> Iterator[str]:
    """A line for each pattern, and under it so many of its mistakes."""
    for m in found:
        yield f"{m.precision:.2f}\t{len(m.right)}\t{len(m.excused)}\t{len(m.wrong)}\t{m.relation}\t{m.name}"
        for each in m.wrong[:shown]:
            read = each.prediction
            quote = " ".join(read.quote.split())
            yield f"\t{each.verdict} {each.article}: {read.subject} - {read.object} [{read.status}]: {quote}"


def main(arguments: Sequence[str]) -> int:
    """Print the patterns below a precision; 3 where the gold cannot be read."""
    from loaders.pipeline import reader  # spaCy takes half a second to import

    parser = argparse.ArgumentParser(prog="python -m loaders.evaluation.methods", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, metavar="GOLD", help="annotated articles, or folders")
    parser.add_argument("--below", type=float, default=1.01, help="only patterns less precise than this")
    parser.add_argument("--least", type=int, default=0, help="only patterns that said so many things that count")
    parser.add_argument("--mistakes", type=int, default=0, help="so many mistakes under each")
    given = parser.parse_args(arguments)
    read = reader(load())

    def statements(document: Document) -> Sequence[Statement]:
        return read(document).statements

    try:
        result = score(read_gold(given.gold), statements, load())
    except KeiretsuError as error:
        sys.stderr.write(f"keiretsu: {error}\n")
        return error.exit_code
    found = [m for m in methods(result.judged) if len(m.right) + len(m.wrong) >= given.least]
    print("precision\tright\texcused\twrong\trelation\tpattern")
    for line in lines((m for m in found if m.precision < given.below), given.mistakes):
        print(line)
    total = result.total
    sys.stderr.write(
        f"precision {total.precision:.3f}, recall {total.recall:.3f}, F1 {total.f1:.3f}, "
        f"{result.traps} of {result.trap_places} traps\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
