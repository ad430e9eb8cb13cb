"""Reading by a language model: a real local server that answers well, badly, slowly and with nonsense."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.loaders.llm.model_server import (
    Mind,
    Step,
    broken_off,
    closed_port,
    dripping,
    failing,
    not_http,
    raw,
    said,
    serving,
    silent,
)

TEXT = "Bel, the cheese maker, owns 51 % of MOM.\nIts rival Lactalis is not amused. The “Boursin”\nis made by Bel."
Json = dict[str, object]
QUOTE = "Bel, the cheese maker, owns 51 % of MOM."
RIVAL = "Its rival Lactalis is not amused."
MADE = 'The "Boursin" is made by Bel.'
OWNS: Json = {
    "quote": QUOTE,
    "subject": "Bel",
    "subject_words": "Bel",
    "relation": "owns",
    "object": "MOM",
    "object_words": "MOM",
    "status": "current",
    "qualifiers": {"percent": 51, "amount": None},
    "from": None,
    "to": None,
    "said_by": None,
}
RIVALS: Json = {
    **OWNS,
    "quote": RIVAL,
    "subject_words": "Its",
    "relation": "competesWith",
    "object": "Lactalis",
    "object_words": "Lactalis",
    "qualifiers": {},
}
MAKES: Json = {
    **OWNS,
    "quote": MADE,
    "relation": "manufactures",
    "object": "Boursin",
    "object_words": "Boursin",
    "qualifiers": {},
}
THINGS: list[Json] = [
    {"name": "Bel", "type": "Company", "also": ["the cheese maker"]},
    {"name": "MOM", "type": "Company", "also": []},
    {"name": "Lactalis", "type": "Company"},
    {"name": "Boursin", "type": "Product"},
]
GOOD = json.dumps({"entities": THINGS, "statements": [OWNS, RIVALS, MAKES]})
KEY = "sk-secret-1234"


class Reading:
    """The program with the reader 'llm', asking one server about one article."""

    def __init__(self, program: Program, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.program = program
        self.article = folder / "article.txt"
        self.article.write_text(TEXT, "utf-8")
        self._patch = patch
        for name, value in {"READER": "llm", "LLM_MODEL": "tiny", "LLM_KEY": KEY, "LLM_TIMEOUT": "20"}.items():
            patch.setenv(f"KEIRETSU_{name}", value)
        patch.setattr("loaders.llm.asking.PAUSES", (0.01, 0.01))

    def at(self, url: str) -> None:
        """Ask the server at an address."""
        self._patch.setenv("KEIRETSU_LLM_URL", url)

    def set(self, name: str, value: str) -> None:
        """Set another variable."""
        self._patch.setenv(f"KEIRETSU_LLM_{name}", value)


@pytest.fixture
def llm(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reading:
    """The program and an article."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    return Reading(Program(tmp_path / "graph", capsys, monkeypatch), monkeypatch, tmp_path)


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


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        (said("The weather is nice."), "the model's answer is no JSON object"),
        (said('{"facts": []}'), "the model's answer has no list 'statements'"),
        (said(GOOD[:-20]), "the model's answer has no list 'statements'"),
        (said('{"statements": ' + "[" * 100_000), "the model's answer is no JSON object"),
        (said("{" * 100_000), "the model's answer is no JSON object"),
        (said(""), "the model gave an empty answer"),
        (said(None), "the model gave an empty answer"),
        (said("no", message={"refusal": "I can't help with that."}), 'the model refused: "I can\'t help with that."'),
        (said(None, finish_reason="content_filter"), "the model refused"),
        (said(GOOD, finish_reason="length"), "the model's answer was cut short"),
        (raw(b"<html>Welcome</html>", kind="text/html"), "gives no JSON but text/html"),
        (raw(b"data: {}\n\n", kind="text/event-stream"), "gives no JSON but text/event-stream"),
        (raw(b"\xff\xfe{"), "gives no JSON"),
        (raw(b'{"choices": []}'), "gives JSON without a message"),
        (raw(b'[["choices"]]'), "gives JSON without a message"),
        (raw(b" " * 4_000_001), "answers with more than 4 MB"),
        (failing(500, "out of memory"), "answers with status 500: 'out of memory', 3 times"),
        (failing(429, "slow down"), "answers with status 429: 'slow down', 3 times"),
        (raw(b"<html>502</html>", 502, "text/html"), "answers with status 502, 3 times"),
        (failing(400, "too many tokens"), "answers with status 400: 'too many tokens'"),
        (failing(400, f"\x1b[31mred {KEY}"), "answers with status 400: '[31mred …'"),
        (broken_off, "broke off (IncompleteRead), 3 times"),
        (not_http, "broke off (BadStatusLine), 3 times"),
    ],
)
def test_an_answer_of_no_use_skips_the_article_in_one_sentence(llm: Reading, step: Step, reason: str) -> None:
    with serving(step) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article)

    assert (found.status, found.rows[0][0]) == (3, "skipped")
    assert reason in found.rows[0][8]
    assert found.errors == "keiretsu: 1 skipped.\nkeiretsu: No article could be read.\n"
    assert KEY not in found.output


@pytest.mark.parametrize("step", [silent(3), dripping(True, 3), dripping(False, 3)])
def test_a_server_that_hangs_is_left_after_the_time_given(llm: Reading, step: Step) -> None:
    llm.set("TIMEOUT", "0.4")
    with serving(step) as server:
        llm.at(server.url)
        start = time.monotonic()
        found = llm.program("load", llm.article)
        taken = time.monotonic() - start

    assert (found.status, taken < 2.5) == (3, True)
    assert "gave no whole answer in 0.4 s (KEIRETSU_LLM_TIMEOUT)" in found.rows[0][8]


@pytest.mark.parametrize(
    ("step", "sentence"),
    [
        (
            failing(401, f"Incorrect key {KEY}"),
            "answers with status 401: 'Incorrect key …': is KEIRETSU_LLM_KEY right?",
        ),
        (failing(403), "answers with status 403: is KEIRETSU_LLM_KEY right?"),
        (failing(404, "model 'tiny' not found"), "are KEIRETSU_LLM_URL and KEIRETSU_LLM_MODEL right?"),
        (raw(b"", 301, Location="https://other.example/"), "answers with status 301: are KEIRETSU_LLM_URL"),
    ],
)
def test_what_cannot_be_asked_at_all_stops_at_once(llm: Reading, step: Step, sentence: str) -> None:
    with serving(step) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article, llm.article)

    assert (found.status, len(server.asked), len(found.errors.splitlines())) == (3, 1, 1)
    assert sentence in found.errors
    assert KEY not in found.errors


def test_where_nothing_listens_it_stops_at_once(llm: Reading) -> None:
    llm.at(f"http://127.0.0.1:{closed_port()}/v1")

    found = llm.program("extract", llm.article)

    assert (found.status, found.output.count("\n") <= 1) == (3, True)
    assert "cannot be reached (Connection refused): is KEIRETSU_LLM_URL right?" in found.errors


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("URL", "", "needs an OpenAI-compatible address: set KEIRETSU_LLM_URL, such as http://localhost:11434/v1."),
        ("URL", "localhost:11434", "KEIRETSU_LLM_URL is no address such as"),
        ("URL", "http://[oops", "KEIRETSU_LLM_URL is no address such as"),
        ("URL", "http://me:word@host/v1", "(a key goes into KEIRETSU_LLM_KEY)"),
        ("MODEL", " ", "set KEIRETSU_LLM_MODEL."),
        ("KEY", "a\nb", "KEIRETSU_LLM_KEY holds what no key can hold"),
        ("TIMEOUT", "soon", "KEIRETSU_LLM_TIMEOUT is 'soon', not a number of seconds such as 120."),
        ("TIMEOUT", "-1", "KEIRETSU_LLM_TIMEOUT is '-1'"),
    ],
)
def test_what_is_not_set_right_is_named(llm: Reading, name: str, value: str, sentence: str) -> None:
    llm.at("http://localhost:9/v1")
    llm.set(name, value)

    found = llm.program("load", llm.article)

    assert (found.status, len(found.errors.splitlines())) == (3, 1)
    assert sentence in found.errors


@pytest.mark.parametrize(
    "steps",
    [
        (failing(503), failing(429, Retry_After="0"), said(GOOD)),
        (broken_off, not_http, said(GOOD)),
        (said("Sorry, what?"), said(GOOD)),
    ],
)
def test_what_passes_is_asked_again(llm: Reading, steps: tuple[Step, ...]) -> None:
    with serving(*steps) as server:
        llm.at(server.url)

        assert llm.program("load", llm.article).rows[0][2] == "3"
        assert len(server.asked) == len(steps)


def test_after_nonsense_the_model_is_told_what_was_wrong(llm: Reading) -> None:
    with serving(said("Sorry, what?"), said(GOOD)) as server:
        llm.at(server.url)
        llm.program("load", llm.article)

    messages = server.asked[1]["messages"]
    assert isinstance(messages, list)
    assert [each["role"] for each in messages] == ["system", "user", "assistant", "user"]
    assert "is no JSON object" in messages[-1]["content"]


@pytest.mark.parametrize("forms", [{"json_object", ""}, {""}])
def test_a_server_that_cannot_be_held_to_a_form_is_asked_without(llm: Reading, forms: set[str]) -> None:
    with serving(Mind(THINGS, [OWNS], frozenset(forms))) as server:
        llm.at(server.url)
        found = llm.program("load", llm.article, llm.article)

    assert found.status == 0
    assert len(server.asked) == 2 + 3 - len(forms)


def rows(folder: Path, texts: list[str]) -> Path:
    """Articles as a file of JSON lines."""
    path = folder / "rows.jsonl"
    lines = (json.dumps({"id": f"row-{number}", "text": text}) for number, text in enumerate(texts))
    path.write_text("\n".join(lines), "utf-8")
    return path


def test_one_failure_stops_no_other_article(llm: Reading, tmp_path: Path) -> None:
    with serving(failing(400), failing(400), failing(400), said(GOOD)) as server:
        llm.at(server.url)
        found = llm.program("load", rows(tmp_path, [TEXT, TEXT]))

    assert (found.status, [row[0] for row in found.rows]) == (0, ["skipped", "new"])


def test_a_service_that_fails_again_and_again_is_given_up_and_what_was_read_is_kept(
    llm: Reading, tmp_path: Path
) -> None:
    with serving(said(GOOD), failing(500)) as server:
        llm.at(server.url)
        found = llm.program("load", rows(tmp_path, [TEXT] * 6))
        asked = len(server.asked)

    assert (found.status, asked) == (3, 1 + 3 * 3)
    assert "stopped; what was read before is kept: 1 new, 2 skipped." in found.errors
    assert "The last 3 articles could not be read" in found.errors
    assert [row[5] for row in llm.program("articles").rows] == ["row-0"]


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
