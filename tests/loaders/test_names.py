"""Where names begin and end: titles, initials, lists, places behind them, words that open a sentence."""

import pytest

from loaders.document import Document
from loaders.pipeline import named_sentences, parts
from ontology.read import load


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The US is its market. US banks sell in the UK and Irish shops.", ["US"]),
        ("en", "It sells kegs to the UK and the US.", ["UK", "US"]),
        (
            "en",
            "In August Tesla paid Jan van Arkel, as of May Renault came.",
            ["Tesla", "Jan van Arkel", "Renault"],
        ),
        ("en", "The December OPEC meeting heard a November Reuters poll.", ["OPEC", "Reuters"]),
        ("en", "It has shops in New Mexico and New Delhi.", ["New Mexico", "New Delhi"]),
        (
            "en",
            "He left the Ministry of Economy, Trade and Industry.",
            ["Ministry of Economy, Trade and Industry"],
        ),
        ("en", "Onshoring has begun. Undeterred, the retailer sold Orrin.", ["Orrin"]),
        ("en", "He said that Elton John's label left Mr Price, its chairman.", ["Elton John", "Price"]),
        ("fr", "L'Autorité signale un retard. La Commission critique Orange.", ["Autorité", "Commission", "Orange"]),
        ("fr", "La filiale de Mars vend. Au mois de Mars, Orlix a cédé.", ["Mars", "Orlix"]),
        ("fr", "La Française de l'Énergie a vendu.", ["Française de l'Énergie"]),
        ("en", "It is Oak Forest Time Inc. Each puts in half.", ["Oak Forest Time Inc."]),
        (
            "en",
            "Apple Inc. Chief Executive Tim Cook met Orrin Pvt. Ltd. in Leeds.",
            ["Apple Inc.", "Tim Cook", "Orrin Pvt. Ltd.", "Leeds"],
        ),
        ("en", "The Securities and Exchange Board of India knows.", ["The Securities and Exchange Board of India"]),
        (
            "en",
            "It told the Nigerian Exchange and the London Stock Exchange.",
            ["Nigerian Exchange", "London Stock Exchange"],
        ),
        ("en", "They wept. Bank Orlinas, owned by Dr Pepper, paid.", ["Bank Orlinas", "Dr Pepper"]),
        ("en", "It was sold. Wesfarmers, the bigger rival, owns it. Orbenred has paid.", ["Wesfarmers", "Orbenred"]),
        (
            "fr",
            "Lesieur, filiale du groupe Avril, vend le 3 Mars 2020 à Mars Petcare.",
            ["Lesieur", "Avril", "Mars Petcare"],
        ),
        ("fr", "■ Chez Orlix, on conditionne le Doliprane d'Opella.", ["Orlix", "Doliprane", "Opella"]),
        ("fr", "Il revient aux Brésiliens de Minasligas.", ["Minasligas"]),
        ("fr", "L'Entreprise portuaire de Sabrata a cédé.", ["Entreprise portuaire de Sabrata"]),
        ("en", "Chair Tone Skarbo dismissed it.", ["Tone Skarbo"]),
        (
            "en",
            "The distiller J. & G. Grant is bankrolled by Octopus and Velux.",
            ["J. & G. Grant", "Octopus", "Velux"],
        ),
        ("en", "It has a venture with Taiheiyo Cement of Japan.", ["Taiheiyo Cement", "Japan"]),
        ("en", "The Bank of Japan and Marks and Sons agreed.", ["The Bank of Japan", "Marks and Sons"]),
        ("en", "Shareholders prefer plan B. The board does not.", ["B"]),
        ("fr", "Le client s'appelle Jan K. Overweel.", ["Jan K. Overweel"]),
        ("fr", "Index Ventures a investi dans Revolut.", ["Index Ventures", "Revolut"]),
        (
            "fr",
            "Le groupe breton Piriou vend. Sa filiale quitte Piriou. Restent Piriou et ses salariés.",
            ["Piriou", "Piriou", "Piriou"],
        ),
        ("en", "It is owned by the Ekholm family and the Rawji brothers.", ["Ekholm family", "Rawji brothers"]),
        (
            "en",
            "A third belongs to the Mongolian state, which sold bonds to state-owned banks.",
            ["Mongolian state"],
        ),
        (
            "en",
            "It trades on the Madrid stock exchange and the Tea Board of Kenya.",
            ["Madrid stock exchange", "Tea Board of Kenya"],
        ),
        (
            "en",
            "Its founder, Lee Soo-man, sold the Orrin C-39 to Lyon-based Bel.",
            ["Lee Soo-man", "Orrin C-39", "Lyon", "Bel"],
        ),
        ("en", "Germany state and federal officials told us government bonds fell.", ["Germany"]),
        (
            "en",
            "The city of Genoa sued Target and Federal Trade Commission staff.",
            ["city of Genoa", "Target", "Federal Trade Commission"],
        ),
        ("en", "Boeing delivered Ryanair ten Max jets.", ["Boeing", "Ryanair", "Max"]),
        ("en", "Danone's bought Kiri. Danone's made its offer.", ["Danone", "Kiri", "Danone"]),
        (
            "fr",
            "Le groupe Casino de Jean-Charles Naouri quitte Danone.",
            ["Casino", "Jean-Charles Naouri", "Danone"],
        ),
        ("fr", "Les frères L'Oréal ont vendu Martin Frères L'Oréal.", ["frères L'Oréal", "Martin Frères", "L'Oréal"]),
        ("en", "It bought Kerr's of Athlone. Kerr's rivals wept.", ["Kerr's", "Athlone", "Kerr's"]),
        ("fr", "L'AMF surveille Amundi. L'Oréal la conseille.", ["AMF", "Amundi", "L'Oréal"]),
        (
            "fr",
            "L'Arcep surveille Orange. Orange conteste une décision de l'Arcep.",
            ["Arcep", "Orange", "Orange", "Arcep"],
        ),
        ("en", "It bought Kerr's rivals. Kerr paid.", ["Kerr", "Kerr"]),
        ("fr", "Elle appartient à la famille Vasset et aux frères Yesayan.", ["famille Vasset", "frères Yesayan"]),
        (
            "fr",
            "L'État malgache en a 15 %, comme le ministère égyptien de l'Irrigation.",
            ["État malgache", "ministère égyptien de l'Irrigation"],
        ),
        (
            "fr",
            "L'Agence nationale des fréquences a saisi la Bourse suisse.",
            ["Agence nationale des fréquences", "Bourse suisse"],
        ),
        (
            "fr",
            "La Caisse de dépôt et placement du Québec vend Monte dei Paschi.",
            ["Caisse de dépôt et placement du Québec", "Monte dei Paschi"],
        ),
        ("en", "It sold a mine to Sigma Lithium of Sao Paulo.", ["Sigma Lithium", "Sao Paulo"]),
        ("en", "It was sold by Prista Oil of Ruse to Kiri.", ["Prista Oil", "Ruse", "Kiri"]),
        ("en", "He sold British Salt to the French Foreign Minister.", ["British Salt"]),
        ("en", "The Odin 9 will leave with a Flex-42 and ten Rema 5 boxes.", ["Odin 9", "Flex-42", "Rema"]),
        ("en", "The caterer at Nando's there has left.", ["Nando's"]),
        (
            "fr",
            "Les Papeteries d'Arches ont repris les Tricotages de Troyes.",
            ["Papeteries d'Arches", "Tricotages de Troyes"],
        ),
        ("en", "Q. Cubic Telecom makes chips. Why Ireland?", ["Cubic Telecom", "Ireland"]),
        ("en", "He left Abena A/S for Orsted A/S in May.", ["Abena A/S", "Orsted A/S"]),
        (
            "en",
            "LOOPSTER SIGNS LICENCE WITH INDORAMA\nLoopster makes resin. Indorama, of Thailand, pays for it.",
            ["Loopster", "Indorama", "Loopster", "Indorama", "Thailand"],
        ),
        (
            "en",
            "Gulf Craft Hears the Call of Cyprus\nThe yacht maker Gulf Craft will open an office. Gulf Craft said so.",
            ["Gulf Craft", "Cyprus", "Gulf Craft", "Gulf Craft"],
        ),
        ("en", "Carrick Foods and Barrhead Dairy were partners; now they meet.", ["Carrick Foods", "Barrhead Dairy"]),
        ("en", "It bought Sun Microsystems, run by Jan-Åke Berg, on Sun Jan 5.", ["Sun Microsystems", "Jan-Åke Berg"]),
        ("en", "The Co-op left. Investor AB has a tenth. Brewer AB InBev paid.", ["Co-op", "Investor AB", "AB InBev"]),
        (
            "en",
            "In Britain AO World leads. In South Korea Samsung does.",
            ["Britain", "AO World", "South Korea", "Samsung"],
        ),
        ("en", "Co-founder Sergey Brin left. On Sun Apple opened.", ["Sergey Brin", "Apple"]),
        ("en", "In Dubai Islamic Bank leads.", ["Dubai Islamic Bank"]),
        ("fr", "Dans la région Auchan ferme ; en province Carrefour aussi.", ["Auchan", "Carrefour"]),
        ("fr", "La ville de Michelin a un musée.", ["Michelin"]),
        ("fr", "Depuis mai, la Société applique des tarifs de EDF.", ["EDF"]),
        ("en", "Norsk Elbil AS is the agent for Nio in Norway.", ["Norsk Elbil AS", "Nio", "Norway"]),
        ("en", "It is made for the European Bank for Reconstruction.", ["European Bank for Reconstruction"]),
        ("en", "Seven banks paid. Then AB InBev paid.", ["AB InBev"]),
        (
            "fr",
            "La Compagnie des sablières de Loire a payé les Hospices civils de Colmar.",
            ["Compagnie des sablières de Loire", "Hospices civils de Colmar"],
        ),
        ("fr", "Il dirige Groupe chimique tunisien et Salins du Jura.", ["Groupe chimique tunisien", "Salins du Jura"]),
        (
            "fr",
            "Elle veut vendre La Presse à Québecor et la Vegeta en Irak.",
            ["La Presse", "Québecor", "Vegeta", "Irak"],
        ),
        ("fr", "La société d'État YPF Litio a signé avec l'État.", ["YPF Litio", "État"]),
        ("fr", "Elle est au 3, rue Bannier, et l'autre, rue de Tournon.", ["rue Bannier", "rue de Tournon"]),
        ("fr", "Elle a signé avec la ville de Lyon et la région Bretagne.", ["ville de Lyon", "région Bretagne"]),
        ("fr", "Il a créé à Marseille les Tonnelleries de la Charente.", ["Marseille", "Tonnelleries de la Charente"]),
    ],
)
def test_names_have_the_right_bounds(language: str, text: str, names: list[str]) -> None:
    assert [n.text for _, found in named_sentences(text, language) for n in found] == names


@pytest.mark.parametrize(
    ("language", "text", "alone"),
    [
        ("en", "Rexel Kenya opened in May. Rexel owns it.", "Rexel"),
        ("en", "It ships the Grundfos CR-95. Grundfos makes pumps.", "Grundfos"),
        ("fr", "Allianz Maroc a payé. Allianz détient le reste.", "Allianz"),
        ("en", "The Exxon-Pioneer deal closed. Exxon paid Pioneer in shares.", "Exxon"),
    ],
)
def test_a_short_name_is_not_its_maker_or_parent_with_a_place_a_number_or_a_partner(
    language: str, text: str, alone: str
) -> None:
    [part] = parts(Document(text, "a"), language, load())
    assert alone in {c.name for c in part.cast.characters}


def test_a_short_name_stands_for_the_longer_one_before_it() -> None:
    [part] = parts(Document("Halvard Marine sells pumps. Halvard grew.", "a"), "en", load())
    assert [c.name for c in part.cast.characters] == ["Halvard Marine"]
