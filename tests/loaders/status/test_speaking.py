"""Who says a fact: speech verbs before, between and after it, sources, denials, those who speak for a company."""

import pytest

from loaders.document import Document
from loaders.pipeline import reader
from loaders.readers import Reader
from ontology.read import load


@pytest.fixture(scope="module")
def read() -> Reader:
    return reader(load())


@pytest.mark.parametrize(
    ("language", "text", "by"),
    [
        ("en", "Renault said that it had bought Alpina for $5 million.", "Renault"),
        ("en", "Honda has bought Alpina, Reuters reported on Monday.", "Reuters"),
        ("en", "Honda, Mary Barra said, has bought Alpina.", "Mary Barra"),
        ("en", "According to Bloomberg, Honda has bought Alpina.", "Bloomberg"),
        ("en", "Honda's chairman, Toshihiro Mibe, said that Toyota had bought Alpina.", "Toshihiro Mibe"),
        ("en", "Honda denied that it had bought Alpina.", "Honda"),
        ("en", "A spokesman for Honda said that Toyota had bought Alpina.", "Honda"),
        ("en", "Honda has bought Alpina. Reuters said nothing.", None),
        ("en", "Honda, which bought Alpina in 2019, said nothing on Monday.", None),
        ("en", "Honda is said to have bought Alpina.", None),
        ("en", "Honda bought Alpina after Reuters denied a report.", None),
        ("en", "Honda has bought Alpina at €12 per Alstom share.", None),
        ("fr", "L'année d'après, Honda a racheté Alpina.", None),
        ("fr", "Renault a annoncé avoir racheté Alpina.", "Renault"),
        ("fr", "Honda a racheté Alpina, a indiqué Mary Barra.", "Mary Barra"),
        ("fr", "Honda a racheté Alpina, a juré lundi son patron, Toshihiro Mibe.", "Toshihiro Mibe"),
        ("fr", "Honda aurait racheté Alpina, rapporte le quotidien Les Échos, qui cite une source.", "Les Échos"),
        ("fr", "Selon Les Échos, Honda a racheté Alpina.", "Les Échos"),
        ("fr", "Honda aurait racheté Alpina, d'après Bloomberg.", "Bloomberg"),
        ("fr", "Honda a racheté Alpina, selon une source proche du dossier.", None),
        ("fr", "Honda, qui a racheté Alpina en 2019, n'a rien dit.", None),
    ],
)
def test_a_fact_has_the_speaker_that_the_text_gives_it(read: Reader, language: str, text: str, by: str | None) -> None:
    said = [s for s in read(Document(text, "t", language=language)).statements if s.relation == "acquired"]

    assert [s.said_by for s in said] == [by]
