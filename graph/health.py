"""What `doctor` finds about a store: its version, damage, waiting decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.embedded import EmbeddedStore
from graph.folder import FORMAT, Folder
from ontology.errors import KeiretsuError
from ontology.schema import Ontology


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: whether it is as it should be, and what was found."""

    what: str
    good: bool
    found: str


COLUMNS = ("state", "what", "found")


def row(check: Check) -> tuple[str, str, str]:
    """A check under `COLUMNS`."""
    return "ok" if check.good else "WRONG", check.what, check.found


def store(path: Path, ontology: Ontology) -> Iterator[Check]:
    """Checks of the store in a folder; that there is none yet is no fault."""
    if not Folder(path).exists() and not (path.is_dir() and any(path.iterdir())):
        yield Check("graph", True, f"none yet at {str(path)!r}: 'keiretsu load' makes it")
        return
    try:
        with EmbeddedStore(path, ontology) as opened:
            opened.check()
            size = len(opened.reader.quads)
            yield Check("graph", True, f"{str(path)!r}, format {FORMAT}, {size} quads, none missing")
            yield _view(opened)
            yield from _waiting(opened)
    except KeiretsuError as error:
        yield Check("graph", False, str(error))


def _view(opened: EmbeddedStore) -> Check:
    if opened.stale:
        return Check("view", False, "made with another ontology: any command that writes brings it up to date")
    return Check("view", True, f"of this ontology, version {opened.ontology.version}")


def _waiting(opened: EmbeddedStore) -> Iterator[Check]:
    waiting = list(opened.waiting())
    if not waiting:
        yield Check("decisions", True, f"{sum(1 for _ in opened.decisions())}, none waiting")
    for each in waiting:
        ruled = f"{each.kind} {' and '.join(each.targets)} by {each.author} on {each.date[:10]}"
        yield Check("decision", True, f"{ruled}: waits for an article that speaks of it")
