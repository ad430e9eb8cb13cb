"""Which sentence of an article stands beside a fact that was missed."""

from __future__ import annotations

import pytest

from loaders.evaluation.gold import GoldArticle, Thing, Triple
from loaders.evaluation.naming import naming
from loaders.evaluation.report import findings
from loaders.evaluation.score import score
from ontology.read import load

TEXT = """Bank of the North opens in Oslo
The bank of the river was quiet. A bank rose, and the north of the town slept.
Bank of the North, led by Ann Orr, has long been a customer of Kiri Systems Inc.
Its rival is the lender Volda. Kiri, too, sells to Volda's owner. The sun shone. Mo Rana owns Lusk Foods.
He was once at Kiri. Nobody knows what Orla makes."""


def article(language: str = "en") -> GoldArticle:
    things = (Thing("Volda Sparebank", "Company", ("Volda",)), Thing("Kiri Systems", "Company"))
    return GoldArticle("a", language, None, TEXT, (), (), (), things, "", "")


@pytest.mark.parametrize("language", ["en", "xx"])
@pytest.mark.parametrize(
    ("subject", "object_", "shown"),
    [
        ("Kiri Systems", "Bank of the North", "Bank of the North, led by Ann Orr, has long been a customer of"),
        ("Kiri Systems", "Volda Sparebank", "Kiri, too, sells to Volda's owner."),
        ("Lusk Foods", "Kiri Systems", "Mo Rana owns Lusk Foods. … He was once at Kiri."),
        ("Orla", "Nobody's Child", "Nobody knows what Orla makes."),
        ("Nobody's Child", "Ann Orr", "Bank of the North, led by Ann Orr"),
        ("Nobody's Child", "Nowhere", ""),
    ],
)
def test_the_sentence_names_both_ends_or_the_nearest_two_do(
    subject: str, object_: str, shown: str, language: str
) -> None:
    told = naming(article(language), Triple(subject, "suppliesTo", object_))

    assert told.startswith(shown)
    assert bool(told) == bool(shown)


def test_a_miss_is_listed_with_the_sentence_that_names_both_ends() -> None:
    triple = Triple("Kiri Systems", "suppliesTo", "Volda Sparebank")
    gold = GoldArticle("a", "en", None, TEXT, (triple,), (), (), article().things, "", "")

    rows = list(findings(score([gold], lambda document: (), load()), [gold]))

    assert rows == [("MISS", "a", str(triple), "Kiri, too, sells to Volda's owner.")]
