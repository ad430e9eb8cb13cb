"""What happens where a real part cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.real_parts import need, parts_folder


def test_a_part_that_is_there_lets_the_test_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "1")

    need("/usr/bin/java", "no Java")


def test_a_missing_part_skips_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no Java"):
        need(None, "no Java")


def test_a_missing_part_fails_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="needed under CI: no Java"):
        need(None, "no Java")


def test_parts_are_kept_where_the_environment_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEIRETSU_TEST_PARTS", str(tmp_path))

    assert parts_folder("gephi") == tmp_path / "gephi"
    assert (tmp_path / "gephi").is_dir()
