"""What the Neo4j driver raises, as one sentence that says what to do."""

from __future__ import annotations

import re
import socket
import ssl
from collections.abc import Iterator

from neo4j.exceptions import (
    AuthError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from graph.errors import ConnectionFailedError

OLDEST = (5, 26)

ONLY_READS = (
    "The database {database!r} at {uri!r} only reads: the server's setting server.databases.read_only, or "
    "server.databases.default_to_read_only, forbids writing; change it, or set NEO4J_DATABASE to another database."
)
ROUTES = (
    "{uri!r} answers, but the addresses that it names for the database {database!r} do not: behind a port mapping or a "
    "proxy use 'bolt://', or set server.bolt.advertised_address."
)
CODES = {
    "Neo.ClientError.Security.CredentialsExpired": "The first password of {user!r} at {uri!r} must be changed before "
    "use: run 'ALTER CURRENT USER SET PASSWORD' in cypher-shell or the Browser.",
    "Neo.ClientError.Security.AuthenticationRateLimit": "{uri!r} refuses {user!r} for some seconds after several wrong "
    "passwords: wait, then set NEO4J_PASSWORD right.",
    "Neo.ClientError.Database.DatabaseNotFound": "No database {database!r} at {uri!r}: set NEO4J_DATABASE to one that "
    "'SHOW DATABASES' lists, or unset it.",
    "Neo.TransientError.General.DatabaseUnavailable": "The database {database!r} at {uri!r} is not running: start it, "
    "or wait until it is up.",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": ONLY_READS,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": ONLY_READS,
    "Neo.ClientError.Security.Forbidden": "{user!r} may not do that at {uri!r}: the server's administrator grants it.",
    "Neo.ClientError.Transaction.TransactionTimedOut": "{uri!r} took longer than the time allowed for a transaction.",
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": "{uri!r} took longer than the time allowed "
    "for a transaction.",
}


def failure(error: BaseException, uri: str, user: str, database: str) -> ConnectionFailedError:
    """The sentence for an error of the driver, of the network, or of the server."""
    text = _known(error) or _network(error) or "{uri!r} cannot be used: {message}"
    said = error.message if isinstance(error, Neo4jError) else str(error)
    message = re.sub(r"\s+", " ", said or type(error).__name__).strip()[:300]
    values = {"uri": uri, "scheme": uri.partition("://")[0].partition("+")[0], "user": user, "message": message}
    return ConnectionFailedError(text.format(**values, database=database or "neo4j"))


def out_of_reach(uri: str, database: str) -> ConnectionFailedError:
    """The sentence for a server that answers itself, while the addresses that it names do not."""
    return ConnectionFailedError(ROUTES.format(uri=uri, database=database or "neo4j"))


def _known(error: BaseException) -> str | None:
    """The sentence for what the server itself answered."""
    code = error.code if isinstance(error, Neo4jError) else None
    if code in CODES:
        return CODES[code]
    if isinstance(error, AuthError):
        return "{uri!r} refuses the user {user!r} with this password: set NEO4J_USERNAME and NEO4J_PASSWORD."
    if code and ".Schema." in code:
        return (
            "The schema or the data of {database!r} at {uri!r} conflict with ours ({message}): drop there what is in "
            "the way, or set NEO4J_DATABASE to another database."
        )
    return None


def _network(error: BaseException) -> str | None:
    """The sentence for what went wrong on the way there."""
    chain = list(_chain(error))
    told = " ".join(str(each) for each in chain)
    if isinstance(error, UnsupportedServerProduct) or "not supported for the Bolt Protocol" in told:
        return "{uri!r} does not speak a Bolt that we know: Neo4j 5.26 or newer is needed there."
    if "looks like HTTP" in told:
        return "{uri!r} answers as a web server: give the Bolt port, which is 7687 unless changed."
    if any(isinstance(each, ssl.SSLError) for each in chain) or "SSL" in told:
        return (
            "The certificate or encryption of {uri!r} does not fit: try '{scheme}://' for a server without encryption, "
            "'{scheme}+ssc://' for one with a certificate of its own making."
        )
    if any(isinstance(each, socket.gaierror) for each in chain) or "DNS resolve" in told:
        return "No machine of the name in {uri!r} is known: check the address."
    if any(isinstance(each, ConnectionRefusedError) for each in chain):
        return "No server answers at {uri!r}: is Neo4j running there, and is the port Bolt's (7687 unless changed)?"
    if "incomplete handshake" in told:
        return "What listens at {uri!r} closes the connection at once: is that the Bolt port (7687 unless changed)?"
    if "rout" in told:
        return ROUTES
    if isinstance(error, ServiceUnavailable | SessionExpired | TimeoutError | ConnectionError):
        return "The connection to {uri!r} was lost or timed out: is the server up? A repeat goes on where it stopped."
    return None


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error, its causes and the errors that came before it, each once."""
    waiting = [error]
    met: set[int] = set()
    while waiting:
        each = waiting.pop()
        if id(each) in met:
            continue
        met.add(id(each))
        yield each
        waiting += [other for other in (each.__cause__, each.__context__) if other is not None]


def too_old(agent: str, uri: str) -> None:
    """Refuse a Neo4j older than the one tested.

    Raises:
        ConnectionFailedError: the agent, as 'Neo4j/5.20.0', is one.
    """
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found and (int(found[1]), int(found[2])) < OLDEST:
        raise ConnectionFailedError(f"{uri!r} runs {agent.replace('/', ' ')}: 5.26 or newer is needed.")
