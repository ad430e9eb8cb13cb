"""docs/quality.md made: readers beside a learner, what is kept, what is left as it was, the held-out log."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from benchmarks.quality import baseline, cache, fitting, public, readers
from benchmarks.quality.__main__ import PAGE, main
from benchmarks.quality.aims import aims
from benchmarks.quality.cache import measured
from benchmarks.quality.sections import SECTIONS
from benchmarks.quality.setting import QualityError, Setting, Value
from loaders.evaluation.gold import read_gold
from ontology.read import load

TRAIN = """
- id: en-1
  lang: en
  text: Alba met Corvo. Alba bought Brig. Alba is based in Lyon.
  must:
    - [Alba, acquired, Brig]
  may:
    - [Alba, headquarteredIn, Lyon]
"""
TOLD = """
- id: en-{0}
  lang: en
  text: Dorn acquired Emso in 2016. Falk, a subsidiary of Gandt, supplies Hulda, they say. Ivo eyes Jarl.
  must:
    - [Dorn, acquired, Emso, {{date: "2016"}}]
    - [Falk, suppliesTo, Hulda]
    - [Ivo, acquired, Jarl, {{status: rumoured}}]
  never:
    - [Falk, subsidiaryOf, Gandt]
"""


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small corpus; measurements kept beside it; a parrot for the learner."""
    for part, text in (("train", TRAIN), ("dev", TOLD.format("dev")), ("heldout", TOLD.format("held"))):
        (tmp_path / part).mkdir()
        (tmp_path / part / "gold.yaml").write_text(text, "utf-8")
    (tmp_path / "VERSION").write_text("1\n", "utf-8")
    (tmp_path / "HELDOUT_LOG.md").write_text("| date |\n|---|\n", "utf-8")
    (tmp_path / "page.md").write_text(PAGE.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(fitting, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(public, "FITTERS", {"parrot": "tests.benchmarks.parrot"})
    monkeypatch.setattr(readers, "LEARNERS", {"parrot": "tests.benchmarks.parrot"})
    monkeypatch.setattr(readers, "DEFAULT", "patterns")
    monkeypatch.setattr(cache.measured, "__defaults__", (tmp_path / "kept",))
    return tmp_path


def made(corpus: Path, *arguments: str) -> tuple[int, str]:
    status = main(["--corpus", str(corpus), "--page", str(corpus / "page.md"), *arguments])
    return status, (corpus / "page.md").read_text("utf-8")


def section(page: str, name: str) -> str:
    found = re.search(f"<!-- {name} -->(.*?)<!-- /{name} -->", page, re.DOTALL)
    assert found
    return found[1]


def test_the_page_has_a_place_for_every_section() -> None:
    page = PAGE.read_text("utf-8")

    assert set(re.findall(r"<!-- (\w+) -->", page)) == {*SECTIONS, "aims"}


def test_a_reader_stands_beside_a_learner(corpus: Path) -> None:
    status, page = made(corpus, "--only", "dev", "certainty", "worst")

    assert status == 0
    dev = section(page, "dev")
    assert "| en | patterns | 0.67 | 0.67 | 0.67 | 1.00 of 2 | 1 of 1 |" in dev
    assert "| en | parrot |" in dev
    assert "| `suppliesTo` | en | 1 | 1.00 | 1.00 | 1.00 | 0.00 |" in dev
    assert "| date | 1 | 0 | 0 |" in dev
    assert "| 0.9 to 1.0 | 0.67 of 3 |" in section(page, "certainty")
    worst = section(page, "worst")
    assert "| trap | en-dev | Falk subsidiaryOf Gandt [current] | Falk, a subsidiary of Gandt, " in worst
    assert "| miss | en-dev | [Ivo, acquired, Jarl, {'status': 'rumoured'}] | Ivo eyes Jarl. |" in worst


def test_what_is_not_made_stays_as_it_is(corpus: Path) -> None:
    before = (corpus / "page.md").read_text("utf-8")

    _, page = made(corpus, "--only", "dev")

    assert section(page, "dev") != section(before, "dev")
    for name in SECTIONS.keys() - {"dev"}:
        assert section(page, name) == section(before, name)


def test_nothing_is_measured_twice_until_its_gold_changes(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(corpus, "--only", "dev")
    made(corpus, "--only", "dev")
    (corpus / "dev" / "gold.yaml").write_text(TOLD.format("other"), "utf-8")
    _, page = made(corpus, "--only", "dev", "worst")

    kept = ["kept" in line for line in capsys.readouterr().out.splitlines()]
    assert kept == [False, False, True, True, False, False]
    assert "en-other" in section(page, "worst")


def test_held_out_gold_is_read_and_logged_only_when_asked(corpus: Path) -> None:
    made(corpus, "--only", "heldout")
    untouched = (corpus / "HELDOUT_LOG.md").read_text("utf-8")

    _, page = made(corpus, "--only", "heldout", "--heldout")

    logged = (corpus / "HELDOUT_LOG.md").read_text("utf-8")
    assert untouched.count("\n") == 2
    assert re.findall(r"\| (\w+) \| [\d.]+ \|", logged) == ["en", "all", "status"]
    assert "Ivo" not in section(page, "heldout")
    assert "| held-out F1, English | 0.85 | 0.67 | 0.18 |" in section(page, "aims")
    assert "| held-out traps sprung | at most 0.010 | 1.000 | 0.990 |" in section(page, "aims")


def rows(tmp_path: Path) -> Path:
    """A folder of public sets with a few rows in the place of CORE's and FIRE's."""
    texts = [
        ("Alba acquired Brig .", ["acquired", "->"]),
        ("Corvo met Brig .", None),
        ("Dorn bought Brig .", ["acquired", "->"]),
    ]
    lines = []
    for number, (text, ours) in enumerate(texts):
        head, tail = text.split()[0], "Brig"
        spans = {n: {"start": text.index(w), "end": text.index(w) + 4} for n, w in (("head", head), ("tail", tail))}
        lines.append(json.dumps({"id": str(number), "lang": "en", "text": text, "ours": ours, **spans}))
    for name in (public.CORE, public.FIRE):
        (tmp_path / "data" / name).parent.mkdir(parents=True)
        (tmp_path / "data" / name).write_text("\n".join(lines), "utf-8")
    return tmp_path / "data"


def test_given_pairs_are_scored_by_their_scorer(corpus: Path) -> None:
    status, page = made(corpus, "--only", "core", "fire", "--data", str(rows(corpus)))

    assert status == 0
    assert "| patterns | 1.00 | 1.00 | 1.00 | 1.00 |" in section(page, "core")
    assert "| parrot | 0.67 | 1.00 | 0.80 | 0.80 |" in section(page, "fire")
    assert "| CORE in five folds, micro F1 with direction | 0.78 | 1.00 | reached |" in section(page, "aims")


def test_what_is_not_there_is_told(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = made(corpus, "--only", "core", "knowledgenet", "--data", str(corpus / "data"))

    assert status == 3
    assert re.findall(r"keiretsu: (\w+): '\S*' is not there", capsys.readouterr().err) == ["core", "knowledgenet"]


def test_a_part_that_fails_stops_no_other(
    corpus: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(public, "FITTERS", {"broken": "tests.nothing", "parrot": "tests.benchmarks.parrot"})

    status, page = made(corpus, "--only", "core", "--data", str(rows(corpus)))

    assert (status, "keiretsu: core, broken: python -m tests.nothing failed" in capsys.readouterr().err) == (3, True)
    assert "| parrot |" in section(page, "core")


def test_a_learner_that_fails_is_told(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(QualityError, match=r"python -m tests.nothing failed: .*No module named"):
        fitting.fitted("tests.nothing", [], [])
    monkeypatch.setattr(fitting, "PYTHON", corpus / "nowhere")

    with pytest.raises(QualityError, match="training environment"):
        fitting.fitted("tests.benchmarks.parrot", [], [])


def test_rows_to_learn_from_leave_out_what_is_arguable(corpus: Path) -> None:
    article = next(read_gold([corpus / "train"]))

    found = {}
    for row in baseline.gold_rows(article, load()):
        text = str(row["text"])
        head, tail = (json.loads(json.dumps(row[end])) for end in ("head", "tail"))
        found[text[head["start"] : head["end"]], text[tail["start"] : tail["end"]]] = row["ours"]

    assert found == {("Alba", "Corvo"): None, ("Alba", "Brig"): ["acquired", "->"]}


def test_a_changed_key_or_a_wish_measures_again(tmp_path: Path) -> None:
    values = iter([Value({"a": [1, 0, 0]}), Value({"a": [2, 0, 0]}), Value({"a": [3, 0, 0]})])

    found = [
        measured("x", key, lambda: next(values), fresh, tmp_path)
        for key, fresh in (("1", False), ("1", False), ("2", False), ("2", True))
    ]

    assert [(m.value.counts["a"][0], m.again) for m in found] == [(1, True), (1, False), (2, True), (3, True)]


def test_an_aim_that_is_not_measured_now_is_what_was_said(corpus: Path) -> None:
    before = "| sample passages, F1 | 0.85 | 0.91 | reached |"

    told = aims(Setting(load(), corpus), {}, before).splitlines()

    assert before in told
    assert sum("not measured | -" in line for line in told) == len(told) - 3
