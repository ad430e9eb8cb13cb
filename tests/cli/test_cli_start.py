"""Starting up: what is imported, and what is not."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ontology.read import load
from tests.cli.program import ROOT

HEAVY = ("spacy", "networkx", "neo4j", "rdflib", "rich", "trafilatura", "numpy", "platformdirs")
RUN = """
import sys
sys.path.insert(0, {root!r})
sys.argv = ["keiretsu", *{arguments!r}]
import cli
try:
    cli.main()
except SystemExit:
    pass
print(*sorted(name for name in {heavy!r} if name in sys.modules), file=sys.stderr)
"""


def modules() -> list[Path]:
    """Every module that is installed."""
    packages = (ROOT / name for name in ("graph", "loaders", "ontology"))
    return [ROOT / "cli.py", *(path for package in packages for path in package.rglob("*.py"))]


@pytest.mark.parametrize(
    "arguments", [("--help",), ("who", "--help"), ("who", "supplies", "BMW"), ("company", "BMW"), ("stats",)]
)
def test_what_is_slow_is_not_imported_to_help_or_to_answer(made: Path, arguments: tuple[str, ...]) -> None:
    script = RUN.format(root=str(ROOT), arguments=list(arguments), heavy=HEAVY)
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "KEIRETSU_GRAPH": str(made)},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert done.stdout
    assert done.stderr.splitlines()[-1].strip() == ""


def test_no_module_spells_the_name_of_a_relation() -> None:
    names = set(load().relations)
    spelt = {
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value!r}"
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
    }

    assert spelt == set()


def test_only_the_program_imports_typer() -> None:
    importing = {
        path.name
        for path in modules()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").startswith("typer"))
        or (isinstance(node, ast.Import) and any(name.name.startswith("typer") for name in node.names))
    }

    assert importing == {"cli.py"}
