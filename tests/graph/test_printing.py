"""Evidence as people read it: the quote, where it stood, who says it there."""

from graph.printing.facts import Proof, sentence
from tests.graph.factory import SU7, XIAOMI, evidence, fact
from tests.graph.made_ontology import ontology


def _read(by: str | None) -> str:
    whole = fact(XIAOMI, "manufactures", SU7, evidences=(evidence("It does.", said_by=by),))
    return sentence(Proof(whole, whole.evidence[0]), whole, ontology())


def test_a_sentence_tells_who_says_it() -> None:
    assert "2026-03-01 · said by Reuters · " in _read("Reuters")


def test_a_sentence_that_nobody_is_said_to_say_names_no_speaker() -> None:
    assert "said by" not in _read(None)
