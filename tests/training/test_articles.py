"""Rows of training articles: whom descriptions and pronouns mean by the gold."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders.evaluation.gold import read_gold
from ontology.read import load
from training import articles

GOLD = """
- id: en-1
  lang: en
  date: 2025-01-02
  text: |
    Alpha Bank bought Ibex of Athens. The Athens group had sued the buyer. It makes skis in Sparta.
  entities:
    - {name: Alpha Bank, type: Company, also: [the buyer]}
    - {name: Ibex, type: Company, also: [The Athens group]}
    - {name: Athens, type: Place}
    - {name: Sparta, type: Place}
  must:
    - [Alpha Bank, acquired, Ibex]
    - [Ibex, operatesIn, Sparta]
"""


@pytest.fixture
def row(tmp_path: Path) -> dict[str, Any]:
    (tmp_path / "gold.yaml").write_text(GOLD, "utf-8")
    return dict(articles.row(next(read_gold([tmp_path])), load()))


def meant(row: dict[str, Any], key: str) -> dict[str, str]:
    return {row["text"][a:b]: row["things"][who]["name"] for a, b, who, *_ in row[key] if who >= 0}


def test_a_description_after_a_name_means_what_the_gold_says(row: dict[str, Any]) -> None:
    assert meant(row, "descriptions") == {"group": "Ibex", "buyer": "Alpha Bank"}


def test_a_pronoun_means_what_the_facts_tell(row: dict[str, Any]) -> None:
    assert meant(row, "pronouns") == {"It": "Ibex"}
