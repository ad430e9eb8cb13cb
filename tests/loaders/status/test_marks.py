"""What verbs over a fact say of its status, those of several words too: deals that failed are abandoned."""

import pytest

from loaders.document import Document
from loaders.lexicon import lexicon
from loaders.pipeline import reader as patterns
from loaders.readers import Reader
from ontology.read import load


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The purchase of Helvetic Turbines by Korea's Doosan Enerbility fell through after months of talks."),
        ("en", "Doosan Enerbility's takeover of Helvetic Turbines fell apart on Friday."),
        ("en", "The sale of Lumio to Somfy came to nothing."),
        ("en", "Somfy's purchase of Lumio did not go ahead."),
        ("en", "Somfy's takeover of Lumio has failed to materialise."),
        ("en", "Somfy did not succeed in buying Lumio."),
        ("fr", "Le rachat de Lumio par Somfy est tombé à l'eau."),
        ("fr", "L'acquisition de Lumio par le français Somfy est tombée à l’eau en mars."),
        ("fr", "Le rachat de Lumio par Somfy a tourné court."),
        ("fr", "Le rachat de Lumio par Somfy a capoté."),
        ("fr", "Le rachat de Lumio par Somfy est parti en fumée."),
        ("fr", "Le rachat de Lumio par Somfy n'a pas abouti."),
        ("fr", "Somfy n'a pas réussi à racheter Lumio."),
        ("fr", "Le rachat de Lumio par Somfy s'est soldé par un échec."),
        ("en", "The £1.2bn bid by Doosan Enerbility for Helvetic Turbines foundered on price."),
        ("en", "The takeover of Helvetic Turbines by Doosan Enerbility hit the buffers in May."),
        ("en", "Somfy bowed out of the purchase of Lumio."),
        ("en", "The merger of Somfy and Lumio was nixed by shareholders."),
        ("fr", "L'offre du groupe Somfy sur la start-up Lumio a fait pschitt."),
        ("fr", "Le rachat de Lumio par Somfy s'est effondré vendredi."),
        ("fr", "Somfy s'est retiré du rachat de Lumio."),
        ("fr", "Somfy s'est désisté du rachat de Lumio."),
        ("fr", "La fusion de Somfy et de Lumio ne se fera pas."),
    ],
)
def test_a_deal_that_failed_is_abandoned(read: Reader, language: str, text: str) -> None:
    assert [s.status for s in read(Document(text, "t", language=language)).statements] == ["abandoned"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The acquisition of Lumio by Somfy went through in March."),
        ("fr", "Le rachat de Lumio par Somfy a abouti."),
    ],
)
def test_a_deal_that_was_done_is_current(read: Reader, language: str, text: str) -> None:
    assert [s.status for s in read(Document(text, "t", language=language)).statements] == ["current"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rivals dropped their opposition to Somfy's purchase of Lumio."),
        ("en", "Somfy's takeover of Lumio derailed the plans of the mayor."),
        ("en", "The unions failed after the purchase of Lumio by Somfy."),
        ("fr", "Les syndicats ont abandonné leur recours contre le rachat de Lumio par Somfy."),
        ("fr", "Le rachat de Lumio par Somfy a enterré les projets du maire."),
        ("fr", "Le maire a renoncé après le rachat de Lumio par Somfy."),
        ("fr", "Somfy a abandonné ses vignes pour acheter Lumio."),
        ("en", "Somfy's takeover of Lumio has failed to cheer investors."),
        ("fr", "L'acquisition de Lumio par Somfy a échoué à redresser les marges."),
    ],
)
def test_what_fails_beside_a_deal_or_by_it_leaves_the_deal_as_it_is(language: str, text: str) -> None:
    statements = patterns(load())(Document(text, "t", language=language)).statements

    assert not {"abandoned", "ended"} & {s.status for s in statements}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Somfy's purchase of Lumio did not succeed in raising margins."),
        ("en", "Somfy did buy Lumio."),
        ("fr", "Le rachat de Lumio par Somfy n'a pas réussi à convaincre les salariés."),
    ],
)
def test_a_deal_that_did_not_do_what_was_hoped_was_done(language: str, text: str) -> None:
    statements = patterns(load())(Document(text, "t", language=language)).statements

    assert [s.status for s in statements] == ["current"]


def test_verbs_of_several_words_are_known_by_their_first_word() -> None:
    assert any("fell" in forms and rest == "through" for forms, rest in lexicon("en").phrases("stance", "abandoned"))
    assert any("tombé" in forms and rest == "à l'eau" for forms, rest in lexicon("fr").phrases("stance", "abandoned"))


def test_a_reflexive_entry_needs_its_pronoun_and_is_not_the_plain_verb() -> None:
    ended, abandoned = ("ended", "abandoned")

    assert "désengagé" in lexicon("fr").reflexives("stance", ended)
    assert "désengagé" not in lexicon("fr").verbs("stance", ended)
    assert any("heurtée" in forms and rest == "au refus" for forms, rest in lexicon("fr").phrases("stance", abandoned))
    assert lexicon("en").reflexives("stance", abandoned) == frozenset()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Somfy s'est désengagé de son partenariat avec Lumio.", "ended"),
        ("Somfy s'est retiré de son partenariat avec Lumio.", "ended"),
        ("Somfy s’est finalement désisté du rachat de Lumio.", "abandoned"),
        ("Somfy s'apprête à racheter Lumio.", "planned"),
    ],
)
def test_reflexive_verbs_say_how_a_fact_stands(text: str, status: str) -> None:
    statements = patterns(load())(Document(text, "t", language="fr")).statements

    assert {s.status for s in statements} == {status}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kessler Foods owned Brightwell until 2020, and then bought Oriel."),
        ("en", "Until 2020 Kessler Foods supplied tyres to Brightwell."),
        ("en", "Kessler Foods was the owner of Brightwell until the merger."),
        ("fr", "Kessler détenait Brightwell jusqu'en 2020, puis a racheté Oriel."),
        ("fr", "Kessler était le fournisseur de Brightwell jusqu’en 2020."),
        ("fr", "Kessler fournissait des joints à Brightwell jusqu'au printemps."),
    ],
)
def test_what_was_so_until_some_time_has_ended(language: str, text: str) -> None:
    found = patterns(load())(Document(text, "t", language=language)).statements

    assert [s.status for s in found if s.object.entity.name != "Oriel"] == ["ended"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kessler Foods licenses Fluxor to Brightwell until 2031."),
        ("en", "Kessler Foods has supplied Brightwell since 2019 and will do so until 2031."),
        ("fr", "Kessler fournit des joints à Brightwell jusqu'en 2031."),
    ],
)
def test_what_goes_on_until_some_time_has_not(language: str, text: str) -> None:
    found = patterns(load())(Document(text, "t", language=language)).statements

    assert {s.status for s in found} == {"current"}


def test_what_is_so_has_not_ended_before_it_was_printed(read: Reader) -> None:
    text = "Brightwell, which sold to Volvo until 2019, is owned by Kessler Foods."
    [owns] = [
        s for s in read(Document(text, "t", language="en", published="2024-05-02")).statements if s.relation == "owns"
    ]

    assert (owns.status, owns.valid_to) == ("current", None)
