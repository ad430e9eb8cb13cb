"""Two given spans judged: forced names, pronouns, directions, and rows that are no rows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from loaders.errors import FormatError, LanguageError
from loaders.evaluation.judges import JUDGES
from loaders.evaluation.judges import judge as judge_of
from loaders.evaluation.pairs import NOTHING, Pair, PairJudge, Verdict, judged, read_pairs
from loaders.readers import DEFAULT, MODULES
from ontology.errors import UsageError
from ontology.read import load

SCORER = Path(__file__).resolve().parents[1] / "score" / "score_pairs.py"


def pair(marked: str, language: str = "en") -> Pair:
    """A pair from a text with the head in square brackets and the tail in braces."""
    text, places = "", {}
    for character in marked:
        if character in "[]{}":
            places[character] = len(text)
        else:
            text += character
    return Pair(1, text, (places["["], places["]"]), (places["{"], places["}"]), language)


@pytest.fixture(scope="module")
def judge() -> PairJudge:
    return judge_of("patterns", load())


@pytest.mark.parametrize(
    ("marked", "language", "relation", "direction"),
    [
        ("[Alba] acquired {Brig} in 2016.", "en", "acquired", "->"),
        ("[Brig] was acquired by {Alba} in 2016.", "en", "acquired", "<-"),
        ("Alba makes cheese. [It] acquired {Brig} in 2016.", "en", "acquired", "->"),
        ("[The company 's] main rival is {Brig} .", "en", "competesWith", "="),
        ("The two argued. {Brig} competes with [them] in Asia.", "en", "competesWith", "="),
        ("La société et [sa] filiale {Brig} ont grandi.", "fr", "subsidiaryOf", "<-"),
        ("[L'armateur] a racheté {Brig} en 2016.", "fr", "acquired", "->"),
        ("[Alba] and {Brig} were seen in Lyon.", "en", None, None),
        ("Alba bought [Corvo] while {Brig} looked on.", "en", None, None),
    ],
)
def test_the_relation_between_two_given_spans_is_told(
    judge: PairJudge, marked: str, language: str, relation: str | None, direction: str | None
) -> None:
    verdict = judge(pair(marked, language))

    assert (verdict.relation, verdict.direction) == (relation, direction)
    assert (verdict.confidence > 0) == (relation is not None)


def test_a_reader_without_a_judge_is_told() -> None:
    with pytest.raises(UsageError, match=r"'llm' judges no pairs. Those that do: .*patterns"):
        judge_of("llm", load())


def test_every_judge_is_a_reader_s() -> None:
    assert JUDGES.keys() <= MODULES.keys()
    assert DEFAULT in JUDGES


def test_a_denied_fact_is_none(judge: PairJudge) -> None:
    assert judge(pair("[Alba] did not acquire {Brig}.")) == NOTHING


def test_a_span_given_twice_is_related_to_nothing() -> None:
    for name in JUDGES:
        assert judge_of(name, load())(Pair(1, "Alba owns Brig.", (0, 4), (0, 4))) == NOTHING


def test_a_language_that_nobody_reads_and_too_little_certainty_are_none() -> None:
    def judge(each: Pair) -> Verdict:
        if each.language == "de":
            raise LanguageError("no")
        return Verdict("owns", "->", 0.6)

    pairs = [pair("[A] {B}", language) for language in ("de", "en")]

    assert list(judged(pairs, judge)) == [(1, None, None, 0.0), (1, "owns", "->", 0.6)]
    assert list(judged(pairs, judge, least=0.7)) == [(1, None, None, 0.0), (1, None, None, 0.0)]


ROW = {
    "id": "a",
    "lang": "en",
    "text": "Alba owns Brig.",
    "head": {"start": 0, "end": 4},
    "tail": {"start": 10, "end": 14},
}


def test_a_row_may_carry_more_and_say_less(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    rows = [ROW | {"label": "x", "ours": None}, {k: v for k, v in ROW.items() if k != "lang"} | {"id": 7}]
    file.write_text("\ufeff" + "\n\n".join(map(json.dumps, rows)) + "\r\n", "utf-8")

    assert [(p.id, p.language) for p in read_pairs(file)] == [("a", "en"), (7, None)]


def test_rows_of_one_id_are_answered_each(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n" * 2, "utf-8")

    assert [p.id for p in read_pairs(file)] == ["a", "a"]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[1]", "no JSON object"),
        ({"id": None}, "the id must be a string or a whole number, not null"),
        ({"id": True}, "the id must be"),
        ({"text": 3}, "the text must be a string, not 3"),
        ({"text": ["long"] * 999}, "…"),
        ({"lang": 1}, 'lang must be a code such as "en"'),
        ({"head": [0, 4]}, "head must be an object with start and end, not [0, 4]"),
        ({"tail": {"start": 10}}, "tail must have whole numbers as start and end, not 10 and null"),
        ({"tail": {"start": 10, "end": 99}}, "tail [10, 99] is no part of a text of 15 characters"),
        ({"tail": {"start": 14, "end": 10}}, "is no part of a text"),
        ({"head": {"start": 0, "end": 4, "text": "Brig"}}, "head is \"Brig\", but at [0, 4] stands 'Alba'"),
        ({"head": {"start": 4, "end": 5}}, "head ' ' names nothing"),
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, line: str | dict[str, object], reason: str) -> None:
    file = tmp_path / "rows.jsonl"
    bad = line if isinstance(line, str) else json.dumps(ROW | line)
    file.write_text(f"{json.dumps(ROW | {'id': 'first'})}\n\n{bad}\n", "utf-8")

    with pytest.raises(FormatError) as caught:
        read_pairs(file)

    assert str(caught.value).startswith("rows.jsonl, line 3: ")
    assert reason in str(caught.value)
    assert len(str(caught.value)) < 250


def test_many_bad_rows_are_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text("{\n" * 20, "utf-8")

    with pytest.raises(FormatError, match=r"^rows.jsonl, line 1: .*; line 5: [^;]*; and 15 more lines$"):
        read_pairs(file)


def test_bytes_that_are_no_utf_8_and_an_empty_file_are_told(tmp_path: Path) -> None:
    latin, empty = tmp_path / "latin.jsonl", tmp_path / "empty.jsonl"
    latin.write_bytes(b'{"text": "soci\xe9t\xe9"}\n')
    empty.write_text("\n \n", "utf-8")

    with pytest.raises(FormatError, match=r"latin.jsonl, line 1: no JSON"):
        read_pairs(latin)
    with pytest.raises(FormatError, match=r"empty.jsonl holds no pair"):
        read_pairs(empty)
    with pytest.raises(FormatError, match="cannot be read"):
        read_pairs(tmp_path / "nowhere.jsonl")


def test_the_scorer_of_pairs_reads_what_is_printed(tmp_path: Path) -> None:
    texts = {
        "[Alba] acquired {Brig}.": ["acquired", "->"],
        "[Alba] owns {Brig}.": ["owns", "->"],
        "Shares in [Alba] and {Brig} rose.": None,
        "[Alba] competes with {Brig}.": ["partnerOf", "="],
    }
    rows = []
    for number, (marked, ours) in enumerate(texts.items()):
        each = pair(marked)
        ends = {n: {"start": s[0], "end": s[1]} for n, s in (("head", each.head), ("tail", each.tail))}
        rows.append({"id": number, "lang": "en", "text": each.text, "ours": ours, **ends})
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    program = [sys.executable, "-m", "cli", "eval", "--jsonl", "--pairs"]

    scored = subprocess.run([sys.executable, SCORER, file, *program], capture_output=True, text=True, check=True)

    assert "micro P 1.000 R 0.667 F1 0.800" in scored.stdout
