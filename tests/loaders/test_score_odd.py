"""Gold and names as odd as they come: the score stays that of the scorer, in process and as a program."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from loaders.evaluation.gold import read_gold
from loaders.evaluation.score import score
from ontology.read import load
from tests.loaders.scorer import SCORER, Row, figures, printed, statements

NAMES = (
    "Société L'Oréal S.A.",
    "L’Oréal",
    "Loreal",
    "Alpha (Tianjin)",
    "ALPHA",
    "Alphas",
    "Alpha Beta",
    "Alpha Beta Gamma",
    "Alpha Beta Gamma Delta",
    "Meta Platforms, Inc.",
    "Meta",
    "Met",
    "Ørsted A/S",
    "Orsted",
    "Straße & Co. KG",
    "STRASSE",
    "S.p.A.",
    "The Group",
    "Le Groupe",
    "3M",
    "日本製鉄",
    "(Beta)",
    "Beta ( )",
    "Dow Jones",
    "DowJones",
    "—",
)
PERCENTS = (None, 34, 34.0, "34", 34.004, 0, 100)


def odd_gold(chance: random.Random, articles: int) -> list[dict[str, object]]:
    """Articles that share few names among many facts: doubled, contradicted, reversed, listed under other names."""
    return [
        {
            "id": f"odd-{number}",
            "lang": chance.choice(["en", "fr", ""]),
            "text": f"Text {number}.",
            "must": [_triple(chance) for _ in range(chance.randrange(5))],
            "may": [_triple(chance) for _ in range(chance.randrange(3))] or None,
            "never": [_triple(chance) for _ in range(chance.randrange(3))],
            "entities": [_thing(chance) for _ in range(chance.randrange(3))],
        }
        for number in range(articles)
    ]


def _triple(chance: random.Random) -> list[object]:
    relation = chance.choice(["owns", "partnerOf", "mergesWith", "acquired"])
    carried: dict[str, str | float] = {}
    if chance.random() < 0.4:
        carried["status"] = chance.choice(sorted(load().statuses))
    if chance.random() < 0.4:
        carried["percent"] = chance.choice([34, 33.3, 0])
    triple: list[object] = [chance.choice(NAMES), relation, chance.choice(NAMES)]
    return [*triple, carried] if carried else triple


def _thing(chance: random.Random) -> dict[str, object]:
    return {"name": chance.choice(NAMES), "type": "Company", "also": chance.sample(NAMES, chance.randrange(3)) or None}


def _read(article: dict[str, object], chance: random.Random) -> list[Row]:
    """What a reader prints for an article: its own triples under other names and statuses, and others."""
    told = [t for part in ("must", "may", "never") for t in json.loads(json.dumps(article[part])) or []]
    rows: list[Row] = []
    for triple in (*told, *(_triple(chance) for _ in range(2))):
        ends = [triple[0], triple[2]]
        if chance.random() < 0.3:
            ends.reverse()
        if chance.random() < 0.3:
            ends[0] = chance.choice(NAMES)
        status = triple[3].get("status", "current") if len(triple) > 3 else "current"
        if chance.random() < 0.3:
            status = chance.choice(sorted(load().statuses))
        percent = chance.choice(PERCENTS)
        rows += [
            {
                "subject": {"name": ends[0]},
                "relation": triple[1],
                "object": {"name": ends[1]},
                "status": status,
                "qualifiers": {} if percent is None else {"percent": percent},
            }
        ] * chance.choice([0, 1, 1, 1, 2])
    return rows


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_odd_names_and_gold_are_scored_as_the_scorer_does(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    made = odd_gold(chance, 30)
    file = tmp_path / "odd.yaml"
    file.write_text(yaml.safe_dump(made, allow_unicode=True), "utf-8")
    rows = {str(article["text"]): _read(article, chance) for article in made}
    result = score(read_gold([file]), lambda document: statements(rows[document.text]), load())

    output = printed([file], rows, tmp_path)

    assert output.endswith(figures(result) + "\n")
    assert min(result.total.right, result.total.wrong, result.total.missed, result.traps) > 1
    verdicts = sorted(re.findall(r"^\S+ (?:MISS|TRAP|EXTRA)", output, re.MULTILINE))
    assert verdicts == sorted(f"{each.article} {each.kind}" for each in result.findings)


ODD = """
- id: aliases
  lang: en
  date: 2025-03-04
  text: |
    Alba Cheese Ltd (Alba) acquired Brig S.p.A. in 2016. Alba owns 34% of Corvo. Dorn and Emso merge.
  must:
    - [Alba Cheese, acquired, Brig]
    - [Alba, owns, Corvo, {percent: 34}]
    - [Emso, mergesWith, Dorn]
  entities:
    - {name: Alba Cheese, type: Company, also: [Alba]}
- id: nothing
  lang: en
  text: Nobody said anything.
  must: []
  never: [[Alba, owns, Brig]]
- id: traps
  lang: fr
  text: |
    Alba a racheté Brig. Corvo ne détient pas Dorn. Emso, filiale de Falk, fournit Gandt.
  must:
    - [Corvo, owns, Dorn, {status: denied}]
    - [Gandt, owns, Falk, {status: rumoured}]
  may:
    - [Emso, subsidiaryOf, Falk, {status: planned}]
  never:
    - [Alba, acquired, Brig]
    - [Corvo, owns, Dorn]
"""


@pytest.mark.slow
def test_the_program_prints_what_the_scorer_prints_of_it(tmp_path: Path) -> None:
    gold = [tmp_path / "odd.yaml", SCORER.parent / "dev_en.yaml"]
    gold[0].write_text(ODD, "utf-8")
    program, environment = [sys.executable, "-m", "cli"], {**os.environ, "COLUMNS": "200"}
    command = [
        sys.executable,
        str(SCORER),
        *map(str, gold),
        "--",
        *program,
        "extract",
        "--reader",
        "patterns",
        "--jsonl",
    ]

    scored = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    told = subprocess.run(
        [*program, "eval", "--reader", "patterns", "--json", *gold],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    ).stdout

    document = json.loads(told)
    total, percent = document["total"], document["qualifiers"]["percent"]
    asked = percent["right"] + percent["wrong"] + percent["missed"]
    assert f"(tp {total['right']} fp {total['wrong']} fn {total['missed']})" in scored
    assert f"percent right {percent['right']}/{asked}  traps {document['traps']}" in scored
    for name, tally in document["relations"].items():
        assert f"  {name:18} tp {tally['right']:3} fp {tally['wrong']:3} fn {tally['missed']:3}\n" in scored
    verdicts = sorted(re.findall(r"^(\S+) (MISS|TRAP|EXTRA)", scored, re.MULTILINE))
    assert verdicts == sorted((each["article"], each["kind"]) for each in document["findings"])
    assert {kind for _, kind in verdicts} == {"MISS", "TRAP", "EXTRA"}
