"""What Cypher answers, as plain JSON values, and as text that a person reads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def plain(value: object) -> Plain:
    """A value of the driver as JSON knows it.

    A node is {"key", "labels", "properties"}; a relationship {"type", "start", "end", "properties"}, its ends
    by their keys: IRI or id, else the server's own; a path {"nodes", "relationships"}. Times are ISO 8601,
    bytes hexadecimal.
    """
    if isinstance(value, Node):
        return {"key": _key(value), "labels": [*sorted(value.labels)], "properties": _properties(value)}
    if isinstance(value, Relationship):
        ends = {"start": _key(value.start_node), "end": _key(value.end_node)}
        return {"type": value.type, **ends, "properties": _properties(value)}
    if isinstance(value, Path):
        return {
            "nodes": [plain(each) for each in value.nodes],
            "relationships": [plain(each) for each in value.relationships],
        }
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": [float(each) for each in value]}
    if isinstance(value, Duration | Date | Time | DateTime):
        return value.iso_format()
    return _builtin(value)


def _builtin(value: object) -> Plain:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, bytes | bytearray):
        return bytes(value).hex()
    if isinstance(value, Mapping):
        return {str(name): plain(each) for name, each in sorted(value.items())}
    if isinstance(value, Sequence):
        return [plain(each) for each in value]
    return str(value)


def _properties(holder: Node | Relationship) -> dict[str, Plain]:
    return {name: plain(value) for name, value in sorted(holder.items())}


def _key(node: Node | None) -> str:
    if node is None:
        return ""
    return str(node.get("iri") or node.get("id") or node.element_id)


def cell(value: Plain) -> str | int | float | bool | None:
    """A plain value as one cell: itself where it is single, else as text."""
    return readable(value) if isinstance(value, list | dict) else value


def readable(value: Plain) -> str:
    """A plain value as text for a person.

    >>> readable({"key": "urn:a", "labels": ["Company", "Entity"], "properties": {"name": "Xiaomi"}})
    'Xiaomi'
    >>> readable([1, None, {"b": True}])
    '1, , b: yes'
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(readable, value))
    if not isinstance(value, dict):
        return str(value)
    if value.keys() == {"key", "labels", "properties"}:
        return _name(value)
    if value.keys() == {"nodes", "relationships"}:
        return _path(value)
    if value.keys() == {"type", "start", "end", "properties"}:
        return f"-[{value['type']}]->"
    return ", ".join(f"{name}: {readable(each)}" for name, each in value.items())


def _name(node: Mapping[str, Plain]) -> str:
    properties = node["properties"]
    labels = node["labels"]
    known = properties if isinstance(properties, dict) else {}
    shown = next((known[name] for name in ("name", "title", "quote", "key", "iri", "id") if known.get(name)), None)
    if shown is not None:
        return readable(shown)
    return f"({':'.join(map(str, labels)) if isinstance(labels, list) else ''})"


def _path(path: Mapping[str, Plain]) -> str:
    nodes, edges = path["nodes"], path["relationships"]
    if not isinstance(nodes, list) or not isinstance(edges, list) or not nodes:
        return ""
    text = readable(nodes[0])
    for before, edge, after in zip(nodes, edges, nodes[1:], strict=False):
        if isinstance(edge, dict) and isinstance(before, dict):
            forward = edge["start"] == before["key"]
            text += f" -[{edge['type']}]-> " if forward else f" <-[{edge['type']}]- "
        text += readable(after)
    return text
