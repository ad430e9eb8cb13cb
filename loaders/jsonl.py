"""Statements as JSON lines, in the form the command line promises (README)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from graph.statement import Mention, Statement


def row(statement: Statement, article: str) -> Mapping[str, object]:
    """One statement as a JSON object; `article` is the article's key."""
    return {
        "id": statement.id,
        "subject": _end(statement.subject),
        "relation": statement.relation,
        "object": _end(statement.object),
        "status": statement.status,
        "qualifiers": dict(statement.qualifiers),
        "confidence": round(statement.confidence, 2),
        "from": statement.valid_from,
        "to": statement.valid_to,
        "said_by": statement.said_by,
        "quote": statement.quote,
        "start": statement.start,
        "end": statement.end,
        "more": [list(place) for place in statement.more],
        "article": article,
        "method": statement.method,
    }


def line(statement: Statement, article: str) -> str:
    """One statement as a line of JSON, UTF-8 unescaped."""
    return json.dumps(row(statement, article), ensure_ascii=False)


def _end(mention: Mention) -> Mapping[str, object]:
    return {
        "name": mention.entity.name,
        "type": mention.entity.type,
        "iri": mention.entity.iri,
        "start": mention.start,
        "end": mention.end,
    }
