"""Facts, things and a small ontology made by hand, for tests that need no store."""

from __future__ import annotations

from graph.statement import Evidence, Fact, Thing, Value, digest
from ontology.schema import (
    THINGS,
)
from tests.graph.made_ontology import RULE


def thing(name: str, type_name: str = "Company", *aliases: tuple[str, str]) -> Thing:
    """A thing whose IRI follows from type and name."""
    iri = f"{THINGS}entity/{digest(type_name, name)}"
    return Thing(iri, name, type_name, tuple(sorted(aliases)), (), (iri + "-1",))


def evidence(
    quote: str,
    article: str = "https://news.example/1",
    published: str | None = "2026-03-01",
    status: str = "current",
    said_by: str | None = None,
) -> Evidence:
    """One statement's evidence from an article of that key."""
    return Evidence(
        statement=digest("statement", article, quote),
        quote=quote,
        article=article,
        title=f"Title of {article}",
        published=published,
        status=status,
        confidence=0.9,
        said_by=said_by,
        publisher="News Example",
    )


def fact(
    subject: Thing,
    relation_name: str,
    object: Thing,
    *,
    status: str = "current",
    confidence: float = 0.9,
    support: int = 1,
    qualifiers: dict[str, Value] | None = None,
    inferred: bool = False,
    because: tuple[str, ...] = (),
    rule: str | None = None,
    seen: tuple[str | None, str | None] = ("2026-03-01", "2026-03-01"),
    valid: tuple[tuple[str | None, str | None], ...] = (),
    evidences: tuple[Evidence, ...] | None = None,
) -> Fact:
    """A fact; without `evidences` it gets one sentence that names its ends."""
    quote = f"{subject.name} – {relation_name} – {object.name} ({status})."
    return Fact(
        id=digest(subject.iri, relation_name, object.iri, status, qualifiers or {}, inferred),
        subject=subject,
        relation=relation_name,
        object=object,
        status=status,
        confidence=confidence,
        support=support,
        qualifiers=qualifiers or {},
        inferred=inferred,
        because=because,
        rule=rule,
        first_seen=seen[0],
        last_seen=seen[1],
        valid=valid,
        history=((seen[1] or "", status),),
        evidence=(evidence(quote, status=status),) if evidences is None else evidences,
    )


XIAOMI = thing("Xiaomi", "Company", ("小米", "zh"), ('Xiaomi Corp, Ltd | "Mi"', "en"))
HYPERION = thing("Hyperion Leasing")
SINOMACH = thing("China National Machinery Industry", "Company", ("Sinomach", ""))
SU7 = thing("SU7", "Product")
YU7 = thing("YU7", "Product")
LEI = thing("Lei Jun", "Person")
RUSSIA = thing("Russie & <Fédération>", "Place")


def world() -> tuple[Fact, ...]:
    """Thirteen facts: an inferred one, two that share ends and kind, every kind of status and date."""
    ships = fact(HYPERION, "exports", SU7, status="planned", seen=("2026-02", "2026-03-01"))
    makes = fact(XIAOMI, "manufactures", SU7, support=2)
    sold = evidence("Hyperion, «une filiale» de \u0001Sinomach\n𝕏 & <Cie>", published="2026")
    facts = [
        ships,
        makes,
        fact(HYPERION, "exports", YU7, status="planned"),
        fact(XIAOMI, "manufactures", YU7),
        fact(
            HYPERION,
            "exports",
            XIAOMI,
            status="planned",
            inferred=True,
            because=(ships.id, makes.id),
            rule=RULE.name,
            evidences=ships.evidence + makes.evidence,
        ),
        fact(XIAOMI, "partnerOf", HYPERION, valid=(("2024-05", None),)),
        fact(
            HYPERION, "subsidiaryOf", SINOMACH, qualifiers={"percent": 51.0}, evidences=(sold,), seen=("2026", "2026")
        ),
        fact(
            SINOMACH,
            "acquired",
            XIAOMI,
            status="denied",
            qualifiers={"amount": 1e9, "currency": "EUR", "date": "2025-11"},
        ),
        fact(SINOMACH, "acquired", HYPERION, status="rumoured", seen=(None, None)),
        fact(SINOMACH, "owns", HYPERION, qualifiers={"percent": 51.0}),
        fact(LEI, "leads", XIAOMI, qualifiers={"role": "CEO"}, valid=(("2010-04-06", "2018"), ("2020", None))),
        fact(LEI, "leads", XIAOMI, qualifiers={"role": "chair"}),
        fact(HYPERION, "exportsTo", RUSSIA, qualifiers={"product": "SU7"}, confidence=0.5),
    ]
    return tuple(sorted(facts, key=lambda each: each.id))


def things() -> tuple[Thing, ...]:
    """Both ends of every fact of the world, and one thing that no fact touches, by IRI."""
    alone = thing("Alone \u000b& Sons")
    ends = {end.iri: end for each in world() for end in (each.subject, each.object)}
    return tuple(sorted((*ends.values(), alone), key=lambda each: each.iri))


def awkward() -> tuple[Fact, ...]:
    """Facts whose texts try every reader: quotes, lists in text, line ends, other planes, formulas."""
    quotes = (
        "He said \"yes\", 'no' [and] \\ more\\n | <b>&amp;</b> ]]> --> </script>",
        "first line\nsecond\tline\r\nthird \u2028 \u00a0 end\\",
        '=HYPERLINK("https://evil.example"), 汉字 العربية 𝔘𝔫𝔦 👩‍🏭 \u0000\u001b\ufffe',
    )
    left = thing("=Ltd, \"A\" [B] \\ | 'C'\n& Co", "Company", ("a, b", "en"), ("c|d\\", ""))
    right = thing("\u0001\u0002", "Company")
    every = tuple(evidence(quote, f'key {at} \\ " ,') for at, quote in enumerate(quotes))
    return (
        fact(left, "partnerOf", right, evidences=every, seen=("2024", "2024-02")),
        fact(right, "partnerOf", left, status="ended", valid=((None, "2024-02"),), evidences=every),
        fact(left, "owns", left, qualifiers={"percent": "about half"}, seen=("soon", "0000")),
        fact(left, "owns", right, qualifiers={"percent": 33.3}, valid=(("2025-06", "2025"),)),
    )
