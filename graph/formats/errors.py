"""Errors of the export formats."""

from graph.errors import GraphError
from ontology.errors import UsageError


class UnknownFormatError(UsageError):
    """A file name whose suffix no format has (exit 2)."""


class ExportError(GraphError):
    """A file that cannot be written (exit 3)."""
