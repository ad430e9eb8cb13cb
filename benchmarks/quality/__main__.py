"""`python -m benchmarks.quality [--data DIR] [--only SECTION ...] [--heldout] [--fresh]`: docs/quality.md made anew.

What nothing changed since is not measured again; sections that are not made stay in the page as they are.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality.aims import aims
from benchmarks.quality.cache import Measured, measured
from benchmarks.quality.sections import MEASUREMENTS, SECTIONS, deciding
from benchmarks.quality.setting import ROOT, QualityError, Setting, digest
from benchmarks.quality.tables import Parts
from loaders.evaluation.readme import filled
from loaders.evaluation.release import fingerprint
from ontology.errors import KeiretsuError
from ontology.read import load

PAGE = ROOT / "docs" / "quality.md"


def main(arguments: Sequence[str]) -> int:
    """Measure, fill the page, print what it cost; 3 where something asked for cannot be measured."""
    given = _arguments(arguments)
    setting = Setting(load(), given.corpus, given.data)
    failures: list[str] = []
    found: dict[str, Parts] = {}
    for name in _wanted(given.only, given.heldout, given.data is not None):
        found[name] = _measure(name, setting, given.fresh, failures)
    page = given.page.read_text(encoding="utf-8")
    shown = {
        name: _dated(found[measurement], show(found[measurement]))
        for name, (measurement, show) in SECTIONS.items()
        if found.get(measurement) and name in (given.only or SECTIONS)
    }
    shown["aims"] = aims(setting, found, page)
    given.page.write_text(filled(page, shown), encoding="utf-8")
    for failure in failures:
        sys.stderr.write(f"keiretsu: {failure}\n")
    return QualityError.exit_code if failures else 0


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of the public sets; without it they are left out")
    parser.add_argument("--only", nargs="+", choices=sorted(SECTIONS), default=(), help="only these sections")
    parser.add_argument("--heldout", action="store_true", help="score the held-out articles: a step of a release")
    parser.add_argument("--fresh", action="store_true", help="measure again what was measured already")
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus", help=argparse.SUPPRESS)
    parser.add_argument("--page", type=Path, default=PAGE, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _wanted(only: Sequence[str], held_out: bool, data: bool) -> list[str]:
    """The measurements that the wanted sections need; public sets and held-out gold only where asked for."""
    names = {SECTIONS[name][0] for name in only or SECTIONS}
    if not only and not data:
        names -= {"core", "knowledgenet", "fire"}
    if not held_out:
        names.discard("heldout")
    return [name for name in MEASUREMENTS if name in names]


def _measure(name: str, setting: Setting, fresh: bool, failures: list[str]) -> Parts:
    """Every part of a measurement that can be made, and its cost printed."""
    parts: dict[str, Measured] = {}
    try:
        key = digest([*deciding(), *MEASUREMENTS[name].inputs(setting)])
    except KeiretsuError as error:
        failures.append(f"{name}: {error}")
        return parts
    for part, make in MEASUREMENTS[name].parts(setting).items():
        try:
            parts[part] = found = measured(f"{name}.{part.replace(' ', '-')}", key, make, fresh)
        except KeiretsuError as error:
            failures.append(f"{name}, {part}: {error}")
            continue
        when = "" if found.again else f" on {found.date}, kept"
        print(f"{name}, {part}: {found.seconds:.0f} s of CPU{when}", flush=True)
    return parts


def _dated(parts: Parts, section: str) -> str:
    days = sorted({part.date for part in parts.values()})
    cost = ", ".join(f"{name} {part.seconds:.0f} s" for name, part in parts.items())
    return f"Measured on {' and '.join(days)}, reader {fingerprint()}; CPU: {cost}.\n\n{section}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
