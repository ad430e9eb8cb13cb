"""A small ontology made by hand, for tests that need no files."""

from __future__ import annotations

from ontology.schema import (
    Atom,
    EntityType,
    Ontology,
    Qualifier,
    Relation,
    Rule,
    Status,
)

RULE = Rule(
    name="exportsThroughProduct",
    comment="Who exports a product exports the goods of the company that makes it.",
    when=(Atom("?x", "exports", "?p"), Atom("?y", "manufactures", "?p")),
    then=Atom("?x", "exports", "?y"),
    types={"?p": "Product"},
    only=("current", "planned"),
)


def relation(
    name: str,
    label: str,
    domain: tuple[str, ...] = ("Company",),
    range: tuple[str, ...] = ("Company",),
    *,
    colour: str = "#457b9d",
    symmetric: bool = False,
    event: bool = False,
    transitive: bool = False,
    qualifiers: tuple[str, ...] = (),
) -> Relation:
    """A relation without wordings."""
    return Relation(
        name=name,
        labels={"en": label, "fr": f"{label} (fr)"},
        comments={"en": f"The subject {label} the object."},
        domain=domain,
        range=range,
        symmetric=symmetric,
        transitive=transitive,
        event=event,
        inverse=None,
        inverse_labels={},
        broader=(),
        qualifiers=qualifiers,
        questions=(),
        patterns=(),
        examples=(),
        counter_examples=(),
        alignments=(),
        colour=colour,
        file=f"{name}.ttl",
    )


def _types() -> dict[str, EntityType]:
    colours = {"Company": "#1d3557", "Person": "#e76f51", "Place": "#2a9d8f", "Product": "#f4a261"}
    return {
        name: EntityType(name, {"en": name.lower()}, {"en": f"A {name.lower()}."}, colour)
        for name, colour in colours.items()
    }


def _statuses() -> dict[str, Status]:
    rows = [
        ("abandoned", False, "ABANDONED", 1),
        ("current", True, "", 2),
        ("denied", False, "DENIED", 4),
        ("ended", False, "FORMERLY", 0),
        ("planned", True, "", 3),
        ("rumoured", False, "RUMOURED", 5),
    ]
    return {name: Status(name, {"en": name}, said, edge, rank) for name, said, edge, rank in rows}


def _qualifiers() -> dict[str, Qualifier]:
    rows = [
        ("amount", "decimal", False),
        ("currency", "string", False),
        ("date", "date", False),
        ("percent", "decimal", False),
        ("place", "string", True),
        ("product", "string", True),
        ("role", "string", True),
    ]
    return {name: Qualifier(name, {"en": name}, kind, own) for name, kind, own in rows}


def ontology() -> Ontology:
    """Eight relations, every status, one rule: what exports and paths must tell apart."""
    relations = [
        relation(
            "acquired",
            "acquired",
            ("Company", "Person"),
            colour="#9d0208",
            event=True,
            qualifiers=("amount", "currency", "date", "percent"),
        ),
        relation("exports", "exports", range=("Company", "Product"), colour="#e9c46a"),
        relation("exportsTo", "exports to", range=("Place",), colour="#8ab17d", qualifiers=("product",)),
        relation("leads", "leads", ("Person",), colour="#b5838d", qualifiers=("role",)),
        relation("manufactures", "manufactures", range=("Product",), colour="#f3722c"),
        relation(
            "owns", "owns", ("Company", "Person"), ("Company", "Product"), colour="#5a189a", qualifiers=("percent",)
        ),
        relation("partnerOf", "partner of", colour="#457b9d", symmetric=True),
        relation("subsidiaryOf", "subsidiary of", colour="#6d597a", qualifiers=("percent",)),
    ]
    return Ontology(
        types=_types(),
        statuses=_statuses(),
        qualifiers=_qualifiers(),
        relations={each.name: each for each in relations},
        rules=(RULE,),
        version="0.0.1",
    )
