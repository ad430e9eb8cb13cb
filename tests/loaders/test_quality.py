"""Reading does not get worse: every fifth development article against the floor in tests/quality.json."""

import json
from pathlib import Path

import pytest

from loaders.evaluation.gold import read_gold
from loaders.evaluation.score import Score, score
from loaders.readers import DEFAULT, Options, reader
from ontology.read import load

ROOT = Path(__file__).resolve().parents[2]
FLOOR = json.loads((ROOT / "tests" / "quality.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> Score:
    read = reader(DEFAULT, load(), Options())
    return score(list(read_gold([ROOT / "corpus" / "dev"]))[::5], lambda d: read(d).statements, load())


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_f1_stays_above_the_floor(measured: Score, language: str) -> None:
    assert measured.languages[language].f1 >= FLOOR["f1"][language]


@pytest.mark.slow
def test_precision_stays_above_the_floor(measured: Score) -> None:
    assert measured.total.precision >= FLOOR["precision"]


@pytest.mark.slow
def test_traps_stay_below_the_ceiling(measured: Score) -> None:
    assert measured.traps <= FLOOR["traps"]
