"""The sections of docs/quality.md: which measurement each shows, and how."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.quality import articles, pages, public
from benchmarks.quality.curve import curve
from benchmarks.quality.heldout import heldout
from benchmarks.quality.readers import readings
from benchmarks.quality.setting import ROOT, SCORERS, Setting, Value
from benchmarks.quality.tables import Parts

Making = Mapping[str, Callable[[], Value]]


@dataclass(frozen=True, slots=True)
class Measurement:
    """What is measured, by reader or learner, and the files whose content decides it."""

    parts: Callable[[Setting], Making]
    inputs: Callable[[Setting], Sequence[Path]]


def _gold(folder: str, listed: bool, setting: Setting) -> Making:
    paths = [SCORERS] if folder == "samples" else [setting.corpus / folder]
    return {name: partial(articles.value, paths, read, setting, listed) for name, read in readings(setting).items()}


MEASUREMENTS: Mapping[str, Measurement] = {
    "samples": Measurement(partial(_gold, "samples", False), lambda s: [SCORERS, s.corpus / "train"]),
    "dev": Measurement(partial(_gold, "dev", True), lambda s: [s.corpus / "dev", s.corpus / "train"]),
    "heldout": Measurement(heldout, lambda s: [s.corpus / "heldout", s.corpus / "train"]),
    "core": Measurement(public.core, lambda s: [s.public(public.CORE)]),
    "knowledgenet": Measurement(public.knowledgenet, lambda s: [s.public(public.PASSAGES), s.corpus / "train"]),
    "fire": Measurement(public.fire, lambda s: [s.public(public.FIRE), s.public(public.CORE)]),
    "curve": Measurement(curve, lambda s: [s.corpus / "dev", s.corpus / "train"]),
}
SECTIONS: Mapping[str, tuple[str, Callable[[Parts], str]]] = {
    "samples": ("samples", pages.gold),
    "dev": ("dev", pages.gold),
    "heldout": ("heldout", pages.gold),
    "core": ("core", pages.pairs),
    "knowledgenet": ("knowledgenet", pages.pairs),
    "fire": ("fire", pages.pairs),
    "curve": ("curve", pages.curve),
    "certainty": ("dev", pages.certainty),
    "worst": ("dev", pages.worst),
}
"""By the name of its place in the page: the measurement, and how it is shown."""
SHOWING = ("__main__.py", "aims.py", "pages.py", "tables.py", "sections.py")
"""The files here that decide no figure."""


def deciding() -> list[Path]:
    """What a measurement depends on beside its inputs: readers, learners, and how they are measured."""
    here = (file for file in sorted(Path(__file__).parent.glob("*.py")) if file.name not in SHOWING)
    return [ROOT / "loaders", ROOT / "ontology", ROOT / "training", *here]
