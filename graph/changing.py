"""What a change makes of a store's quads: its record, its decisions and, as far as it reaches, its view."""

from __future__ import annotations

from graph.decisions import Decision
from graph.delta import Delta, Edit
from graph.delta_facts import FactChange
from graph.delta_names import NameChange
from graph.reading import Reader
from graph.statement import Record


def edited(
    reader: Reader,
    ruled: tuple[Decision, ...],
    *,
    before: Record | None = None,
    after: Record | None = None,
    undone: tuple[Decision, ...] = (),
    made: tuple[Decision, ...] = (),
) -> tuple[Edit, tuple[Decision, ...]]:
    """The edit that puts a record or decisions in place of others, and the decisions that hold then."""
    delta = Delta(before, after, undone, made)
    decisions = delta.decisions(ruled)
    names = NameChange(reader, delta, decisions)
    facts = FactChange(reader, delta, names, decisions)
    edit = delta.edit()
    names.edit(edit)
    facts.edit(edit)
    return edit, decisions
