"""A description's nationality tells whom it means where one company alone bears it."""

import pytest

from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.pipeline import named_sentences, parts, trees_of
from loaders.reference.descriptions import stand_ins
from loaders.reference.nationality import nationals, natives, strangers
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


@pytest.mark.parametrize(
    ("language", "text", "meant"),
    [
        (
            "en",
            "The Spanish group Alvarosa bought Dennison Glass. The Spaniards own Vetrum.",
            {"Spaniards": "Alvarosa"},
        ),
        (
            "en",
            "Brandex of Denmark and Germany's Hartmeyer compete. The Danes bought Kronbach; the Germans are rich.",
            {"Danes": "Brandex", "Germans": "Hartmeyer"},
        ),
        (
            "en",
            "Brandex, based in Oslo, sued Dennison Glass. It sold a plant to the Norwegians.",
            {"Norwegians": "Brandex"},
        ),
        (
            "en",
            "Brandex, an Oslo-based firm, sued Hartmeyer. It sold a plant to the Norwegians.",
            {"Norwegians": "Brandex"},
        ),
        (
            "fr",
            "Brandel a signé avec l'espagnole Talgona. L'Espagnole livrera des bogies.",
            {"Espagnole": "Talgona"},
        ),
        ("fr", "Van Loon (Pays-Bas) fournit Hartmeyer. Le néerlandais a signé.", {"néerlandais": "Van Loon"}),
        ("fr", "Brandel, basée à Milan, fournit Hartmeyer. L'Italienne a signé.", {"Italienne": "Brandel"}),
        ("fr", "La belge Brandel a vendu ses parts au suédois Nordmek. Le Suédois a payé.", {"Suédois": "Nordmek"}),
    ],
)
def test_a_nationality_by_itself_means_who_alone_is_of_it(language: str, text: str, meant: dict[str, str]) -> None:
    [part] = parts(Document(text, "test"), language, load())

    found = natives(part, trees_of(part), lexicon(language))

    assert {text[a:b]: c.name for (a, b), c in found.items()} == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Spanish group Alvarosa and the Spanish brewer Dennison met. The Spaniards own Vetrum."),
        ("en", "The Dutch brewer Brandex sells in Japan. The Dutch market grew."),
        ("en", "The Dutch brewer Brandex sells in Japan. Its boss speaks the Dutch of his mother."),
        ("en", "Brandex bought the Dutch arm of Hartmeyer. The Dutch are patient."),
        ("en", "The British brewer Brandex sells in Japan. It also sells in the UK."),
        ("fr", "L'espagnol Alvaro et l'espagnole Talgona se sont alliés avec Brandel. Les Espagnols ont signé."),
        ("fr", "La Suédoise Karin Holm dirige Brandel. Le Suédois a signé."),
        ("fr", "L'espagnol Talgona livrera Brandel. L'Espagnole Karin Luna dirige le groupe."),
        ("fr", "L'espagnol Talgona livrera Brandel. L'espagnol est la langue de travail du groupe."),
        ("fr", "Brandel rachète la filiale belge de Hartmeyer. Le Belge a signé."),
        ("fr", "Le groupe Brandel hésite. Le Belge rachète Hartmeyer. Le Belge a signé."),
        (
            "fr",
            "L'américain Talgona rachète Brandel. John Peters, un Américain, dirige Hartmeyer. L'Américain a signé.",
        ),
    ],
)
def test_a_nationality_means_nobody_where_it_is_not_clear(language: str, text: str) -> None:
    [part] = parts(Document(text, "test"), language, load())

    assert natives(part, trees_of(part), lexicon(language)) == {}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The Swedes sold Brandex to Hartmeyer.", ["Brandex", "Hartmeyer"]),
        ("en", "An American bought Brandex from Hartmeyer.", ["Brandex", "Hartmeyer"]),
        ("en", "The Spaniard sold Brandex to a Dutchman.", ["Brandex"]),
        ("fr", "Un Italien a racheté Brandel à une Suédoise.", ["Brandel"]),
        ("fr", "L'Espagnole a vendu Brandel à la Française.", ["Brandel"]),
        (
            "fr",
            "Swiss Life et la Suisse paient Brandel. L'Allemande attend.",
            ["Swiss Life", "Suisse", "Brandel"],
        ),
    ],
)
def test_a_people_is_no_name(language: str, text: str, names: list[str]) -> None:
    found = [n.text for _, names in named_sentences(text, language) for n in names]

    assert [name.removeprefix("La ") for name in found] == names


def test_a_description_is_of_nobody_who_is_of_another_nation() -> None:
    text = "Le suédois Nordmek a payé le groupe belge Brandel et Tessier. Le groupe suédois reste."
    [part] = parts(Document(text, "test"), "fr", load())
    words = stand_ins(part.sentences, lexicon("fr"))

    found = strangers(part, words, lexicon("fr"))

    assert {text[a:b]: [c.name for c in who] for (a, b), who in found.items()}["groupe suédois"] == ["Brandel"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Danish brewer Skovby pays Dennison Glass. They speak the Danish of its owners."),
        ("fr", "La danoise Skovby a payé Grandval. Le danois est désormais parlé à Caen."),
    ],
)
def test_a_language_is_nobody(language: str, text: str) -> None:
    [part] = parts(Document(text, "test"), language, load())
    words = stand_ins(part.sentences, lexicon(language))

    found = strangers(part, words, lexicon(language))

    assert part.cast.characters in [
        who for (a, b), who in found.items() if "anish" in text[a:b] or "danois" in text[a:b]
    ]
