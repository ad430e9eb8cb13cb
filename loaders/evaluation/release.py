"""The release step that scores held-out gold, and the log of every time it was taken.

Run as `python -m loaders.evaluation.release [CORPUS]`; only totals are shown and kept, so that nothing
of the held-out texts reaches who tunes a reader.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from graph.statement import Statement
from loaders.document import Document
from loaders.evaluation.gold import read_gold
from loaders.evaluation.score import Score, Statements, Tally, score
from loaders.readers import DEFAULT, Options, reader
from ontology.errors import KeiretsuError
from ontology.read import load
from ontology.schema import Ontology

HELD_OUT = "heldout"
LOG = "HELDOUT_LOG.md"
ROOT = Path(__file__).resolve().parents[2]
READER = ("loaders", "ontology")
"""The folders whose files make the reader: code, word lists, weights, patterns."""


def fingerprint(root: Path = ROOT) -> str:
    """12 hex digits that change with any file of the reader."""
    digest = hashlib.sha256()
    for file in sorted(file for folder in READER for file in (root / folder).rglob("*") if file.is_file()):
        if file.suffix == ".pyc":
            continue
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:12]


def release(corpus: Path, read: Statements, ontology: Ontology, when: str, reader: str) -> str:
    """Score the held-out part, append the figures to its log, and give the rows appended.

    Raises:
        FormatError: the corpus has no held-out part, or it cannot be read.
    """
    articles = list(read_gold([corpus / HELD_OUT]))
    result = score(articles, read, ontology)
    version = (corpus / "VERSION").read_text(encoding="utf-8").strip()
    rows = "".join(_rows(result, f"{when} | {version} | {reader}", len(articles)))
    with (corpus / LOG).open("a", encoding="utf-8") as log:
        log.write(rows)
    return rows


def _rows(result: Score, start: str, articles: int) -> Iterable[str]:
    for name, tally in [*sorted(result.languages.items()), ("all", result.total)]:
        yield f"| {start} | {name} | {_figures(tally)} |\n"
    yield (
        f"| {start} | status | {result.statuses.precision:.3f} | | | "
        f"{articles} articles, {result.traps} of {result.trap_places} traps |\n"
    )


def _figures(tally: Tally) -> str:
    counts = f"{tally.right} right, {tally.wrong} wrong, {tally.missed} missed"
    return f"{tally.precision:.3f} | {tally.recall:.3f} | {tally.f1:.3f} | {counts}"


def main(arguments: Sequence[str]) -> int:
    """Score the shipped reader; 3 where the corpus cannot be read."""
    ontology = load()
    read = reader(DEFAULT, ontology, Options())

    def statements(document: Document) -> Sequence[Statement]:
        return read(document).statements

    corpus = Path(arguments[0]) if arguments else ROOT / "corpus"
    try:
        rows = release(corpus, statements, ontology, datetime.now(UTC).date().isoformat(), fingerprint())
    except KeiretsuError as error:
        sys.stderr.write(f"keiretsu: {error}\n")
        return error.exit_code
    sys.stdout.write(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
