"""An article read whole: the story that started it, offsets, evidence, names, status."""

from itertools import chain
from pathlib import Path

import pytest

from graph.statement import Record
from loaders.document import Document
from loaders.errors import LanguageError
from loaders.evaluation.gold import read_gold
from loaders.formats.text import document
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT.parent / "shared" / "articles" / "xiaomi-hyperion.fr.txt"


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


def _facts(record: Record) -> set[tuple[str, str, str, str]]:
    return {(s.subject.entity.name, s.relation, s.object.entity.name, s.status) for s in record.statements}


STORY = {
    ("Hyperion Leasing", "subsidiaryOf", "China National Machinery Industry", "current"),
    ("Hyperion Leasing", "exports", "SU7", "planned"),
    ("Hyperion Leasing", "exports", "YU7", "planned"),
    ("Xiaomi", "manufactures", "SU7", "current"),
    ("Xiaomi", "manufactures", "YU7", "current"),
}


def test_our_own_telling_of_the_first_story_is_read(read: Reader) -> None:
    path = ROOT / "examples" / "xiaomi-exportation.fr.txt"

    facts = _facts(read(document(path.read_text(encoding="utf-8"), path.name)))

    assert facts >= STORY


@pytest.mark.skipif(not FIRST.exists(), reason="the article that started it lies beside the project, not in it")
def test_the_article_that_started_it_is_read_and_nothing_false(read: Reader) -> None:
    record = read(Document(FIRST.read_text(encoding="utf-8"), "xiaomi"))

    facts = _facts(record)

    assert facts >= STORY
    assert {f[1:3] for f in facts if f[0] == "Hyperion Leasing" or f[2] == "Hyperion Leasing"} >= {
        ("partnerOf", "Hyperion Leasing")
    } or {f[:3] for f in facts} & {
        ("Xiaomi", "partnerOf", "Hyperion Leasing"),
        ("Hyperion Leasing", "partnerOf", "Xiaomi"),
    }
    assert not any(relation == "exportsTo" for _, relation, _, _ in facts)
    aliases = {a for e in record.entities if e.name == "China National Machinery Industry" for a, _ in e.aliases}
    assert "Sinomach" in aliases


def test_where_a_customer_is_at_home_is_not_where_it_is_supplied(read: Reader) -> None:
    text = "Kapsch supplied Belgium's Viapass and Poland's road agency GDDKiA. Kapsch supplied Satellic in Belgium."

    record = read(Document(text, "kapsch", language="en"))

    assert {s.object.entity.name: s.qualifiers.get("place") for s in record.statements} == {
        "Viapass": None,
        "GDDKiA": None,
        "Satellic": "Belgium",
    }


def test_what_is_said_with_its_goods_is_not_said_again_without(read: Reader) -> None:
    text = "Bidco ships the lamps to Tanzania and Malawi. Bidco ships the soap to Malawi."

    record = read(Document(text, "bidco", language="en"))

    assert sorted((s.object.entity.name, s.qualifiers.get("product")) for s in record.statements) == [
        ("Malawi", "lamps"),
        ("Malawi", "soap"),
        ("Tanzania", "lamps"),
    ]


def test_every_offset_points_at_its_text(read: Reader) -> None:
    for article in list(read_gold([ROOT / "corpus" / "dev"]))[::6]:
        record = read(Document(article.text, article.id, language=article.language))
        for statement in record.statements:
            assert article.text[statement.start : statement.end] == statement.quote
            for mention in (statement.subject, statement.object):
                assert article.text[mention.start : mention.end].strip()
            for start, end in statement.more:
                assert 0 <= start < end <= len(article.text)


def test_reading_twice_gives_the_same_record(read: Reader) -> None:
    article = next(iter(read_gold([ROOT / "corpus" / "dev"])))
    text = Document(article.text, article.id)

    assert read(text) == read(text)


def test_types_fit_the_relation(read: Reader) -> None:
    ontology = load()
    articles = list(read_gold([ROOT / "corpus" / "dev"]))[::8]
    statements = chain.from_iterable(read(Document(a.text, a.id, language=a.language)).statements for a in articles)

    for statement in statements:
        relation = ontology.relations[statement.relation]
        assert statement.subject.entity.type in relation.domain
        assert statement.object.entity.type in relation.range


@pytest.mark.parametrize(
    "text",
    [
        "El grupo español Iberdrola compró ayer la empresa brasileña Neoenergia por mil millones de euros.",
        "株式会社トヨタ自動車は昨日、新しい工場を発表した。",
    ],
)
def test_a_language_nobody_reads_is_refused_by_name(read: Reader, text: str) -> None:
    with pytest.raises(LanguageError, match="cannot be read; known: en, fr"):
        read(Document(text, "foreign"))


def test_a_text_without_companies_gives_nothing(read: Reader) -> None:
    record = read(Document("It rained all night, and in the morning the roads were closed.", "weather"))

    assert record.statements == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Former OpenAI engineers founded Anthropic.",
        "Will Danone buy Lactalis?",
        "Unlike Renault, Verkor does not supply Alpine with anything.",
        "A rival of Alpha Motors bought Beta Steel.",
    ],
)
def test_what_is_not_said_is_not_read(read: Reader, sentence: str) -> None:
    ontology = load()

    facts = {f for f in _facts(read(Document(sentence, "trap", language="en"))) if ontology.asserted(f[3])}

    assert not {f[1] for f in facts} & {"founded", "acquired", "suppliesTo"}
