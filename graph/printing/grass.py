"""A style sheet for the Neo4j Browser (GraSS): the ontology's colours, names in the circles.

The format: Neo4j Browser manual, "Browser styling"; the Browser takes such a file by `:style` or when it is
dropped on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ontology.schema import Ontology

_NODE = {"diameter": "50px", "color": "#c9ccd3", "border-color": "#9aa1ac", "border-width": "2px"}
_EDGE = {"color": "#9aa1ac", "shaft-width": "2px", "font-size": "9px", "padding": "3px"}
_DIAMETERS = {"ORG": "80px"}
"""Of a circle, by what recognisers of names call the type; 65 pixels else."""
_PALE = 0.18
"""Relative luminance from which black text is told apart better than white (WCAG 2, contrast ratio)."""


def style_sheet(ontology: Ontology) -> str:
    """Rules for each type of entity, each relation and each status, sorted by name."""
    return "\n".join(_rules(ontology)) + "\n"


def _rules(ontology: Ontology) -> Iterator[str]:
    yield _rule("node", {**_NODE, "text-color-internal": "#000000", "font-size": "10px"})
    yield _rule("relationship", {**_EDGE, "text-color-internal": "#000000", "text-color-external": "#000000"})
    for name, each in sorted(ontology.types.items()):
        size = {"diameter": _DIAMETERS.get(each.code, "65px")}
        border = {"border-color": each.colour}
        yield _rule(f"node.{name}", {**size, **_coloured(each.colour), **border, "caption": '"{name}"'})
    yield _rule("node.Article", {"caption": '"{title}"'})
    yield _rule("node.Statement", {"caption": '"{quote}"'})
    for relation in sorted(ontology.relations.values(), key=lambda relation: relation.edge):
        yield _rule(f"relationship.{relation.edge}", {**_coloured(relation.colour), "caption": '"<type>"'})
    for status in sorted(ontology.statuses.values(), key=lambda status: status.edge):
        if status.edge:
            yield _rule(f"relationship.{status.edge}", {"shaft-width": "1px", "caption": '"{status} {relation}"'})


def _coloured(colour: str) -> dict[str, str]:
    """A colour, and that of text upon it."""
    return {"color": colour, "text-color-internal": "#000000" if luminance(colour) > _PALE else "#ffffff"}


def _rule(selector: str, values: dict[str, str]) -> str:
    lines = [f"  {name}: {value};" for name, value in values.items()]
    return "\n".join([f"{selector} {{", *lines, "}"])


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1 (WCAG 2).

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
