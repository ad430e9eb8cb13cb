"""Which patterns are right: by relation and pattern, those with most mistakes first."""

from pathlib import Path

import pytest

from loaders.evaluation.methods import main

GOLD = """
- id: one
  lang: en
  text: Alba acquired Brig. Corvo acquired Dorn. Emso owns Falk.
  must: [[Alba, acquired, Brig]]
  may: [[Emso, owns, Falk]]
"""


def test_each_pattern_is_told_with_its_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.yaml").write_text(GOLD, "utf-8")

    status = main([str(tmp_path), "--mistakes", "1"])

    out, err = capsys.readouterr()
    rows = [line.split("\t") for line in out.splitlines()[1:]]
    assert status == 0
    assert [row[:5] for row in rows if row[0]] == [["0.50", "1", "0", "1", "acquired"], ["1.00", "0", "1", "0", "owns"]]
    assert "\twrong one: Corvo - Dorn [current]: Corvo acquired Dorn." in out
    assert err == "precision 0.500, recall 1.000, F1 0.667, 0 of 0 traps\n"


def test_patterns_can_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold.yaml").write_text(GOLD, "utf-8")

    assert main([str(tmp_path), "--below", "0.6", "--least", "3"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_gold_that_is_none_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 3
    assert capsys.readouterr().err.startswith("keiretsu: No gold found")
