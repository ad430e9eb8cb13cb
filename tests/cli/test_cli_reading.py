"""Reading real articles through the program, models and all."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from loaders.evaluation.gold import read_gold
from loaders.readers import MODULES
from tests.cli.program import ROOT, Outcome, Program

STORY = ROOT / "examples" / "xiaomi-exportation.fr.txt"
TEXT = "CATL supplies battery cells to Xiaomi. The news came on Monday, and the market was not surprised by it."
BATTERIES = ROOT / "examples" / "batteries.en.txt"


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Program:
    """The program on a graph that is not there yet."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    return Program(tmp_path / "graph", capsys, monkeypatch)


def lines(found: Outcome) -> list[dict[str, object]]:
    """The rows of JSON lines."""
    return [json.loads(line) for line in found.output.splitlines()]


def test_an_article_is_read_then_unchanged_then_changed(fresh: Program, tmp_path: Path) -> None:
    article = tmp_path / "story.txt"
    article.write_text(STORY.read_text("utf-8"), "utf-8")

    first, second = fresh("load", article), fresh("load", article)
    article.write_text(STORY.read_text("utf-8").replace("produit aussi la YU7", "prépare aussi la YU7"), "utf-8")
    third = fresh("load", article)

    assert [row[0] for found in (first, second, third) for row in found.rows] == ["new", "unchanged", "changed"]
    assert int(first.rows[0][2]) > 0
    assert first.errors == "keiretsu: 1 new.\n"


def test_the_story_is_answered_with_both_steps(fresh: Program) -> None:
    fresh("load", STORY, BATTERIES)

    [answer] = fresh("who", "exports", "Xiaomi", "--jsonl").output.splitlines()
    assert json.loads(answer)["inferred"] is True
    assert len(fresh("who", "exports", "Xiaomi").rows) == 2
    assert fresh("path", "Xiaomi", "China National Machinery Industry").status == 0


def test_one_bad_article_stops_no_other(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()

    found = fresh("load", tmp_path / "empty.txt", BATTERIES)

    assert (found.status, [row[0] for row in found.rows]) == (0, ["skipped", "new"])


def test_extract_prints_statements_in_the_promised_form(fresh: Program, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text(json.dumps({"id": "row-7", "text": TEXT}) + "\n", "utf-8")

    [said] = lines(fresh("extract", rows, "--jsonl"))

    assert said["article"] == "row-7"
    keys = "id subject relation object status qualifiers confidence from to said_by quote start end more article method"
    assert said.keys() >= set(keys.split())
    assert said["quote"] == "CATL supplies battery cells to Xiaomi."
    assert not Path(fresh.graph).exists()


def test_extract_as_trig_loads_as_the_article_does(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "read.trig").write_text(fresh("extract", BATTERIES, "--format", "trig").output, "utf-8")
    fresh("load", BATTERIES)

    assert [row[0] for row in fresh("load", tmp_path / "read.trig").rows] == ["unchanged"]


def test_a_text_without_a_fact_is_no_answer(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained all day in the valley, and nobody went out.", "utf-8")

    found = fresh("extract", tmp_path / "rain.txt", "--jsonl")

    assert (found.status, found.output) == (1, "")
    assert "state no fact" in found.errors


def test_another_language_is_skipped_with_its_name(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "de.txt").write_text("Der Konzern aus Stuttgart hat am Montag seine Zahlen vorgelegt.", "utf-8")

    found = fresh("load", tmp_path / "de.txt")

    assert (found.status, "'de' cannot be read" in found.rows[0][8]) == (3, True)


def test_date_and_table_say_what_the_article_does_not(fresh: Program, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"CATL supplies BMW, says {name}.", "utf-8")
    (tmp_path / "table.csv").write_text("file,title,date,url\na.txt,Cells,2024-05,https://x.example/a\n", "utf-8")

    fresh("load", tmp_path / "a.txt", tmp_path / "b.txt", "--metadata", tmp_path / "table.csv", "--date", "2023")

    rows = [row[1:3] + row[5:] for row in fresh("articles").rows]
    assert ["2024-05", "Cells", "https://x.example/a"] in rows
    assert any(row[0] == "2023" for row in rows)


def test_without_its_text_an_article_cannot_be_printed(fresh: Program) -> None:
    fresh("load", BATTERIES, "--no-text")

    found = fresh("articles", "--text", "example-batteries")

    assert (found.status, "load it without --no-text" in found.errors) == (1, True)


def test_standard_input_is_read(fresh: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.TextIOWrapper(io.BytesIO(TEXT.encode()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", text)

    assert fresh("extract", "-", "--jsonl").status == 0


def test_eval_prints_figures_and_every_finding_with_its_sentence(fresh: Program, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(
        "- id: one\n  lang: en\n  text: CATL supplies battery cells to Xiaomi. Nobody knows Alpha or Beta.\n"
        "  must:\n    - [CATL, suppliesTo, Xiaomi]\n    - [Alpha, owns, Beta]\n",
        "utf-8",
    )
    assert len(list(read_gold([gold]))) == 1

    patterns = ("--reader", "patterns")
    table, document = fresh("eval", gold, *patterns), fresh("eval", gold, *patterns, "--json").document

    total = document["total"]
    assert isinstance(total, dict)
    assert (total["right"], total["missed"], total["precision"], total["recall"]) == (1, 1, 1.0, 0.5)
    assert "MISS\tone\t[Alpha, owns, Beta]\tNobody knows Alpha or Beta." in table.output.splitlines()


def test_readers_are_compared_side_by_side(fresh: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "silent", "tests.loaders.silent_reader")
    gold = tmp_path / "gold.yaml"
    gold.write_text(
        "- id: one\n  lang: en\n  text: CATL supplies battery cells to Xiaomi. It was in the news on Monday.\n"
        "  must:\n    - [CATL, suppliesTo, Xiaomi]\n    - [Xiaomi, owns, CATL]\n",
        "utf-8",
    )
    asked = ("eval", gold, "--reader", "patterns", "--reader", "silent")

    found, document = fresh(*asked), fresh(*asked, "--json").document

    header, total = found.output.splitlines()[:2]
    assert header.split("\t")[2:5] == ["patterns precision", "patterns recall", "patterns f1"]
    assert total.split("\t") == ["all", "", "1", "0.5", "0.667", "0", "0", "0"]
    assert [row[:3] for row in found.rows if "MISS" in row] == [
        ["silent", "MISS", "one"],
        ["patterns, silent", "MISS", "one"],
    ]
    readers = document["readers"]
    assert isinstance(readers, dict)
    assert {name: each["total"]["right"] for name, each in readers.items()} == {"patterns": 1, "silent": 0}


@pytest.mark.parametrize("command", ["load", "extract", "eval"])
def test_an_unknown_reader_is_named_before_anything_is_done(fresh: Program, command: str) -> None:
    found = fresh(command, BATTERIES, "--reader", "magic")

    assert (found.status, found.output) == (2, "")
    assert found.errors == f"keiretsu: No reader 'magic'. Known: {', '.join(sorted(MODULES))}.\n"
    assert not Path(fresh.graph).exists()


def test_the_reader_may_be_named_by_a_variable(fresh: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MODULES, "silent", "tests.loaders.silent_reader")
    monkeypatch.setenv("KEIRETSU_READER", "silent")

    assert [row[2] for row in fresh("load", BATTERIES).rows] == ["0"]
    assert int(fresh("load", BATTERIES, "--reader", "patterns").rows[0][2]) > 0


def test_help_names_every_reader(fresh: Program) -> None:
    told = " ".join(fresh("load", "--help").output.split())

    assert all(name in told for name in MODULES)


def test_gold_that_no_reader_can_read_is_an_error(fresh: Program, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(
        "- id: uno\n  lang: es\n  text: El grupo compró ayer la empresa brasileña por mil euros.\n", "utf-8"
    )

    found = fresh("eval", gold)

    assert (found.status, found.output) == (3, "")
    assert "No article could be read; the last was uno: language 'es' cannot be read" in found.errors


@pytest.mark.parametrize("content", ["", "text: no list", "- {id: a}", "[", "- {id: a, text: b, must: [[x]]}"])
def test_gold_that_cannot_be_read_is_named(fresh: Program, tmp_path: Path, content: str) -> None:
    (tmp_path / "bad.yaml").write_text(content, "utf-8")

    found = fresh("eval", tmp_path / "bad.yaml")

    assert (found.status, "bad.yaml" in found.errors) == (3, True)


ROW = '{"id": 1, "lang": "en", "text": "CATL supplies Xiaomi.", "head": {"start": 14, "end": 20}, '


def test_eval_judges_pairs_of_given_spans(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(ROW + '"tail": {"start": 0, "end": 4}}\n', "utf-8")

    found = fresh("eval", "--pairs", tmp_path / "rows.jsonl", "--jsonl", "--reader", "patterns")

    assert found.output == '{"id": 1, "relation": "suppliesTo", "direction": "<-", "confidence": 0.9}\n'


def test_a_bad_pair_is_told_in_one_sentence(fresh: Program, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(ROW + '"tail": {"start": 0, "end": 44}}\n', "utf-8")

    found = fresh("eval", "--pairs", tmp_path / "rows.jsonl")

    assert (found.status, found.output) == (3, "")
    assert found.errors == "keiretsu: rows.jsonl, line 1: tail [0, 44] is no part of a text of 21 characters.\n"


@pytest.mark.parametrize("arguments", [(), ("corpus/dev", "--pairs", "rows.jsonl"), ("--check-gold",)])
def test_eval_takes_articles_or_pairs(fresh: Program, arguments: tuple[str, ...]) -> None:
    found = fresh("eval", *arguments)

    assert (found.status, "Give either" in found.errors) == (2, True)
