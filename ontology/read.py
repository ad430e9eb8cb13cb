"""The ontology from its Turtle files: all of it, or one sentence for every mistake."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from ontology.check import check
from ontology.errors import OntologyError
from ontology.schema import (
    NAMESPACE,
    Atom,
    EntityType,
    Example,
    Ontology,
    PatternSource,
    Qualifier,
    Question,
    Relation,
    Rule,
    Status,
)
from ontology.terms import OWL, RDF_TYPE, RDFS, SCHEMA, SKOS, Source, source

HOME = Path(__file__).resolve().parent
MATCHES = (SKOS + "exactMatch", SKOS + "closeMatch", SKOS + "broadMatch", SKOS + "relatedMatch")


@cache
def load(extra: Path | None = None) -> Ontology:
    """The shipped ontology, and the relation files of a further folder if one is given.

    Raises:
        OntologyError: mistakes in the files, all of them in one message, each with file and line.
    """
    core = source(HOME / "core.ttl")
    folders = [HOME / "relations"] + ([extra] if extra else [])
    files = [source(path) for folder in folders for path in sorted(folder.glob("*.ttl"))]
    relations: dict[str, Relation] = {}
    for file in files:
        for name in file.subjects("Relation"):
            if name in relations:
                file.problem(f"kg:{name}", f"relation {name!r} is already in {relations[name].file}")
            relations[name] = _relation(file, name)
    ontology = Ontology(
        types={n: _type(core, n) for n in core.subjects("EntityType")},
        statuses={n: _status(core, n) for n in core.subjects("Status")},
        qualifiers={n: _qualifier(core, n) for n in core.subjects("Qualifier")},
        relations=dict(sorted(relations.items())),
        rules=tuple(_rule(core, n) for n in core.subjects("Rule")),
        version=next((str(v.value) for p in core.triples.values() for v in p.get(OWL + "versionInfo", [])), "0"),
    )
    check(ontology, [core, *files])
    problems = [problem for file in [core, *files] for problem in file.problems]
    if problems:
        raise OntologyError("; ".join(problems))
    return ontology


def _type(file: Source, name: str) -> EntityType:
    return EntityType(
        name,
        file.by_language(name, RDFS + "label"),
        file.by_language(name, RDFS + "comment"),
        file.text_of(name, NAMESPACE + "colour"),
        file.text_of(name, NAMESPACE + "code"),
        _alignments(file, name),
    )


def _status(file: Source, name: str) -> Status:
    return Status(
        name,
        file.by_language(name, RDFS + "label"),
        file.text_of(name, NAMESPACE + "asserted") == "true",
        file.text_of(name, NAMESPACE + "edge"),
        int(file.text_of(name, NAMESPACE + "rank", "9")),
        file.by_language(name, RDFS + "comment"),
    )


def _qualifier(file: Source, name: str) -> Qualifier:
    datatype = next((v.value for v in file.values(name, NAMESPACE + "datatype")), "string")
    return Qualifier(
        name,
        file.by_language(name, RDFS + "label"),
        datatype.rpartition("#")[2],
        file.text_of(name, NAMESPACE + "identifying") == "true",
        file.by_language(name, RDFS + "comment"),
    )


def _relation(file: Source, name: str) -> Relation:
    types = {v.value for v in file.values(name, RDF_TYPE)}
    inverse = file.names(name, OWL + "inverseOf")
    return Relation(
        name=name,
        labels=file.by_language(name, RDFS + "label"),
        comments=file.by_language(name, RDFS + "comment"),
        domain=file.names(name, SCHEMA + "domainIncludes"),
        range=file.names(name, SCHEMA + "rangeIncludes"),
        symmetric=OWL + "SymmetricProperty" in types,
        transitive=OWL + "TransitiveProperty" in types,
        event=file.text_of(name, NAMESPACE + "event") == "true",
        inverse=inverse[0] if inverse else None,
        inverse_labels=file.by_language(name, NAMESPACE + "inverseLabel"),
        broader=file.names(name, RDFS + "subPropertyOf"),
        qualifiers=file.names(name, NAMESPACE + "qualifier"),
        questions=_questions(file, name),
        patterns=tuple(
            PatternSource(v.language or "", v.value, file.line(v.value))
            for v in file.values(name, NAMESPACE + "pattern")
            if not isinstance(v, NamedNode)
        ),
        examples=_examples(file, name, "example"),
        counter_examples=_examples(file, name, "counterExample"),
        alignments=_alignments(file, name),
        colour=file.text_of(name, NAMESPACE + "colour"),
        file=file.path.name,
        elsewhere=tuple(
            (v.language or "", v.value.casefold())
            for v in file.values(name, NAMESPACE + "elsewhere")
            if not isinstance(v, NamedNode)
        ),
    )


def _alignments(file: Source, name: str) -> tuple[tuple[str, str], ...]:
    found = ((match.rpartition("#")[2], v.value) for match in MATCHES for v in file.values(name, match))
    return tuple(sorted(found))


def _questions(file: Source, name: str) -> tuple[Question, ...]:
    questions = []
    for value in file.values(name, NAMESPACE + "question"):
        if isinstance(value, NamedNode):
            continue
        words = value.value.split()
        ends = [w for w in words if w in ("{subject}", "{object}")]
        if len(ends) != 1 or len(words) < 3:
            file.problem(
                value.value,
                f"question {value.value!r} must hold a question word, a verb and one of {{subject}}, {{object}}",
            )
            continue
        verb = " ".join(w for w in words[1:] if w != ends[0])
        asks = "object" if ends[0] == "{subject}" else "subject"
        questions.append(Question(value.language or "", words[0], verb, asks, words.index(ends[0]) - 1))
    return tuple(questions)


def _examples(file: Source, name: str, kind: str) -> tuple[Example, ...]:
    values = [v for v in file.values(name, NAMESPACE + kind) if not isinstance(v, NamedNode)]
    return tuple(_example(v.value, v.language or "", file.line(v.value)) for v in values)


def _example(marked: str, language: str, line: int) -> Example:
    sentence, _, said = marked.partition(" | ")
    ends: dict[str, str] = dict(re.findall(r"\{([SO]) ([^{}]*)\}", sentence))
    words = said.split()
    status = words[0] if words and "=" not in words[0] else "current"
    qualifiers = dict(w.split("=", 1) for w in words if "=" in w)
    text = re.sub(r"\{[SO] ([^{}]*)\}", r"\1", sentence).strip()
    return Example(language, text, ends.get("S"), ends.get("O"), status, line, qualifiers)


def _rule(file: Source, name: str) -> Rule:
    when = [_atom(v.value) for v in file.values(name, NAMESPACE + "when")]
    where = (str(v.value).split() for v in file.values(name, NAMESPACE + "where"))
    return Rule(
        name,
        file.by_language(name, RDFS + "comment").get("en", ""),
        tuple(when),
        _atom(file.text_of(name, NAMESPACE + "then")),
        {words[0].lstrip("?"): words[-1] for words in where if words},
        file.names(name, NAMESPACE + "only"),
    )


def _atom(text: str) -> Atom:
    words = [*text.split(), "", "", ""][:3]
    return Atom(words[0].lstrip("?"), words[1], words[2].lstrip("?"))
