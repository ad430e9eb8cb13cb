"""Draws docs/graph.svg: the examples around Xiaomi, from the page that `keiretsu export FILE.html` writes.

`make docs` runs it. The page's drawing gets what it needs to stand alone: a background, styles, the relation on
each line, and arrow heads in the lines' own colours.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SVG = "http://www.w3.org/2000/svg"
CENTRE, HOPS = "Xiaomi", "2"
STRETCH = 1.75
"""How much further apart the things stand than on the page, to make room for the words on the lines."""
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222; text-anchor: middle;
       paint-order: stroke; stroke: #fff; stroke-width: 4px; }
.edge { fill: none; stroke-width: 2; }
.inferred { stroke-dasharray: 7 5; }
.relation { font-size: 11px; font-style: italic; }
"""
NUMBER = re.compile(r"-?\d+\.?\d*")


def page(folder: Path) -> str:
    """The examples around one company, as the program exports them."""
    program = [sys.executable, str(ROOT / "cli.py"), "--graph", str(folder / "graph")]
    file = folder / "graph.html"
    subprocess.run([*program, "load", str(ROOT / "examples")], check=True, stdout=subprocess.DEVNULL)
    near = ["--around", CENTRE, "--hops", HOPS]
    subprocess.run([*program, "export", str(file), *near], check=True, stdout=subprocess.DEVNULL)
    return file.read_text("utf-8")


def drawing(text: str) -> ElementTree.Element:
    """The page's drawing, made to stand alone."""
    found = re.search(r"<svg.*?</svg>", text, re.DOTALL)
    data = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    if found is None or data is None:
        raise ValueError("The page has no drawing or no data.")
    edges = {edge["id"]: edge for edge in json.loads(data[1])["edges"]}
    root = ElementTree.fromstring(found[0].replace("<svg", f'<svg xmlns="{SVG}"', 1))
    words = [_line(group, edges[group.get("data-edge", "")]) for group in root if group.get("data-edge")]
    nodes = [group for group in root if group.get("data-node")]
    for group in nodes:
        _node(group)
        root.remove(group)
    root.extend([*words, *nodes])
    _framed(root)
    return root


def _line(group: ElementTree.Element, edge: dict[str, object]) -> ElementTree.Element:
    """Stretch a line and give it its arrow head; the words that go with it."""
    path, target = group.findall(f"{{{SVG}}}path")
    group.remove(target)
    del group.attrib["tabindex"]
    points = [float(value) for value in NUMBER.findall(path.get("d", ""))]
    x, y, bend_x, bend_y, end_x, end_y = (value * STRETCH for value in points)
    radius = (STRETCH - 1) * 11
    length = ((end_x - bend_x) ** 2 + (end_y - bend_y) ** 2) ** 0.5 or 1.0
    end_x, end_y = end_x + radius * (end_x - bend_x) / length, end_y + radius * (end_y - bend_y) / length
    path.set("d", f"M{x:.1f} {y:.1f}Q{bend_x:.1f} {bend_y:.1f} {end_x:.1f} {end_y:.1f}")
    if path.get("marker-end"):
        path.set("marker-end", f"url(#arrow-{path.get('stroke', '').lstrip('#')})")
    at = {"x": f"{(x + 2 * bend_x + end_x) / 4:.1f}", "y": f"{(y + 2 * bend_y + end_y) / 4 + 4:.1f}"}
    words = ElementTree.Element(f"{{{SVG}}}text", {**at, "class": "relation", "style": f"fill:{path.get('stroke')}"})
    words.text = str(edge["label"])
    return words


def _node(group: ElementTree.Element) -> None:
    del group.attrib["tabindex"]
    circle, label = group
    for name in ("cx", "cy"):
        circle.set(name, f"{float(circle.get(name, '')) * STRETCH:.1f}")
    label.set("x", circle.get("cx", ""))
    label.set("y", f"{float(circle.get('cy', '')) + float(circle.get('r', '')) + 15:.1f}")


def _framed(root: ElementTree.Element) -> None:
    """Background, styles, arrow heads, and a view that holds everything."""
    places = [(float(each.get("cx", "")), float(each.get("cy", ""))) for each in root.iter(f"{{{SVG}}}circle")]
    lows = [min(axis) - edge for axis, edge in zip(zip(*places, strict=True), (130, 30), strict=True)]
    highs = [max(axis) + edge for axis, edge in zip(zip(*places, strict=True), (130, 45), strict=True)]
    width, height = highs[0] - lows[0], highs[1] - lows[1]
    box = {"x": f"{lows[0]:.0f}", "y": f"{lows[1]:.0f}", "width": f"{width:.0f}", "height": f"{height:.0f}"}
    root.set("viewBox", " ".join(box.values()))
    root.set("aria-label", f"What the example articles say around {CENTRE}")
    markers = root.find(f"{{{SVG}}}defs")
    if markers is None:
        raise ValueError("The drawing has no arrow head.")
    marker = markers[0]
    markers.remove(marker)
    for colour in sorted({path.get("stroke", "") for path in root.iter(f"{{{SVG}}}path")} - {""}):
        made = ElementTree.fromstring(ElementTree.tostring(marker))
        made.set("id", f"arrow-{colour.lstrip('#')}")
        made[0].set("fill", colour)
        markers.append(made)
    style = ElementTree.Element(f"{{{SVG}}}style")
    style.text = STYLE
    root.insert(0, style)
    root.insert(1, ElementTree.Element(f"{{{SVG}}}rect", {**box, "fill": "#fff"}))


def main() -> None:
    """Write the picture beside this file."""
    ElementTree.register_namespace("", SVG)
    with tempfile.TemporaryDirectory() as scratch:
        root = drawing(page(Path(scratch)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode") + "\n"
    (ROOT / "docs" / "graph.svg").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
