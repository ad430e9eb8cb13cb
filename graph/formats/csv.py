"""CSV: one table, a row a fact, its ends by name first and by IRI last.

One file and not two (nodes, edges), because a spreadsheet, pandas and `LOAD CSV` all read it as it
stands; what it cannot hold (things without a fact, further evidence) is in .json and .gexf.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from graph.formats.rows import TYPES, Cell, column, row
from graph.statement import Fact, Thing
from ontology.schema import Ontology

_ENDS = ("subject", "relation", "object", "subject_type", "object_type", "subject_iri", "object_iri")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def header(ontology: Ontology) -> tuple[str, ...]:
    """The columns: the same for every selection, so that tables can be joined."""
    qualifiers = (column(name) for name in sorted(ontology.qualifiers))
    own = (name for name in TYPES if name not in ("id", "relation"))
    return (*_ENDS[:3], *own, *qualifiers, *_ENDS[3:], "id")


def render(facts: Iterable[Fact], things: Iterable[Thing], ontology: Ontology) -> Iterator[str]:
    """The table sorted by the fact's id, UTF-8 without a mark, lines ended as RFC 4180 says.

    A text that a spreadsheet would run as a formula gets one more ' before it.
    """
    columns = header(ontology)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for fact in sorted(facts, key=lambda each: each.id):
        cells = row(fact) | _ends(fact)
        writer.writerow([_cell(cells.get(name, "")) for name in columns])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    yield buffer.getvalue()


def _ends(fact: Fact) -> dict[str, Cell]:
    return {
        "subject": fact.subject.name,
        "object": fact.object.name,
        "subject_type": fact.subject.type,
        "object_type": fact.object.type,
        "subject_iri": fact.subject.iri,
        "object_iri": fact.object.iri,
    }


def _cell(value: Cell) -> str:
    """The value as text, harmless in a spreadsheet (OWASP, CSV injection).

    >>> _cell("=1+1"), _cell(True), _cell(51.0)
    ("'=1+1", 'true', '51')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}" if value.lstrip("'").startswith(_FORMULA) else value
    return f"{value:.15g}"
