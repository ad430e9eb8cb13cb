"""What is measured, where it lies, and the form of what a measurement gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from loaders.errors import LoaderError
from ontology.schema import Ontology

ROOT = Path(__file__).resolve().parents[2]
SCORERS = ROOT / "tests" / "score"


class QualityError(LoaderError):
    """A measurement that cannot be made: something it needs is not there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The corpus, the ontology, and the folder of public sets (docs/quality.md says which)."""

    ontology: Ontology
    corpus: Path
    data: Path | None = None

    def public(self, name: str) -> Path:
        """A file of the public sets.

        Raises:
            QualityError: no folder of public sets was given, or the file is not in it.
        """
        if self.data is None:
            raise QualityError(f"{name} is needed: give the folder of public sets as DATA=DIR")
        if not (self.data / name).is_file():
            raise QualityError(f"{str(self.data / name)!r} is not there")
        return self.data / name


@dataclass(frozen=True, slots=True)
class Value:
    """What one measurement gives: counts of right, wrong and missed by name, and rows of text."""

    counts: Mapping[str, Sequence[int]] = field(default_factory=dict)
    rows: Sequence[Sequence[str]] = ()

    def text(self) -> str:
        """The value as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @staticmethod
    def of(text: str) -> Value:
        """The value that JSON says."""
        held = json.loads(text)
        return Value({str(k): [int(n) for n in v] for k, v in held["counts"].items()}, held["rows"])


def digest(paths: Iterable[Path]) -> str:
    """12 hex digits that change with the content of any file, folders searched through."""
    total = hashlib.sha256()
    for path in paths:
        for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
            if file.suffix != ".pyc":
                total.update(file.name.encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:12]
