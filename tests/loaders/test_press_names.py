"""Names as newspapers and agencies write them: titles with capitals, nationalities, codes of shares, datelines."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.pipeline import parts
from ontology.read import load


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Tesla Chairwoman Robyn Denholm met GM President Mark Reuss.", "Tesla; Robyn Denholm; GM; Mark Reuss"),
        ("en", "Ford Chief Financial Officer John Lawler quit in May.", "Ford; John Lawler"),
        ("en", "BYD Executive Vice President Stella Li left.", "BYD; Stella Li"),
        ("en", "Microsoft Chairman and Chief Executive Officer Satya Nadella spoke.", "Microsoft; Satya Nadella"),
        ("en", "Its Chief Marketing and Sales Officer Lisa Materazzo and Nestle agreed.", "Lisa Materazzo; Nestle"),
        (
            "en",
            "It told Finance Minister Bruno Le Maire and Treasury Secretary Janet Yellen.",
            "Bruno Le Maire; Janet Yellen",
        ),
        (
            "en",
            "General Motors sold Chief Oil & Gas shares to Partners Group.",
            "General Motors; Oil & Gas; Partners Group",
        ),
        (
            "en",
            "Ford Motor Co F.N and Foxconn (2317.TW) met Alphabet GOOGL.O there.",
            "Ford Motor Co; Foxconn; Alphabet",
        ),
        ("en", "Tesla, Inc. has sued Rivian.", "Tesla; Rivian"),
        ("en", "NEW YORK, May 3 - It sold Warner Bros. Discovery.", "NEW YORK; Warner Bros. Discovery"),
        ("en", "They sold Swiss-Swedish ABB, Anglo-Dutch Unilever and monday.com.", "ABB; Unilever; monday.com"),
        ("en", "Ex-Nissan chairman Carlos Ghosn sued.", "Nissan; Carlos Ghosn"),
        ("en", "Shoppers left Marks and Spencer for Pick n Pay.", "Marks and Spencer; Pick n Pay"),
        ("en", "It belongs to Fahd bin Badr.", "Fahd bin Badr"),
        (
            "en",
            "Dollar General CEO Todd Vasos met S&P Global Vice Chairman John Lawler.",
            "Dollar General; Todd Vasos; S&P Global; John Lawler",
        ),
        (
            "en",
            "Hard Rock International sold Good Energy Group to FACE.",
            "Hard Rock International; Good Energy Group; FACE",
        ),
        (
            "en",
            "They sold Anglo-Irish Bank to Global Counsel and First Premier Bank.",
            "Anglo-Irish Bank; Global Counsel; First Premier Bank",
        ),
        (
            "en",
            "Outgoing Chief Executive Emma Walmsley sold C3.AI to LP Building Solutions.",
            "Emma Walmsley; C3.AI; LP Building Solutions",
        ),
        (
            "en",
            "White House Press Secretary Karoline Leavitt spoke to Hilton Premier Club Hotels.",
            "White House; Karoline Leavitt; Hilton Premier Club Hotels",
        ),
        (
            "fr",
            "Le Canadien National et La Française AM ont vendu Ramsay Générale Santé SA.",
            "Canadien National; La Française AM; Ramsay Générale Santé SA",
        ),
        (
            "fr",
            "Bonne Maman et Fusion Fuel ont quitté l'agence Suisse Tourisme et POINT.P.",
            "Bonne Maman; Fusion Fuel; Suisse Tourisme; POINT.P",
        ),
        ("fr", "Le Français Orange et l'Américain Apple sont chez la SAS Ynsect.", "Orange; Apple; Ynsect"),
        ("fr", "L'Allemand Siemens a vendu au Chinois BYD le Japonais Toyota Boshoku.", "Siemens; BYD; Toyota Boshoku"),
        ("fr", "Selon l'Espagnole Iberdrola, les Suisses Novartis et Roche attendent.", "Iberdrola; Novartis; Roche"),
        ("fr", "« L'Italien Leonardo est candidat », dit le géant Américain Walmart.", "Leonardo; Walmart"),
        ("fr", "Le Russe Alexeï Mordachov a quitté Suisse Tourisme.", "Alexeï Mordachov; Suisse Tourisme"),
        ("fr", "Il lit Le Petit Breton chez Crédit Lyonnais.", "Le Petit Breton; Crédit Lyonnais"),
        (
            "fr",
            "Forvia (ex-Faurecia) livre un ex-Google chez Stellantis STLAM.MI.",
            "Forvia; Faurecia; Google; Stellantis",
        ),
        ("fr", "Compagnie des Alpes, propriétaire du Parc Astérix, recule.", "Compagnie des Alpes; Parc Astérix"),
        ("fr", "Face à la concurrence, la SAS Ynsect tient.", "Ynsect"),
        ("fr", "Coup dur pour Atos. Bras de fer entre Carrefour et PepsiCo.", "Atos; Carrefour; PepsiCo"),
        ("en", "Tim Hortons-owned Maidstone Bakeries sold.", "Tim Hortons; Maidstone Bakeries"),
        ("en", "URGENT-Care Holdings sold INSIGHT to PCM.", "URGENT-Care Holdings; INSIGHT; PCM"),
        ("en", "BRIEF-Gildemeister Pumps scraps talks.", "Gildemeister Pumps"),
        ("en", "UPDATE 1-Tesla sues Rivian.", "Tesla; Rivian"),
        ("fr", "EXCLUSIF-Grab discute avec GDF-Suez.", "Grab; GDF-Suez"),
        ("en", "Then Wm. Garside & Sons dropped Chr. Hansen.", "Wm. Garside & Sons; Chr. Hansen"),
        ("fr", "Avec SES, rien. SES, son voisin, achète Intelsat.", "SES; SES; Intelsat"),
        ("fr", "La clinique Notre-Dame et le CHU de Lille signent.", "clinique Notre-Dame; CHU de Lille"),
        ("en", "ZABKA GROUP SAYS CVC CAPITAL PARTNERS SELLS ITS HOLDING", "ZABKA GROUP; CVC CAPITAL PARTNERS"),
        ("en", "STATE BANK OF INDIA", "STATE BANK OF INDIA"),
        ("en", "TESLA'S PROFIT FALLS AS RADIX AS AND FORD’S MARGINS GROW TO 3%", "TESLA; RADIX; FORD"),
        ("fr", "RENAULT SE RETIRE ET L’ORÉAL VEND À DANONE SA FILIALE", "RENAULT; ORÉAL; DANONE"),
        ("en", "BRIEF-IBM sues URGENT-Care Holdings.", "IBM; URGENT-Care Holdings"),
        ("en", "IBM BUYS RADIX IN NEW YORK", "IBM; RADIX; NEW YORK"),
        ("fr", "VINCI VEND SES PARKINGS À GL EVENTS", "VINCI; GL EVENTS"),
    ],
)
def test_what_papers_write_around_a_name_is_no_part_of_it(language: str, text: str, names: str) -> None:
    read = parts(Document(text, "a", language=language), language, load())

    assert [n.text for part in read for _, found in part.sentences for n in found] == names.split("; ")
