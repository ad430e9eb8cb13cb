"""Numbers and titles of a sentence, and whose they are."""

from loaders.lexicon import lexicon
from loaders.qualifiers import Quantity, quantities, respective

TEXT = "Danone and Bel hold 5% and 10% respectively of Kiri."


def test_percentages_said_respectively_go_in_order() -> None:
    found, words = list(quantities(TEXT, 0, lexicon("en"), None)), lexicon("en")
    ends = [(0, 6), (11, 14)]

    shares = [respective(end, ends, found, TEXT, words)["percent"].value for end in ends]

    assert shares == [5.0, 10.0]


def test_percentages_that_do_not_match_what_is_listed_say_nothing() -> None:
    found, words = list(quantities(TEXT, 0, lexicon("en"), None)), lexicon("en")

    assert respective((0, 6), [(0, 6), (11, 14), (46, 50)], found, TEXT, words) == {}


def test_titles_are_roles_and_verbs_and_names_are_not() -> None:
    def roles(text: str, language: str) -> list[str]:
        found: list[Quantity] = list(quantities(text, 0, lexicon(language), None))
        return [str(q.value) for q in found if q.kind == "role"]

    assert roles("Bel's chief executive Ann heads Hugo Boss.", "en") == ["chief executive"]
    assert roles("Jeanne, directrice générale de Bel", "fr") == ["directrice générale"]
