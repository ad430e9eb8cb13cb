"""Decisions as quads, each in the graph that bears its IRI, and back."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Quad

from graph.decisions import Decision
from graph.errors import RecordError
from graph.rdf import Properties
from graph.terms import COMMENT, KG, TYPE, WHEN, day, node, text


def decision_quads(decision: Decision) -> Iterator[Quad]:
    """A decision in the graph that bears its IRI."""
    graph = node(decision.iri)
    yield Quad(graph, TYPE, KG["Decision"], graph)
    yield Quad(graph, KG["kind"], text(decision.kind), graph)
    for target in decision.targets:
        yield Quad(graph, KG["target"], text(target), graph)
    yield Quad(graph, KG["author"], text(decision.author), graph)
    yield Quad(graph, COMMENT, text(decision.reason), graph)
    yield Quad(graph, WHEN, day(decision.date), graph)


def decision_from(said: Properties) -> Decision:
    """The decision of these properties. Raises RecordError if it is damaged."""
    try:
        return Decision(
            kind=said[KG["kind"].value][0].value,
            targets=tuple(sorted(target.value for target in said[KG["target"].value])),
            author=said[KG["author"].value][0].value,
            reason=said[COMMENT.value][0].value,
            date=said[WHEN.value][0].value,
        )
    except (KeyError, ValueError) as error:
        raise RecordError(f"A decision is damaged: {error!r} is missing or wrong.") from error
