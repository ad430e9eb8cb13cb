"""What an article is found to say: one value for whatever reader found it, patterns, network or language model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.statement import Value
from loaders.character import Character
from ontology.schema import Relation

Place = tuple[int, int]
"""Start and end in the article's text: code points, end exclusive."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that is said: ends, relation, status, the sentence, and what in it stands for the ends."""

    relation: Relation
    subject: Character
    object: Character
    status: str
    sentence: Place
    subject_at: Place
    object_at: Place
    confidence: float
    method: str
    qualifiers: Mapping[str, Value] = field(default_factory=dict)
    valid_from: str | None = None
    valid_to: str | None = None
    said_by: str | None = None

    @property
    def key(self) -> tuple[int, str, int]:
        """Ends by identity and relation, symmetric ones in one order."""
        ends = (id(self.subject), id(self.object))
        if self.relation.symmetric and ends[0] > ends[1]:
            ends = (ends[1], ends[0])
        return ends[0], self.relation.name, ends[1]
