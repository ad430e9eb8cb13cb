"""The models without spaCy's code for their languages say what they say with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from loaders.evaluation.gold import read_gold
from loaders.models import PACKAGES, model
from loaders.tokens import paragraphs, sentences

DEV = Path(__file__).resolve().parents[2] / "corpus" / "dev"


def said(nlp: Language, texts: list[list[str]]) -> list[list[tuple[object, ...]]]:
    docs = nlp.pipe((Doc(nlp.vocab, words=words) for words in texts), batch_size=64)
    return [[(t.text, t.norm_, t.tag_, t.pos_, t.dep_, t.head.i, t.ent_type_) for t in doc] for doc in docs]


@pytest.mark.slow
@pytest.mark.parametrize("language", sorted(PACKAGES))
def test_a_model_says_the_same_without_the_code_for_its_language(language: str) -> None:
    texts = [
        [token.text for token in sentence.tokens]
        for article in read_gold([sorted(DEV.glob(f"{language}-*.yaml"))[0]])
        for number, (offset, line) in enumerate(paragraphs(article.text))
        for sentence in sentences(line, offset, number, language)
    ]
    whole = spacy.load(PACKAGES[language], exclude=["lemmatizer"])

    assert len(texts) > 50
    assert said(model(language), texts) == said(whole, texts)
