"""Errors of reading: files, formats, languages, models."""

from ontology.errors import KeiretsuError, UsageError


class LoaderError(KeiretsuError):
    """An article that cannot be read; the message says which and why (exit 3)."""


class FormatError(LoaderError):
    """A file whose form is not what its name or content promises."""


class LanguageError(LoaderError):
    """A text in a language that no reader knows."""


class EvidenceError(LoaderError):
    """A reader's statement that the article's text does not carry."""


class ModelError(LoaderError):
    """A language model that is missing or not the one that was tested."""


class SourceError(UsageError):
    """A path, address or option that cannot be read from (exit 2 or 3, as the message says)."""

    exit_code = 3
