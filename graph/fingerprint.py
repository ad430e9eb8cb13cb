"""Which view a store holds: a digest of all that decides what follows from record and decisions."""

from __future__ import annotations

from graph import names
from graph.statement import digest
from ontology.schema import Ontology

DERIVATION = 1
"""Raised whenever the same record and decisions give another view than before."""


def fingerprint(ontology: Ontology) -> str:
    """A digest of everything in the ontology and in this program that the view depends on."""
    return digest(
        DERIVATION,
        [names.has_legal_forms(name) and names.forms_digest(name) for name in sorted(ontology.types)],
        [[each.name, each.asserted, each.rank] for _, each in sorted(ontology.statuses.items())],
        [name for name, each in sorted(ontology.qualifiers.items()) if each.identifying],
        [[each.name, each.symmetric, each.event] for _, each in sorted(ontology.relations.items())],
        [
            [
                rule.name,
                [[a.subject, a.relation, a.object] for a in (*rule.when, rule.then)],
                sorted(rule.types.items()),
                sorted(rule.only),
            ]
            for rule in ontology.rules
        ],
    )
