"""A question in a process of its own, against a bare typer program in one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from benchmarks.measure import Result, alternating
from benchmarks.world import company, records
from graph.embedded import EmbeddedStore
from ontology.read import load

ROOT = Path(__file__).resolve().parent.parent
OURS = "import sys; from cli import main; sys.exit(main())"
"""What the installed program `keiretsu` runs."""
THEIRS = "from bare import app; app()"
BARE = """import typer

app = typer.Typer(add_completion=False)


@app.command()
def who(words: list[str]) -> None:
    print(" ".join(words))
"""


def measured(folder: Path, companies: int, statements: int, times: int) -> list[Result]:
    """`who supplies COMPANY` on a store of that size, answers found, both run `times` times in turn."""
    ontology = load()
    with EmbeddedStore(folder / "graph", ontology, write=True) as store:
        store.fill(records(companies, statements, ontology))
        asked, name, _ = question(store, companies)
    (folder / "bare.py").write_text(BARE, encoding="utf-8")
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("KEIRETSU_", "NEO4J_", "PYTHON"))}
    kept["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")  # an installed program's modules are compiled
    ours = {**kept, "KEIRETSU_GRAPH": str(folder / "graph"), "PYTHONPATH": str(ROOT)}
    theirs = {**kept, "PYTHONPATH": str(folder)}
    words = [*asked, name]
    run(OURS, words, ours)
    run(THEIRS, words, theirs)
    times_taken = alternating(lambda: run(OURS, words, ours), lambda: run(THEIRS, words[1:], theirs), times)
    work = f"{' '.join(words)!r} among {companies:,} companies and {statements:,} relations, a process of its own"
    return [Result(work, *times_taken, "a bare typer program", 3)]


def question(store: EmbeddedStore, companies: int) -> tuple[list[str], str, str]:
    """A question that has an answer: the words before the name, the name, the relation."""
    for number in range(companies // 2, companies):
        [thing] = store.find(company(number))
        for fact in store.facts_about(thing.iri):
            wording = next(each for each in store.ontology.relations[fact.relation].questions if each.word == "who")
            if fact.object.iri == thing.iri:
                return [wording.word, *wording.verb.split()], thing.name, fact.relation
    raise RuntimeError("No company of the made-up world is the object of a fact.")


def run(script: str, words: list[str], environment: dict[str, str]) -> str:
    """What a script prints, in a process of its own."""
    command = [sys.executable, "-c", script, *words]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=60)
    return done.stdout
