"""Words that may stand for a thing: found by determiner and noun, never inside or before a name."""

from __future__ import annotations

import pytest

from loaders.lexicon import lexicon
from loaders.pipeline import named_sentences
from loaders.reference.descriptions import descriptions, pronouns


def described(text: str, language: str) -> list[str]:
    return [
        text[start:end]
        for sentence, names in named_sentences(text, language)
        for start, end in descriptions(sentence, names, lexicon(language))
    ]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Volvo raised prices. The Swedish carmaker blamed its supplier.", ["Swedish carmaker", "supplier"]),
        ("en", "Bel and Lactalis met; the latter left early, and rain fell.", ["latter"]),
        ("fr", "Le groupe français a cédé sa filiale à Danone.", ["groupe français", "filiale"]),
        ("fr", "Michelin fournit Stellantis. Celui-ci et l'équipementier l'ont dit.", ["Celui-ci", "équipementier"]),
        ("en", "The company sells cars. The bank remains shareholder.", ["company", "bank"]),
        ("en", "The group supplied carmaker Renault.", ["group"]),
        ("en", "The truck maker hired the man that makes cars.", ["truck maker", "man"]),
        (
            "fr",
            "Le patron du groupe cède l’équipementier aux deux groupes.",
            ["patron", "groupe", "équipementier", "deux groupes"],
        ),
        ("fr", "Le PDG a parlé à celle-ci.", ["PDG", "celle-ci"]),
        ("en", "Ibex was sold. The Athens group and the Padua-based company bid.", ["group", "based company"]),
        ("en", "Bel met the toolmaker and its Lyon neighbour.", ["toolmaker", "neighbour"]),
        ("en", "The Athens head of Bel left.", ["head"]),
        ("fr", "L'Oréal perd deux usines.", []),
        ("en", "The carmaker Renault sold the Swedish carmaker Volvo.", []),
        ("fr", "Le constructeur Renault a vendu trois usines au soleil.", []),
        ("en", "A company sold a car. No group bought any lorry.", []),
    ],
)
def test_determiner_and_noun_make_a_description(language: str, text: str, found: list[str]) -> None:
    assert described(text, language) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "Bel said it would sell its unit to Kiri, which they own. He left.", ["it", "its", "they", "He"]),
        ("fr", "Bel l'a dit : elle cède sa filiale à Kiri. Il y renonce.", ["elle", "sa", "Il"]),
        ("en", "Warner owns Say It Loud.", []),
        ("fr", "L'équipe IT de LA SA part.", []),
    ],
)
def test_pronouns_of_the_third_person_are_found_outside_names(language: str, text: str, found: list[str]) -> None:
    assert [
        text[start:end]
        for sentence, names in named_sentences(text, language)
        for start, end in pronouns(sentence, names, lexicon(language))
    ] == found
