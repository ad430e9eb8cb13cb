"""Whom "the former", "la seconde", "ce dernier", "the two" mean, and where such words mean nobody named."""

import pytest

from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.pipeline import parts, reader, trees_of
from loaders.reference.couples import couples
from ontology.read import load


def _meant(language: str, text: str) -> dict[str, str]:
    [part] = parts(Document(text, "test"), language, load())
    found = couples(part, trees_of(part), lexicon(language))
    return {text[a:b]: ", ".join(c.name for c in who) for (a, b), who in found.items()}


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        (
            "en",
            "Kestrom and Brandex make brakes. The former sells to Alstom; the latter was bought by Siemens.",
            {"former": "Kestrom", "latter": "Brandex"},
        ),
        ("en", "Kestrom sued the Danish group Brandex. The latter has appealed.", {"latter": "Brandex"}),
        (
            "en",
            "Kestrom and the Dutch brewer Brandex are rivals. The first is based in Leeds, the second in Breda.",
            {"first": "Kestrom", "second": "Brandex"},
        ),
        ("en", "Investors in Hopla include Kestrom and Brandex, the latter with 9%.", {"latter": "Brandex"}),
        ("en", "Kestrom supplies Brandex. Both are listed in Oslo.", {"Both": "Kestrom, Brandex"}),
        ("en", "Kestrom and Brandex bid. The two rivals have talked since May.", {"two rivals": "Kestrom, Brandex"}),
        (
            "fr",
            "Kestral et Brandel fabriquent des freins. Le premier fournit Alstom, le second appartient à Siemens.",
            {"premier": "Kestral", "second": "Brandel"},
        ),
        ("fr", "Kestral a été racheté par Brandel. Cette dernière exploite trois sites.", {"dernière": "Brandel"}),
        (
            "fr",
            "Il reste Kestral et Brandel. Celle-là est cotée à Oslo, celle-ci appartient au fonds Ardian.",
            {"Celle-là": "Kestral", "celle-ci": "Brandel"},
        ),
        ("fr", "Kestral et Brandel fusionnent. Les deux groupes ont signé.", {"deux groupes": "Kestral, Brandel"}),
        ("fr", "Kestral fournit Brandel depuis 2019. Toutes deux ont signé.", {"deux": "Kestral, Brandel"}),
    ],
)
def test_two_things_just_named_are_told_apart_or_taken_together(
    language: str, text: str, meant: dict[str, str]
) -> None:
    assert _meant(language, text) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kestrom and Brandex make brakes. The former chief executive left."),
        ("en", "Kestrom and Brandex make brakes. The first plant is in Leeds, the second plant in Breda."),
        ("en", "Kestrom and Brandex opened two plants. The first is in Leeds, the second in Breda."),
        ("en", "Kestrom and Brandex make brakes. The first to sell them in Peru was Hopla."),
        ("en", "Kestrom, Brandex and Hopla make brakes. The former is listed; the latter is not."),
        ("en", "Kestrom and Brandex make brakes. The two plants closed, both in Leeds."),
        ("en", "Kestrom and Brandex make brakes. Both Hopla and Siemens buy them."),
        ("en", "Kestrom hired Anna Berg. Both are from Oslo."),
        ("fr", "Kestral et Brandel fabriquent des freins. Le premier constructeur européen est Hopla."),
        ("fr", "Kestral et Brandel fabriquent des freins. La première usine est à Niort."),
        ("fr", "Kestral et Brandel ont ouvert deux usines. La première est à Niort, la seconde à Metz."),
        ("fr", "Kestral et Brandel fabriquent des freins. Au second semestre, les ventes ont baissé."),
        ("fr", "Kestral et Brandel fabriquent des freins. Les deux usines ont fermé l'an dernier."),
        ("fr", "Kestral, Brandel et Hopla fabriquent des freins. Le second est coté."),
    ],
)
def test_other_things_are_not_taken_for_them(language: str, text: str) -> None:
    assert _meant(language, text) == {}


@pytest.mark.parametrize(
    ("language", "text", "facts"),
    [
        (
            "en",
            "Kestrom and Brandex have talked for months. The two will merge.",
            {("Kestrom", "mergesWith", "Brandex", "planned")},
        ),
        (
            "en",
            "Kestrom and Brandex make brakes. The former supplies Alstom, while the latter belongs to Siemens.",
            {("Kestrom", "suppliesTo", "Alstom", "current"), ("Siemens", "owns", "Brandex", "current")},
        ),
        (
            "fr",
            "Kestral et Brandel collaborent. Les deux groupes ont fondé Hoplia.",
            {("Kestral", "founded", "Hoplia", "current"), ("Brandel", "founded", "Hoplia", "current")},
        ),
        (
            "fr",
            "Kestral et Brandel fabriquent des freins ; le premier détient 30 % de Hoplia.",
            {("Kestral", "owns", "Hoplia", "current")},
        ),
    ],
)
def test_patterns_say_it_of_whom_they_mean(language: str, text: str, facts: set[tuple[str, str, str, str]]) -> None:
    said = reader(load())(Document(text, "test", language=language)).statements

    found = {(s.subject.entity.name, s.relation, s.object.entity.name, s.status) for s in said}
    assert found >= facts
    assert not {(o, r, s, t) for s, r, o, t in facts if r != "mergesWith"} & found
    assert {f[:1] for f in found if f[1] in {r for _, r, _, _ in facts}} <= {f[:1] for f in facts}
