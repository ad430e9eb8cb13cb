"""What the ontology says, as frozen values: classes, statuses, relations, rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

NAMESPACE = "https://w3id.org/keiretsu/ontology#"
THINGS = "https://w3id.org/keiretsu/id/"


@dataclass(frozen=True, slots=True)
class EntityType:
    """A class of entities: its local name, labels by language, colour (#rrggbb)."""

    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    colour: str
    code: str = ""
    """What recognisers of names call it: ORG, PER, PRO or LOC."""
    alignments: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """How a statement is said; `asserted` ones answer questions, `rank` breaks ties (low wins)."""

    name: str
    labels: Mapping[str, str]
    asserted: bool
    edge: str
    """Property-graph type of a fact with this status; empty where the relation's own is used."""
    rank: int
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A slot a statement may carry; `identifying` ones are part of a fact's key."""

    name: str
    labels: Mapping[str, str]
    datatype: str
    """Local name of the XSD type: decimal, string, date (partial ISO 8601)."""
    identifying: bool
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words: its question word, the verb between, which end is asked for."""

    language: str
    word: str
    verb: str
    asks: str
    """`subject` or `object`: the end the answer gives; the other end is the name in the question."""
    lead: int
    """How many of the verb's words come before the name, the others after it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its two ends marked; `status` is what must be read from it."""

    language: str
    text: str
    subject: str | None
    object: str | None
    status: str
    line: int
    qualifiers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PatternSource:
    """One extraction pattern as written in the ontology, with the line it stands on."""

    language: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Relation:
    """One relation, as its Turtle file says it."""

    name: str
    labels: Mapping[str, str]
    comments: Mapping[str, str]
    domain: tuple[str, ...]
    range: tuple[str, ...]
    symmetric: bool
    transitive: bool
    event: bool
    inverse: str | None
    inverse_labels: Mapping[str, str]
    broader: tuple[str, ...]
    qualifiers: tuple[str, ...]
    questions: tuple[Question, ...]
    patterns: tuple[PatternSource, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]
    alignments: tuple[tuple[str, str], ...]
    colour: str
    file: str
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Words (language, words in lower case) that say that somebody unnamed does it: a grey market, for exports."""

    @property
    def iri(self) -> str:
        """The relation's IRI in the ontology's namespace."""
        return NAMESPACE + self.name

    @property
    def edge(self) -> str:
        """The property-graph relationship type.

        >>> edge_type("exportsTo")
        'EXPORTS_TO'
        """
        return edge_type(self.name)


def edge_type(name: str) -> str:
    """Upper snake case of a camel-case local name."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


@dataclass(frozen=True, slots=True)
class Atom:
    """One triple pattern of a rule: `(variable, relation, variable)`."""

    subject: str
    relation: str
    object: str


@dataclass(frozen=True, slots=True)
class Rule:
    """If every atom of `when` is a stated fact, `then` is an inferred one.

    `types` says which entity type a variable must have, where the relation leaves a choice;
    `only` lists the statuses a premise may have.
    """

    name: str
    comment: str
    when: tuple[Atom, ...]
    then: Atom
    types: Mapping[str, str]
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """Everything the Turtle files say; the mappings are keyed by local name, sorted."""

    types: Mapping[str, EntityType]
    statuses: Mapping[str, Status]
    qualifiers: Mapping[str, Qualifier]
    relations: Mapping[str, Relation]
    rules: tuple[Rule, ...]
    version: str

    def asserted(self, status: str) -> bool:
        """Whether a statement of this status answers questions unasked."""
        return self.statuses[status].asserted
