"""Who says what the network found: in the last sentence of a fact, by name or by a pronoun that is understood."""

from loaders.document import Document
from loaders.network.attributing import attributed
from loaders.network.reader import scene, settle
from loaders.network.saying import METHOD
from loaders.pipeline import parts, trees_of
from loaders.said import Said
from ontology.read import load

ONTOLOGY = load()


def _speaker(text: str, subject: str, object_: str, method: str = METHOD) -> str | None:
    part = next(parts(Document(text, "test"), "en", ONTOLOGY))
    trees = trees_of(part)
    seen = settle(scene(text, part, trees))
    first, second = ((text.rindex(name), text.rindex(name) + len(name)) for name in (subject, object_))
    one, other = (next(c for c in part.cast.characters if c.name == name) for name in (subject, object_))
    found = Said(ONTOLOGY.relations["owns"], one, other, "current", (0, len(text)), first, second, 0.9, method)
    return next(attributed([found], part, trees, seen)).said_by


def test_who_speaks_in_the_last_sentence_says_it() -> None:
    assert (
        _speaker("Reuters knows Alpina. Honda holds half of it, Bloomberg reported.", "Honda", "Alpina") == "Bloomberg"
    )


def test_what_nobody_is_said_to_say_has_no_speaker() -> None:
    assert _speaker("Bloomberg said nothing of Alpina. Honda holds half of it.", "Honda", "Alpina") is None


def test_a_pronoun_that_is_understood_speaks_by_its_name() -> None:
    text = "Mary Barra runs Honda. On Monday she said that Honda holds half of Alpina."

    assert _speaker(text, "Honda", "Alpina") == "Mary Barra"


def test_what_a_pattern_found_keeps_its_speaker() -> None:
    assert _speaker("Honda holds half of Alpina, Bloomberg reported.", "Honda", "Alpina", "pattern: x") is None
