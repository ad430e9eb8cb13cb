"""Times, and how they are told: the work, both times, and their ratio."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Result:
    """One comparison. `ours` and `theirs` are in `unit`; `most` is the ratio they should stay below."""

    work: str
    ours: float
    theirs: float
    alternative: str
    most: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """How many times as long ours takes."""
        return self.ours / self.theirs

    def line(self) -> str:
        """One line for a person.

        >>> Result("asking", 0.1, 0.05, "a bare program", 3).line()
        'asking: 0.100 s; a bare program: 0.050 s; ratio 2.00, target at most 3: kept'
        """
        times = f"{self.work}: {self.ours:.3f} {self.unit}; {self.alternative}: {self.theirs:.3f} {self.unit}"
        return f"{times}; ratio {self.ratio:.2f}, target at most {self.most:g}: {self._judged()}"

    def _judged(self) -> str:
        return "kept" if self.ratio <= self.most else "MISSED"


def seconds(act: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def alternating(ours: Callable[[], object], theirs: Callable[[], object], times: int) -> tuple[float, float]:
    """The shortest times of both, run in turn: what else a machine does only ever makes them longer."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    return min(first for first, _ in pairs), min(second for _, second in pairs)
