"""A user's own Cypher on a server: reading only, unless writing is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from graph.bolt import Connection
from graph.bolt_driver import DriverError, Neo4jError, neo4j
from graph.bolt_failures import failure
from graph.cypher_guard import judged, judged_plan
from graph.cypher_values import Plain, plain
from graph.errors import QueryError
from ontology.errors import KeiretsuError

PATIENCE = 30.0
"""Seconds that a query may take unless told otherwise."""
_TIMED_OUT = "Neo.ClientError.Transaction.TransactionTimedOut"
_WRITING = "Neo.ClientError.Statement.AccessMode"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gives: its columns, and rows of plain values in that order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]


def ask(
    connection: Connection,
    query: str,
    parameters: Mapping[str, object] | None = None,
    *,
    timeout: float = PATIENCE,
    write: bool = False,
) -> Answer:
    """The answer to a query of a user; `timeout` is in seconds.

    Raises:
        QueryError: it cannot be read, takes too long, lacks a parameter, or does more than read without `write`.
        ConnectionFailedError: the server is lost or refuses.
    """
    values = dict(parameters or {})
    if not write:
        judged(query)
    try:
        run = _written if write else _read
        return connection.watched(lambda: run(connection, query, values, timeout))
    except (DriverError, Neo4jError, OSError) as error:
        raise _failed(error, connection, timeout) from error
    except (UnicodeEncodeError, OverflowError) as error:
        raise QueryError(f"Neo4j cannot hold what the query or a parameter says: {error}.") from error


def _read(connection: Connection, query: str, values: dict[str, object], timeout: float) -> Answer:
    with (
        connection.session(neo4j.READ_ACCESS) as session,
        session.begin_transaction(timeout=timeout) as transaction,
    ):
        explained = transaction.run(f"EXPLAIN {query}", values).consume()
        judged_plan(explained.plan or {}, explained.query_type or "")
        return _answer(transaction.run(query, values))


def _written(connection: Connection, query: str, values: dict[str, object], timeout: float) -> Answer:
    with connection.session(neo4j.WRITE_ACCESS) as session:
        return _answer(session.run(neo4j.Query(query, timeout=timeout), values))


def _answer(result: neo4j.Result) -> Answer:
    columns = tuple(result.keys())
    return Answer(columns, tuple(tuple(plain(value) for value in record.values()) for record in result))


def _failed(error: DriverError | Neo4jError | OSError, connection: Connection, timeout: float) -> KeiretsuError:
    code = error.code if isinstance(error, Neo4jError) else None
    if code and code.startswith(_TIMED_OUT):
        return QueryError(f"The query took longer than {timeout:g} seconds: ask for less, or raise --timeout.")
    if code == _WRITING:
        return QueryError("This query writes; use --write if that is meant.")
    if code and code.startswith(("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.")):
        message = error.message if isinstance(error, Neo4jError) else None
        return QueryError(f"The query cannot be run: {(message or str(error)).splitlines()[0].strip()}")
    address = connection.address
    return failure(error, address.uri, address.username, address.database)
