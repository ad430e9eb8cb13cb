"""The connection to a Neo4j server, and one sentence for whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, InvalidStateError, wait
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import islice
from threading import Thread

from graph.bolt_address import Address
from graph.bolt_driver import DriverError, Neo4jError, ServiceUnavailable, SessionExpired, neo4j
from graph.bolt_failures import failure, out_of_reach, too_old
from graph.bolt_watch import Result, Watch
from graph.errors import ConnectionFailedError, StoreError
from ontology.errors import KeiretsuError

PAGE = 1_000
"""Rows of a stream taken at once; as many as the driver fetches."""
PATIENCE = 4.0
"""Seconds for the first answer: a command, with the second that it may take to start, says what is wrong within 5."""
ASIDE = 1.0
"""Seconds of these that are kept to ask the server itself once the addresses that it names are silent."""
RETRYING = 2.0
"""Seconds after which the driver no longer repeats a transaction that met a lost connection or a deadlock."""

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what it logs, it also raises

Rows = list[dict[str, object]]
Step = tuple[str, Mapping[str, object]]
"""A query and its parameters."""


class Connection:
    """An open server and one database of it."""

    def __init__(self, driver: neo4j.Driver, address: Address) -> None:
        """Wrap a driver that has answered; use `connect`."""
        self.address = address
        self._driver = driver
        self._database = address.database or None
        self._watch = Watch(address.uri, partial(_shut, driver))

    def read(self, query: str, parameters: Mapping[str, object] | None = None) -> list[dict[str, object]]:
        """All rows of a query of ours, read in one transaction."""

        def work() -> Rows:
            values = dict(parameters or {})
            found = self._driver.execute_query(query, values, database_=self._database, routing_="r")
            return [dict(record) for record in found.records]

        try:
            return self._watch.over(work)
        except (DriverError, Neo4jError, OSError) as error:
            raise self._failure(error) from error

    def write(self, *steps: Step, check: Callable[[Rows], None] | None = None) -> list[Rows]:
        """The rows of each step, all of them in one transaction: done together or not at all.

        `check` sees the rows of the first step before the others run; what it raises undoes all.
        """

        def work(transaction: neo4j.ManagedTransaction) -> list[Rows]:
            if self._watch.lost:
                raise ConnectionFailedError(f"{self.address.uri!r} was given up: nothing more is written there.")
            done: list[Rows] = []
            for query, values in steps:
                done.append([dict(row) for row in transaction.run(query, dict(values))])
                if check is not None and len(done) == 1:
                    check(done[0])
            return done

        try:
            return self._watch.over(lambda: self._transacted(work))
        except UnicodeEncodeError as error:
            text = error.object[max(0, error.start - 40) : error.end]
            raise StoreError(f"Neo4j cannot hold {text!r}: a lone surrogate, half a character, is in it.") from error
        except (DriverError, Neo4jError, OSError) as error:
            raise self._failure(error) from error

    def _transacted(self, work: Callable[[neo4j.ManagedTransaction], list[Rows]]) -> list[Rows]:
        with self.session(neo4j.WRITE_ACCESS) as session:
            return session.execute_write(work)

    def stream(self, query: str, parameters: Mapping[str, object] | None = None) -> Iterator[dict[str, object]]:
        """The rows of a query of ours, as the server sends them."""
        try:
            session = self.session(neo4j.READ_ACCESS)
            try:
                transaction = self._watch.over(session.begin_transaction)
                result = self._watch.over(lambda: transaction.run(query, dict(parameters or {})))
                while rows := self._watch.over(lambda: [dict(record) for record in islice(result, PAGE)]):
                    yield from rows
            finally:
                if self._watch.lost:
                    with suppress(DriverError, Neo4jError, OSError):  # its socket is closed, which is what matters
                        session.close()
                else:
                    self._watch.over(session.close)
        except (DriverError, Neo4jError, OSError) as error:
            raise self._failure(error) from error

    def watched(self, work: Callable[[], Result]) -> Result:
        """The result of what asks the server, given up once that no longer listens."""
        return self._watch.over(work)

    def close(self) -> None:
        """Close the sockets to the server."""
        self._watch.end()

    def _failure(self, error: Exception) -> KeiretsuError:
        return failure(error, self.address.uri, self.address.username, self.address.database)

    def session(self, access: str) -> neo4j.Session:
        """A driver's session, for the module that runs a user's own queries."""
        return self._driver.session(
            database=self._database,
            default_access_mode=access,
            bookmark_manager=self._driver.execute_query_bookmark_manager,
        )


def _shut(driver: neo4j.Driver) -> None:
    """Close a driver, and what it opened since: one that is repeating a transaction connects again, though closed.

    Its own `close` does nothing the second time; its pool's closes what is there.
    """
    driver.close()
    driver._pool.close()


@contextmanager
def connect(address: Address, patience: float = PATIENCE) -> Iterator[Connection]:
    """A connection to a server that has answered, accepted the credentials and is new enough.

    Raises:
        ConnectionFailedError: it has not, within `patience` seconds; one sentence says why.
    """
    connection = Connection(_answered(address, patience), address)
    try:
        yield connection
    finally:
        connection.close()


def _answered(address: Address, patience: float) -> neo4j.Driver:
    """The driver after its first answer; name resolution has no limit of its own, hence the thread."""
    answer: Future[neo4j.Driver] = Future()

    def ask() -> None:
        try:
            driver = _open(address, patience)
        except (DriverError, Neo4jError, OSError, ValueError, KeiretsuError) as error:
            with suppress(InvalidStateError):  # nobody waits any longer
                answer.set_exception(error)
            return
        try:
            answer.set_result(driver)
        except InvalidStateError:
            driver.close()

    Thread(target=ask, daemon=True).start()
    if not wait([answer], timeout=patience).done and answer.cancel():
        raise ConnectionFailedError(
            f"No answer from {address.uri!r} within {patience:g} seconds: is the address right, and the way to it open?"
        )
    try:
        return answer.result()
    except (DriverError, Neo4jError, OSError, ValueError) as error:
        raise failure(error, address.uri, address.username, address.database) from error


def _open(address: Address, patience: float) -> neo4j.Driver:
    scheme, _, rest = address.uri.partition("://")
    routed = scheme.startswith("neo4j")
    limit = patience - ASIDE if routed else patience
    driver = neo4j.GraphDatabase.driver(
        address.uri,
        auth=(address.username, address.password),
        connection_timeout=limit - 0.5,
        connection_acquisition_timeout=limit - 0.3,
        max_transaction_retry_time=RETRYING,
        initial_retry_delay=0.3,
        notifications_min_severity="OFF",
        user_agent="keiretsu",
    )
    try:
        with driver.session(database=address.database or None, default_access_mode=neo4j.READ_ACCESS) as session:
            too_old(session.run("RETURN 1").consume().server.agent, address.uri)
    except (DriverError, Neo4jError, OSError, ValueError, KeiretsuError) as error:
        driver.close()
        if routed and isinstance(error, ServiceUnavailable | SessionExpired):
            direct = scheme.replace("neo4j", "bolt") + "://" + rest.partition("?")[0]
            _open(replace(address, uri=direct), patience).close()
            raise out_of_reach(address.uri, address.database) from error
        raise
    return driver
