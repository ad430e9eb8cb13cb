"""A small world in which every saved query finds something."""

from __future__ import annotations

from graph.memory import MemoryStore
from graph.statement import Record, Value
from ontology.read import load
from tests.graph.articles import Name, article, record, statement

ONTOLOGY = load()

Told = tuple[Name, str, Name] | tuple[Name, str, Name, str] | tuple[Name, str, Name, str, dict[str, Value]]
"""What an article states: subject, relation, object, status, qualifiers."""


def told(key: str, published: str, *facts: Told) -> Record:
    """An article that states facts."""
    source = article(f"https://news.example/{key}", published)
    made = []
    for each in facts:
        status = each[3] if len(each) > 3 else "current"
        qualifiers = each[4] if len(each) > 4 else {}
        made.append(
            statement(
                source,
                each[0],
                each[1],
                each[2],
                status,
                qualifiers=qualifiers,
                ontology=ONTOLOGY,
                said_by="Alpha" if status == "denied" else None,
            )
        )
    return record(source, *made)


def world() -> MemoryStore:
    """Companies, goods, a person and places: every saved query finds something in it."""
    su7, russia, ada = ("SU7", "Product"), ("Russia", "Place"), ("Ada Lind", "Person")
    sinomach = ("China National Machinery Industry", "Company", ("Sinomach",))
    made = MemoryStore(ONTOLOGY)
    records = [
        told(
            "story",
            "2026-03-01",
            ("Xiaomi", "partnerOf", "Hyperion Leasing"),
            ("Xiaomi", "manufactures", su7),
            ("Hyperion Leasing", "subsidiaryOf", sinomach, "current", {"percent": 51.0}),
            ("Hyperion Leasing", "exports", su7, "planned"),
            ("Hyperion Leasing", "exportsTo", russia),
            ("Sender", "exports", "Xiaomi", "current", {"place": "Kenya"}),
        ),
        told(
            "state",
            "2026-02-01",
            ("China National Machinery Industry", "subsidiaryOf", "Sasac", "current", {"percent": 50.0}),
        ),
        told(
            "rivals",
            "2025-12-01",
            ("Alpha", "competesWith", "Beta"),
            (ada, "investsIn", "Alpha"),
            (ada, "investsIn", "Beta"),
            ("Hyperion Leasing", "partnerOf", "Gamma"),
        ),
        told(
            "chips",
            "2025-11-01",
            ("Foundry", "suppliesTo", "Chipper"),
            ("Chipper", "suppliesTo", "Xiaomi"),
            ("Lens", "suppliesTo", "Camera"),
            ("Foundry", "suppliesTo", "Camera"),
            ("Camera", "suppliesTo", "Xiaomi"),
        ),
        told("venture", "2025-10-01", ("Joined", "jointVentureOf", "Alpha"), ("Joined", "jointVentureOf", "Gamma")),
        told(
            "rumour",
            "2025-09-01",
            ("Alpha", "acquired", "Lens", "rumoured"),
            ("Beta", "acquired", "Chipper", "rumoured"),
        ),
        told("denial", "2025-09-15", ("Alpha", "acquired", "Lens", "denied")),
        told("promise", "2025-08-01", ("Alpha", "acquired", "Lens", "planned")),
        told("done", "2026-01-15", ("Beta", "acquired", "Chipper", "current", {"date": "2026-01"})),
        told(
            "shares",
            "2025-06-01",
            ("Left", "owns", "Shared", "current", {"percent": 70.0}),
            ("Right", "owns", "Shared", "current", {"percent": 60.0}),
            ("Shared", "owns", "Below"),
        ),
        told(
            "plans",
            "2025-05-01",
            ("Planner", "owns", "Below", "planned"),
            ("Planner", "acquired", "Foundry", "planned"),
            ("Planner", "suppliesTo", "Chipper", "planned"),
            ("Foundry", "suppliesTo", "Planner"),
        ),
        told("mutual", "2025-07-01", ("Round", "subsidiaryOf", "Square"), ("Square", "subsidiaryOf", "Round")),
    ]
    for _ in made.write(records):
        pass
    return made
