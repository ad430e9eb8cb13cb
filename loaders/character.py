"""One thing of an article: what it is called there, and what it is taken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.names import fold
from loaders.names import Name

ORG, PER, PRO, LOC = "ORG", "PER", "PRO", "LOC"


@dataclass(slots=True)
class Character:
    """One thing of the article: its names in order, votes for its type, words that describe it."""

    names: list[Name] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    votes: dict[str, float] = field(default_factory=dict)
    descriptions: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The fullest form that is no alias, the first of equals."""
        spelt = dict.fromkeys(name.text for name in self.names)
        forms = [form for form in spelt if form not in self.aliases] or list(spelt)
        return max(forms, key=lambda form: (len(fold(form)) + 1) * 1000 + len(form.split()))

    @property
    def code(self) -> str:
        """The type with most votes; ORG where nothing decides."""
        return max((ORG, PRO, PER, LOC), key=lambda code: (self.votes.get(code, 0.0), code == ORG))

    def vote(self, votes: Mapping[str, float]) -> None:
        """Add votes for the type."""
        for code, weight in votes.items():
            self.votes[code] = self.votes.get(code, 0.0) + weight
