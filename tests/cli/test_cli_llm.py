"""Reading by a language model: a real local server that answers well, badly, slowly and with nonsense."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.llm_reading import GOOD, KEY, MADE, MAKES, OWNS, QUOTE, RIVAL, RIVALS, TEXT, THINGS, Json, Reading
from tests.loaders.llm.model_server import (
    Mind,
    failing,
    said,
    serving,
)


def test_a_good_answer_becomes_statements_with_places_in_the_text(llm: Reading) -> None:
    with serving(said(GOOD)) as server:
        llm.at(server.url)
        found = llm.program("extract", llm.article, "--jsonl")

    rows = {row["relation"]: row for row in map(json.loads, found.output.splitlines())}
    assert (found.status, found.errors) == (0, "")
    assert rows.keys() == {"owns", "competesWith", "manufactures"}
    for row in rows.values():
        assert TEXT[row["start"] : row["end"]] == row["quote"]
        assert row["method"] == "llm: tiny"
    assert rows["owns"]["qualifiers"] == {"percent": 51.0}
    assert rows["manufactures"]["quote"] == "The “Boursin”\nis made by Bel."
    its = rows["competesWith"]["subject"]
    assert (its["name"], TEXT[its["start"] : its["end"]]) == ("Bel", "Its")


def test_the_question_holds_the_ontology_the_article_and_the_key_only_as_a_header(llm: Reading) -> None:
    with serving(said(GOOD)) as server:
        llm.at(f"{server.url}/")
        llm.program("extract", llm.article, "--date", "2025-11-10")

    [asked], [headers] = server.asked, server.headers
    text = json.dumps(asked, ensure_ascii=False)
    assert server.paths == ["/v1/chat/completions"]
    assert (asked["model"], asked["temperature"], headers["authorization"]) == ("tiny", 0, f"Bearer {KEY}")
    assert all(words in text for words in ("competesWith", "Date: 2025-11-10", "owns 51 % of MOM", "json_schema"))
    assert KEY not in text


def test_loading_twice_changes_nothing(llm: Reading) -> None:
    with serving(said(GOOD)) as server:
        llm.at(server.url)
        first, second = llm.program("load", llm.article), llm.program("load", llm.article)

    assert [row[0] for found in (first, second) for row in found.rows] == ["new", "unchanged"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"quote": "Bel owns 51 % of MOM."}, "1 whose quote does not stand in the article"),
        ({"quote": TEXT * 20}, "1 whose quote does not stand in the article"),
        ({"object": "Mondelez"}, "1 with an end that has no name in the article"),
        ({"object": "the cheese maker"}, "1 with an end that has no name in the article"),
        ({"object": "Bel"}, "1 whose ends do not fit the relation"),
        ({"object": "Boursin", "relation": "acquired"}, "1 whose ends do not fit the relation"),
        ({"relation": "loves"}, "1 with a relation or status that the ontology does not know"),
        ({"status": "certain"}, "1 with a relation or status that the ontology does not know"),
        ({"object": "Lactalis", "object_words": "Lactalis"}, "1 whose quote holds no words for an end"),
        ({"quote": None}, "1 not of the form asked for"),
        ({"subject": ["Bel"]}, "1 not of the form asked for"),
    ],
)
def test_what_the_article_does_not_carry_is_dropped_and_counted(llm: Reading, change: Json, reason: str) -> None:
    with serving(said(json.dumps({"entities": THINGS, "statements": [{**OWNS, **change}, MAKES]}))) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, found.rows[0][2]) == (0, "1")
    assert f"article.txt: 1 of the model's 2 statements dropped: {reason}." in found.errors


def test_qualifiers_that_are_not_what_they_should_be_are_left_out(llm: Reading) -> None:
    strange = {"percent": 5100, "amount": "a lot", "currency": "the euro", "date": "2025-02-30", "ticker": "MOM"}
    statement = {**OWNS, "qualifiers": strange, "from": "once", "to": "2025-13", "said_by": "a little bird"}
    with serving(said(json.dumps({"entities": THINGS, "statements": [statement]}))) as server:
        llm.at(server.url)
        [row] = map(json.loads, llm.program("extract", llm.article, "--jsonl").output.splitlines())

    assert (row["qualifiers"], row["from"], row["to"], row["said_by"]) == ({}, None, None, None)


@pytest.mark.parametrize(
    ("quote", "given", "kept"),
    [
        ("Bel owns 51 % of MOM.", {"percent": 51, "date": "2021"}, {"percent": 51.0, "date": "2021"}),
        ("Bel owns 51 % of MOM.", {"percent": 49}, {}),
        ("Bel owns MOM.", {"percent": 100, "amount": 2e9, "currency": "EUR"}, {}),
        ("Bel détient la moitié de MOM.", {"percent": 50}, {"percent": 50.0}),
        ("Bel détient un tiers de MOM.", {"percent": 50}, {}),
        (
            "Bel owns a third of MOM, at $1.5bn.",
            {"percent": 33.33, "amount": 1.5e9},
            {"percent": 33.33, "amount": 1.5e9},
        ),
    ],
)
def test_a_number_that_does_not_stand_in_the_quote_is_dropped_and_the_fact_stays(
    llm: Reading, quote: str, given: Json, kept: Json
) -> None:
    llm.article.write_text(f"{quote} Others hold 49 %, 100 % in all, worth 2 billion.", "utf-8")
    with serving(
        said(json.dumps({"entities": THINGS, "statements": [{**OWNS, "quote": quote, "qualifiers": given}]}))
    ) as server:
        llm.at(server.url)
        [row] = map(json.loads, llm.program("extract", llm.article, "--jsonl").output.splitlines())

    assert (row["relation"], row["qualifiers"]) == ("owns", kept)


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{GOOD}\n```",
        f'<think>Let me see. {{"statements": []}}? No.</think>\n{GOOD}\nAnything else?',
        [{"type": "text", "text": GOOD[:50]}, {"type": "text", "text": GOOD[50:]}],
        GOOD.replace('"said_by": null', '"said_by": null, "mood": "good"'),
    ],
)
def test_what_stands_around_the_answer_is_passed_over(llm: Reading, content: object) -> None:
    with serving(said(content)) as server:
        llm.at(server.url)

        assert llm.program("load", llm.article).rows[0][2] == "3"


def test_an_article_without_facts_is_fine(llm: Reading) -> None:
    with serving(said('{"entities": [], "statements": []}')) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, found.rows[0][0], found.rows[0][2]) == (0, "new", "0")


def test_a_long_article_is_read_in_windows_and_each_statement_once(llm: Reading) -> None:
    filler = "Nothing of note happened on that day in the quiet valley, and people went home early. " * 20
    text = "\n".join([QUOTE, *[filler] * 12, MADE, filler, RIVAL])
    llm.article.write_text(text, "utf-8")
    with serving(Mind(THINGS, [OWNS, RIVALS, MAKES])) as server:
        llm.at(server.url)
        found = [json.loads(line) for line in llm.program("extract", llm.article, "--jsonl").output.splitlines()]

    assert len(server.asked) > 3
    assert sorted(each["relation"] for each in found) == ["competesWith", "manufactures", "owns"]
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in found)
    assert "Names met before: Bel; MOM" in json.dumps(server.asked[-1])


def test_where_an_answer_has_no_room_the_window_is_halved(llm: Reading) -> None:
    filler = "Nothing of note happened on that day in the quiet valley. " * 10
    llm.article.write_text("\n".join([QUOTE, filler, filler, filler, MADE]), "utf-8")
    with serving(said("{", finish_reason="length"), Mind(THINGS, [OWNS, MAKES])) as server:
        llm.at(server.url)

        assert llm.program("load", llm.article).rows[0][2] == "2"
        assert len(server.asked) >= 3


def test_a_window_that_fails_leaves_nothing_of_its_article(llm: Reading) -> None:
    filler = "Nothing of note happened on that day in the quiet valley, and people went home early. " * 60
    llm.article.write_text("\n".join([QUOTE, filler, filler]), "utf-8")
    with serving(said(GOOD), failing(400, "no")) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, found.rows[0][0]) == (3, "skipped")
    assert llm.program("articles").status == 1


def test_another_language_is_skipped_without_asking(llm: Reading) -> None:
    llm.article.write_text("Der Konzern aus Stuttgart hat am Montag seine Zahlen vorgelegt.", "utf-8")
    with serving(said(GOOD)) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, server.asked) == (3, [])
    assert "language 'de' cannot be read" in found.rows[0][8]


def test_readers_are_compared_on_the_same_gold(llm: Reading, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(
        f"- id: one\n  lang: en\n  text: {json.dumps(TEXT)}\n"
        "  must:\n    - [Bel, owns, MOM, {percent: 51}]\n    - [Bel, competesWith, Lactalis]\n",
        "utf-8",
    )
    with serving(said(GOOD)) as server:
        llm.at(server.url)
        found = llm.program("eval", gold, "--reader", "patterns", "--reader", "llm")

    total = dict(zip(found.output.splitlines()[0].split("\t"), found.rows[0], strict=True))
    assert (total["llm recall"], found.status) == ("1", 0)
    assert "llm: 1 articles, 0 of 0 traps sprung." in found.errors
