"""Public bodies that act, and a company's organs, which do not: what is a name of its own, and what is none."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.pipeline import parts
from ontology.read import load


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        (
            "en",
            "The Dutch state took Nexperia, and the Greek police fined Krikel.",
            "Dutch state; Nexperia; Greek police; Krikel",
        ),
        ("en", "It sold to the Dutch state lender Volksbank.", "Volksbank"),
        ("en", "Then Georgia's central bank fined InterKartli.", "Georgia's central bank; InterKartli"),
        ("en", "Tarn supplies Uganda's defence ministry.", "Tarn; Uganda's defence ministry"),
        ("en", "Norway's sovereign wealth fund has Orlen.", "Norway's sovereign wealth fund; Orlen"),
        ("fr", "Puis l’armée de l’air marocaine a payé Corvo.", "armée de l’air marocaine; Corvo"),
        ("en", "Poland's treasury minister met Orlen.", "Poland; Orlen"),
        (
            "fr",
            "Beretta arme la marine canadienne et la police de Genève.",
            "Beretta; marine canadienne; police de Genève",
        ),
        (
            "fr",
            "Le bleu marine de Dior et une police de Generali vont à la police belge.",
            "Dior; Generali; police belge",
        ),
        ("en", "Shares in the Italian state controlled group Eni rose.", "Eni"),
        ("fr", "Le ministère marocain paie Sothema.", "ministère marocain; Sothema"),
        ("fr", "Puis la banque centrale de Géorgie a puni Corvo.", "banque centrale de Géorgie; Corvo"),
        ("fr", "La filiale commune de Paprec vend sur le marché de la police d'assurance.", "Paprec"),
    ],
)
def test_a_body_that_acts_has_its_whole_name(language: str, text: str, names: str) -> None:
    assert "; ".join(_names(text, language)) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The Board of Directors of Renault met the Supervisory Board.", "Renault"),
        ("en", "Tesla Board of Directors approved it.", "Tesla"),
        ("fr", "Le Conseil d'administration de Renault et le Directoire de Vivendi votent.", "Renault; Vivendi"),
        ("fr", "L'Assemblée générale de Vivendi vote, le Conseil d'État juge.", "Vivendi; Conseil d'État"),
    ],
)
def test_a_company_s_organ_is_no_name(language: str, text: str, names: str) -> None:
    assert "; ".join(_names(text, language)) == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Selon GL EVENTS, rien. La société GL events vend.", "GL EVENTS"),
        (
            "fr",
            "Avec Technip Energies et chez Technip Energies comme chez TotalEnergies.",
            "Technip Energies; TotalEnergies",
        ),
        ("en", "Orstly said it sold Tiggo SUVs.", "Orstly; Tiggo"),
    ],
)
def test_a_name_is_cut_by_neither_case_nor_ending(language: str, text: str, names: str) -> None:
    assert "; ".join(_names(text, language)) == names


def _names(text: str, language: str) -> list[str]:
    return [c.name for part in parts(Document(text, "x"), language, load()) for c in part.cast.characters]
