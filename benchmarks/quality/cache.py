"""Measurements kept in an ignored folder, so that what nothing changed is not measured again."""

from __future__ import annotations

import json
import resource
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.quality.setting import ROOT, Value

FOLDER = ROOT / ".cache" / "quality"


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, the day it was measured on, and what it cost in seconds of CPU."""

    value: Value
    date: str
    seconds: float
    again: bool
    """Whether it was measured now."""


def measured(name: str, key: str, make: Callable[[], Value], fresh: bool, folder: Path = FOLDER) -> Measured:
    """The value kept under a name if its key is the same, else a new one, kept from now on."""
    file = folder / f"{name}.json"
    if not fresh and file.exists():
        held = json.loads(file.read_text(encoding="utf-8"))
        if held["key"] == key:
            return Measured(Value.of(held["value"]), held["date"], held["seconds"], again=False)
    before = _cpu()
    value = make()
    found = Measured(value, datetime.now(UTC).date().isoformat(), round(_cpu() - before, 1), again=True)
    folder.mkdir(parents=True, exist_ok=True)
    row = {"key": key, "date": found.date, "seconds": found.seconds, "value": value.text()}
    file.write_text(json.dumps(row), encoding="utf-8")
    return found


def _cpu() -> float:
    """Seconds of CPU that this process and those it waited for have used."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)
