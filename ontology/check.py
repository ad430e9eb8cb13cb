"""What must hold of the ontology's files; every mistake is noted with file and line."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ontology.pattern import PatternError, parse
from ontology.schema import Ontology, Relation
from ontology.terms import Source

LANGUAGES = ("en", "fr")


def check(ontology: Ontology, files: Iterable[Source]) -> None:
    """Note on each file what is wrong with what it says."""
    sources = list(files)
    by_name = {file.path.name: file for file in sources}
    asked: dict[tuple[str, str, str], str] = {}
    for relation in ontology.relations.values():
        file = by_name[relation.file]
        _check_terms(ontology, relation, file)
        _check_patterns(ontology, relation, file)
        _check_examples(ontology, relation, file)
        for question in relation.questions:
            key = (question.word, question.verb, question.asks)
            other = asked.setdefault(key, relation.name)
            if other != relation.name:
                file.problem(question.verb, f"question '{question.word} … {question.verb}' already asks for {other}")
    _check_rules(ontology, sources[0])


def _check_terms(ontology: Ontology, relation: Relation, file: Source) -> None:
    if not re.fullmatch(r"[a-z][A-Za-z0-9]*", relation.name):
        file.problem(relation.name, f"relation {relation.name!r} must be camel case, letters and digits")
    for language in LANGUAGES:
        if language not in relation.labels:
            file.problem(f"kg:{relation.name}", f"{relation.name} has no label in {language!r}")
    for end, types in (("domainIncludes", relation.domain), ("rangeIncludes", relation.range)):
        if not types:
            file.problem(f"kg:{relation.name}", f"{relation.name} has no schema:{end}")
        _check_known(file, types, ontology.types, "entity type")
    _check_known(file, relation.qualifiers, ontology.qualifiers, "qualifier")
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", relation.colour):
        file.problem("kg:colour", f'{relation.name} has no colour of the form "#rrggbb"')
    if relation.symmetric and relation.domain != relation.range:
        file.problem("SymmetricProperty", f"{relation.name} is symmetric, so domain and range must be the same")


def _check_known(file: Source, names: Iterable[str], known: Iterable[str], what: str) -> None:
    choices = list(known)
    for name in names:
        if name not in choices:
            file.problem(f"kg:{name}", f"unknown {what} {name!r}; known: {', '.join(choices)}")


def _check_patterns(ontology: Ontology, relation: Relation, file: Source) -> None:
    for source in relation.patterns:
        try:
            pattern = parse(source.text)
        except PatternError as error:
            file.problem(source.text, str(error))
            continue
        if pattern.status is not None and pattern.status not in ontology.statuses:
            file.problem(source.text, f"unknown status {pattern.status!r}; known: {', '.join(ontology.statuses)}")
        bound = {slot.binds for slot in pattern.slots} - {"", "S", "O", "S+O"}
        _check_known(file, sorted(bound), relation.qualifiers, f"qualifier of {relation.name} in {source.text!r}:")


def _check_examples(ontology: Ontology, relation: Relation, file: Source) -> None:
    for example in relation.examples:
        if example.subject is None or example.object is None:
            file.problem_at(example.line, "an example must mark {S …} and {O …}")
    for example in (*relation.examples, *relation.counter_examples):
        if example.status not in ontology.statuses:
            file.problem_at(example.line, f"unknown status {example.status!r}")


def _check_rules(ontology: Ontology, core: Source) -> None:
    for rule in ontology.rules:
        piece = f"kg:{rule.name}"
        for atom in (*rule.when, rule.then):
            if atom.relation not in ontology.relations:
                core.problem(piece, f"rule {rule.name} names the unknown relation {atom.relation!r}")
        free = {rule.then.subject, rule.then.object} - {v for a in rule.when for v in (a.subject, a.object)}
        if not rule.when or free:
            core.problem(piece, f"rule {rule.name} concludes on variables that no premise binds")
