"""What a query that only reads may do: a list of what is allowed, and a sentence for everything else.

Reading as the server understands it is not enough: LOAD CSV reaches files and the network, procedures reach
anything, and commands act on the server. The server's own plan is judged too (see `judged_plan`), since only
its parser knows for certain what a text means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.cypher_tokens import Token, tokens
from graph.errors import QueryError

BEGINNINGS = frozenset(("MATCH", "OPTIONAL", "WITH", "UNWIND", "RETURN", "CALL", "FILTER", "LET", "FOR"))
"""The clauses that a reading query may begin with; commands and EXPLAIN begin otherwise."""
REFUSED = frozenset(
    (
        "CREATE",
        "MERGE",
        "SET",
        "DELETE",
        "DETACH",
        "NODETACH",
        "REMOVE",
        "INSERT",
        "FOREACH",
        "DROP",
        "LOAD",
        "USE",
        "TRANSACTIONS",
        "ALTER",
        "GRANT",
        "DENY",
        "REVOKE",
        "TERMINATE",
        "SHOW",
        "EXPLAIN",
        "PROFILE",
        "CYPHER",
    )
)
"""Words that no reading query holds, unless as names after a dot, a colon or AS, or in backticks."""
PROCEDURES = frozenset(
    (
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
        "db.index.vector.queryNodes",
        "db.index.vector.queryRelationships",
        "db.labels",
        "db.propertyKeys",
        "db.relationshipTypes",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.schema.visualization",
    )
)
"""The procedures that may be called: they tell about the graph and nothing else."""
NAMESPACES = frozenset(
    (
        "date",
        "datetime",
        "duration",
        "localdatetime",
        "localtime",
        "point",
        "time",
        "vector.similarity",
    )
)
"""Where functions with a dot in their name may come from: Neo4j's own."""
_OPERATOR = re.compile(
    r"(Alter|Assert|Copy|Create|Deny|Delete|DetachDelete|DoNothing|Drop|Enable|Foreach|Grant|Insert|LoadCSV|LockingMerge"
    r"|Merge|Remove|Rename|Revoke|Set(?!Operator)|Show|Start|Stop|Terminate|Transaction|Write)"
)


def judged(query: str) -> None:
    """Refuse a query that would do more than read the graph.

    Raises:
        QueryError: it would, or cannot be read.
    """
    parts = _without_end(tokens(query))
    if not parts:
        raise QueryError("An empty query asks nothing.")
    if parts[0].keyword not in BEGINNINGS and parts[0].text not in "({":
        allowed = ", ".join(sorted(BEGINNINGS))
        raise QueryError(f"A query that reads begins with {allowed}, not with {parts[0].text!r}.")
    for place, token in enumerate(parts):
        if token.text == ";":
            raise QueryError("One query at a time: there is text after the ';'.")
        if _is_name(parts, place):
            continue
        if token.keyword in REFUSED:
            raise QueryError(
                f"{token.keyword} does more than read; use --write if that is meant, or backticks if it is a name."
            )
        if token.keyword == "CALL":
            _judge_call(parts, place + 1)
    _judge_functions(parts)


def _without_end(parts: tuple[Token, ...]) -> tuple[Token, ...]:
    while parts and parts[-1].text == ";":
        parts = parts[:-1]
    return parts


def _is_name(parts: Sequence[Token], place: int) -> bool:
    """Whether a word stands where only a name can: after a dot, a colon or AS, or as a key of a map."""
    before = parts[place - 1] if place else Token("sign", "")
    if before.text == ".":
        return place > 1 and parts[place - 2].kind != "number"
    after = parts[place + 1].text if place + 1 < len(parts) else ""
    return before.text == ":" or before.keyword == "AS" or (before.text in ("{", ",") and after == ":")


def _path(parts: Sequence[Token], place: int) -> tuple[str, int]:
    """The dotted name that begins at a place, and the place after it."""
    names = []
    while place < len(parts) and parts[place].kind in ("word", "quoted"):
        names.append(parts[place].name)
        place += 1
        if place >= len(parts) or parts[place].text != ".":
            break
        place += 1
    return ".".join(names), place


def _judge_call(parts: Sequence[Token], place: int) -> None:
    """Refuse a procedure that is not on the list; `CALL {` and `CALL (x) {` are subqueries."""
    if place < len(parts) and parts[place].text in ("{", "("):
        return
    name, _ = _path(parts, place)
    if name not in PROCEDURES:
        known = ", ".join(sorted(PROCEDURES))
        raise QueryError(f"The procedure {name!r} may do more than read. Known to be safe: {known}.")


def _judge_functions(parts: Sequence[Token]) -> None:
    place = 0
    while place < len(parts):
        name, after = _path(parts, place)
        called = after < len(parts) and parts[after].text == "("
        if "." in name and called and name not in PROCEDURES and name.rpartition(".")[0].lower() not in NAMESPACES:
            raise QueryError(f"The function {name!r} is not Neo4j's own; use --write if it is to be trusted.")
        place = max(after, place + 1)


def judged_plan(plan: Mapping[str, object], query_type: str) -> None:
    """Refuse a query whose plan, as the server made it, does more than read.

    Raises:
        QueryError: an operator writes, loads or commands, or a procedure is not on the list.
    """
    if query_type != "r":
        raise QueryError("This query writes; use --write if that is meant.")
    for operator, details in _operators(plan):
        if _OPERATOR.match(operator):
            raise QueryError(f"This query does more than read ({operator} in its plan); use --write if that is meant.")
        name = details.partition("(")[0].strip()
        if operator == "ProcedureCall" and name not in PROCEDURES:
            raise QueryError(f"The procedure {name!r} may do more than read; use --write if that is meant.")


def _operators(plan: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Each operator's name and details, those below it too."""
    arguments = plan.get("args")
    details = arguments.get("Details", "") if isinstance(arguments, Mapping) else ""
    yield str(plan.get("operatorType", "")).partition("@")[0], str(details)
    children = plan.get("children")
    for child in children if isinstance(children, Sequence) else ():
        yield from _operators(child)
