"""The root of every error that Keiretsu raises on purpose, and the ontology's own."""


class KeiretsuError(Exception):
    """One sentence for the user; `exit_code` is what the program returns for it."""

    exit_code = 3


class UsageError(KeiretsuError, ValueError):
    """A request that cannot be meant as it stands (exit 2)."""

    exit_code = 2


class OntologyError(KeiretsuError, ValueError):
    """One or more mistakes in ontology files, each with file and line."""

    exit_code = 3
