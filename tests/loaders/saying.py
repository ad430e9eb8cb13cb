"""What a reader says of a text, as tests compare it."""

from __future__ import annotations

from loaders.document import Document
from loaders.readers import Reader


def facts(read: Reader, language: str, text: str) -> set[tuple[str, str, str, str]]:
    """Subject, relation, object and status of each statement."""
    found = read(Document(text, "t", language=language)).statements
    return {(s.subject.entity.name, s.relation, s.object.entity.name, s.status) for s in found}


def ends(read: Reader, language: str, text: str) -> set[tuple[str, str]]:
    """Subject and object of each statement."""
    return {(subject, object_) for subject, _, object_, _ in facts(read, language, text)}
