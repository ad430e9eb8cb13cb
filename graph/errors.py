"""Errors of the graph: stores, names, decisions, queries, servers."""

from ontology.errors import KeiretsuError, UsageError


class GraphError(KeiretsuError):
    """The store cannot do what was asked (exit 3)."""


class StoreError(GraphError):
    """A store that is missing, damaged, locked or of another version."""


class ConnectionFailedError(GraphError):
    """A server that cannot be reached, or refuses the credentials."""


class QueryError(UsageError):
    """A query that cannot be parsed, or that writes where only reading is allowed."""


class DecisionError(UsageError):
    """A decision that cannot be meant: targets that are one already, or of different types."""


class RecordError(GraphError, ValueError):
    """A record or an export that contradicts itself, or holds what RDF cannot."""


class UnknownNameError(KeiretsuError, LookupError):
    """No entity, article or statement of that name (exit 1)."""

    exit_code = 1


class AmbiguousNameError(KeiretsuError, LookupError):
    """A name that fits several entities (exit 2); the message lists them."""

    exit_code = 2
