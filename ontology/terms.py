"""Turtle files as plain values: subjects, their properties, and the lines they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from ontology.schema import NAMESPACE

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(slots=True)
class Source:
    """One Turtle file: its text, its triples by subject and predicate, and the problems found."""

    path: Path
    text: str = ""
    triples: dict[str, dict[str, list[NamedNode | Literal]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def line(self, piece: str) -> int:
        """The line (from 1) on which a piece of text first stands; 1 where it does not."""
        at = self.text.find(piece)
        return self.text.count("\n", 0, at) + 1 if at >= 0 else 1

    def problem(self, piece: str, message: str) -> None:
        """Note a mistake, with file and line."""
        self.problem_at(self.line(piece), message)

    def problem_at(self, line: int, message: str) -> None:
        """Note a mistake on a line."""
        self.problems.append(f"{self.path.name}, line {line}: {message}")

    def subjects(self, kind: str) -> Iterator[str]:
        """Local names of the subjects of a class of ours, sorted."""
        for subject, properties in sorted(self.triples.items()):
            types = {str(t.value) for t in properties.get(RDF_TYPE, [])}
            if NAMESPACE + kind in types and subject.startswith(NAMESPACE):
                yield subject.removeprefix(NAMESPACE)

    def values(self, name: str, predicate: str) -> list[NamedNode | Literal]:
        """Objects of one of our subjects under a predicate, in file order."""
        return self.triples.get(NAMESPACE + name, {}).get(predicate, [])

    def by_language(self, name: str, predicate: str) -> dict[str, str]:
        """Literals by language tag."""
        return {v.language or "": v.value for v in self.values(name, predicate) if isinstance(v, Literal)}

    def names(self, name: str, predicate: str) -> tuple[str, ...]:
        """Local names of the objects that are terms of ours."""
        found = (v.value for v in self.values(name, predicate) if isinstance(v, NamedNode))
        return tuple(v.removeprefix(NAMESPACE) for v in found if v.startswith(NAMESPACE))

    def text_of(self, name: str, predicate: str, default: str = "") -> str:
        """The one literal's text, or the default."""
        return next((v.value for v in self.values(name, predicate) if isinstance(v, Literal)), default)


def source(path: Path) -> Source:
    """The Turtle file at a path; what cannot be parsed is a problem, not an exception."""
    result = Source(path)
    try:
        result.text = path.read_text(encoding="utf-8")
        triples: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        for quad in parse(result.text, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                triples[quad.subject.value][quad.predicate.value].append(quad.object)
        result.triples = {s: dict(p) for s, p in triples.items()}
    except SyntaxError as error:
        result.problems.append(f"{path.name}, line {error.lineno or 1}: {error.msg}")
    except (OSError, UnicodeDecodeError) as error:
        result.problems.append(f"{path.name}: cannot be read ({error})")
    return result
