"""What a push did, and whether what arrived is what was sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.errors import StoreError
from graph.statement import digest

KINDS = ("articles", "statements", "decisions", "entities", "facts")
CARRIED = {"articles": "articles' entities", "entities": "names"}
"""What is sent with a kind and not counted by itself, but checked as everything is."""
CHECKED = (*KINDS, *CARRIED.values())


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind were added, changed, removed, left as they were.

    `kept` ones are no longer ours, but stay: another origin has them, or others' data hang on them.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    kept: int = 0

    @property
    def changes(self) -> int:
        """How many differ from before."""
        return self.added + self.changed + self.removed


@dataclass(frozen=True, slots=True)
class PushSummary:
    """The counts of each kind, in the order of `KINDS`; `dry` if nothing was written."""

    uri: str
    counts: Mapping[str, Count]
    dry: bool = False

    @property
    def changes(self) -> int:
        """How many nodes and relationships differ from before, of all kinds."""
        return sum(count.changes for count in self.counts.values())


@dataclass(slots=True)
class Check:
    """A count and a digest of content hashes in any order, to compare two sides by."""

    number: int = 0
    digest: int = 0

    def __str__(self) -> str:
        return f"{self.number} {self.digest:x}"

    def add(self, content: str) -> None:
        """Take one content hash in: hex, unless someone has changed it."""
        self.number += 1
        try:
            value = int(content, 16)
        except ValueError:
            value = int(digest(content), 16)
        self.digest = (self.digest + value) % (1 << 80)


@dataclass(slots=True)
class Ledger:
    """What a push has found and done so far."""

    done: dict[str, Counter[str]] = field(default_factory=lambda: {kind: Counter() for kind in KINDS})
    wanted: dict[str, Check] = field(default_factory=lambda: {kind: Check() for kind in CHECKED})

    def note(self, kind: str, action: str, number: int = 1) -> None:
        """Count `number` of a kind: added, changed, removed, unchanged or kept."""
        self.done[kind][action] += number

    def want(self, kind: str, content: str) -> None:
        """Say that this content must be there in the end."""
        self.wanted[kind].add(content)

    def changed(self, kind: str) -> bool:
        """Whether anything of a kind was written."""
        return any(number for action, number in self.done[kind].items() if action != "unchanged")

    @property
    def doubtful(self) -> tuple[str, ...]:
        """What must be checked since something of it was written: kinds, and what is carried with them."""
        written = tuple(filter(self.changed, KINDS))
        return (*written, *(CARRIED[kind] for kind in written if kind in CARRIED))

    def verify(self, kind: str, there: Check, uri: str) -> None:
        """Compare what is there with what was wanted.

        Raises:
            StoreError: they differ.
        """
        wanted = self.wanted[kind]
        if there != wanted:
            raise StoreError(
                f"What arrived at {uri!r} is not what was sent: {there.number} of {wanted.number} {kind} are right "
                "or more than wanted are there; repeat the push."
            )

    def summary(self, uri: str, dry: bool) -> PushSummary:
        """The counts so far."""
        return PushSummary(uri, {kind: Count(**self.done[kind]) for kind in KINDS}, dry)
