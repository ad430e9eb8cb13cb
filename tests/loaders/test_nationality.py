"""A description's nationality tells whom it means where one company alone bears it."""

import pytest

from loaders.descriptions import stand_ins
from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.nationality import nationals
from loaders.pipeline import parts
from ontology.read import load


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        (
            "fr",
            "Le suédois Nordmek a cédé ses usines à Tessier. Le groupe suédois reste.",
            {"groupe suédois": "Nordmek"},
        ),
        ("en", "Nordmek, a Swedish group, paid Tessier Foods. The Swedish maker stays.", {"Swedish maker": "Nordmek"}),
        ("en", "The Swedish group Nordmek paid the Swedish maker Tessier Foods. The Swedish group stays.", {}),
        ("en", "The Swedish maker stays. The Swedish group Nordmek paid Tessier Foods.", {}),
        ("en", "Nordmek paid Tessier Foods. The Swedish maker stays.", {}),
    ],
)
def test_who_alone_bears_an_adjective_before_is_meant_by_it(language: str, text: str, meant: dict[str, str]) -> None:
    [part] = parts(Document(text, "test"), language, load())
    words = stand_ins(part.sentences, lexicon(language))

    found = nationals(part, words, lexicon(language))

    assert {text[a:b]: c.name for (a, b), c in found.items() if "su" in text[a:b] or "Sw" in text[a:b]} == meant
