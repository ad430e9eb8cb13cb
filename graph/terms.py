"""The words of the RDF form: IRIs, and literals that come back exactly as they went in."""

from __future__ import annotations

import re
from datetime import date

from pyoxigraph import Literal, NamedNode

from graph.errors import RecordError
from graph.statement import Value
from ontology.schema import NAMESPACE, THINGS

PROV = "http://www.w3.org/ns/prov#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
TERMS = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"

PREFIXES = {
    "": THINGS,
    "kg": NAMESPACE,
    "prov": PROV,
    "skos": SKOS,
    "rdfs": RDFS,
    "dcterms": TERMS,
    "xsd": XSD,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAME = NamedNode(SKOS + "prefLabel")
ALIAS = NamedNode(SKOS + "altLabel")
COMMENT = NamedNode(RDFS + "comment")
DERIVED = NamedNode(PROV + "wasDerivedFrom")
QUOTED = NamedNode(PROV + "wasQuotedFrom")
QUOTE = NamedNode(PROV + "value")
WHEN = NamedNode(PROV + "generatedAtTime")
TITLE = NamedNode(TERMS + "title")
PUBLISHER = NamedNode(TERMS + "publisher")
PUBLISHED = NamedNode(TERMS + "issued")
URL = NamedNode(TERMS + "source")
LANGUAGE = NamedNode(TERMS + "language")

_OWN = (
    "Article",
    "Statement",
    "Decision",
    "Fact",
    "Name",
    "Link",
    "Store",
    "key",
    "textHash",
    "text",
    "identifier",
    "subject",
    "object",
    "relation",
    "status",
    "confidence",
    "start",
    "end",
    "subjectAt",
    "objectAt",
    "method",
    "saidBy",
    "validFrom",
    "validTo",
    "alsoAt",
    "kind",
    "target",
    "author",
    "support",
    "inferred",
    "firstSeen",
    "lastSeen",
    "valid",
    "because",
    "rule",
    "searchKey",
    "shortKey",
    "aliasName",
    "identity",
    "thing",
    "name",
    "first",
    "second",
    "tally",
    "commit",
)
KG = {word: NamedNode(NAMESPACE + word) for word in _OWN}
"""Words of ours that are neither relation nor qualifier, by local name."""

_PARTIAL = (
    (re.compile(r"\d{4}"), NamedNode(XSD + "gYear"), "-01-01"),
    (re.compile(r"\d{4}-\d\d"), NamedNode(XSD + "gYearMonth"), "-01"),
    (re.compile(r"\d{4}-\d\d-\d\d"), NamedNode(XSD + "date"), ""),
)
_INTEGER = NamedNode(XSD + "integer")
_BOOLEAN = NamedNode(XSD + "boolean")


def kg(local: str) -> NamedNode:
    """A relation, qualifier, status, type or rule of the ontology by its local name."""
    try:
        return NamedNode(NAMESPACE + local)
    except ValueError as error:
        raise RecordError(f"{local!r} cannot be the name of a relation, type or qualifier.") from error


def node(iri: str) -> NamedNode:
    """The node of an IRI. Raises RecordError if it is none."""
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise RecordError(f"{iri!r} is not an IRI.") from error


def local(iri: str) -> str:
    """The local name of a word of the ontology."""
    return iri.removeprefix(NAMESPACE)


def text(value: str, language: str = "") -> Literal:
    """A string, with a language tag where one is given."""
    return Literal(value, language=language) if language else Literal(value)


def day(value: str) -> Literal:
    """A partial ISO date with the datatype that fits its length; what is none stays a string."""
    for form, datatype, rest in _PARTIAL:
        if form.fullmatch(value) and _is_date(value + rest):
            return Literal(value, datatype=datatype)
    return text(value)


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def number(value: float) -> Literal:
    """A number that reads back as the same float."""
    return Literal(float(value))


def integer(value: int) -> Literal:
    """A whole number."""
    return Literal(str(value), datatype=_INTEGER)


def boolean(value: bool) -> Literal:
    """True or false."""
    return Literal("true" if value else "false", datatype=_BOOLEAN)


def literal(value: Value) -> Literal:
    """A qualifier's value: a number, a date or a string."""
    return day(value) if isinstance(value, str) else number(value)


def value_of(term: Literal) -> Value:
    """The qualifier's value that a literal holds."""
    return float(term.value) if term.datatype.value in _NUMBERS else term.value


_NUMBERS = {XSD + name for name in ("double", "decimal", "integer", "float")}
